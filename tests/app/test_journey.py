"""The way through the questionnaire, on each database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge import UrgencyLevel, load
from rules import reason
from tests.app.runner import DANGER_PAGES, Runner

FEMORAL_NECK: dict[str, str | list[str]] = {
    "bone_stress_pattern": ["deep_groin_or_front", "limps_with_running"],
    "can_bear_weight": "limping",
}
SORENESS: dict[str, str | list[str]] = {
    "pain_site": ["outer_hip"],
    "onset": "day_or_two_after_run",
    "course": "better",
    "load_change": ["longer_run"],
}


def test_plain_soreness_may_be_looked_after_at_home(runner: Runner) -> None:
    runner.start().answer_until("answers", **SORENESS)
    assert runner.place == "answers"
    runner.go("result")
    assert load().urgency["self_care"].title in runner.text
    assert load().conclusions["overuse_soreness"].name in runner.text


def test_the_danger_signs_come_first_on_five_pages(runner: Runner) -> None:
    runner.start()
    seen = []
    while runner.place.startswith("danger-signs/"):
        seen.append(runner.place.partition("/")[2])
        assert set(DANGER_PAGES[seen[-1]]) <= set(runner.asked())
        assert f"Step {len(seen)} of 5" in runner.text
        runner.answer()
    assert seen == list(DANGER_PAGES)


def emergencies() -> Iterator[tuple[str, str, str]]:
    """Every danger answer that alone is an emergency, with its page."""
    for page, findings in DANGER_PAGES.items():
        for finding in findings:
            for value in load().findings[finding].labels:
                several = load().findings[finding].type == "choices"
                if reason({finding: [value] if several else value}).level == UrgencyLevel.EMERGENCY_NOW:
                    yield page, finding, value


@pytest.mark.parametrize(("page", "finding", "value"), list(emergencies()))
def test_one_emergency_sign_wins_over_everything_missing_on_its_page(
    runner: Runner, page: str, finding: str, value: str
) -> None:
    runner.start().answer_until(f"danger-signs/{page}").submit({finding: value})
    assert runner.place == "result"
    assert load().pages["emergency"].title in runner.text
    assert runner.stored(finding) == load().findings[finding].labels[value]


def test_an_emergency_sign_counts_even_when_none_of_these_is_ticked_too(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/rest_of_the_body")
    runner.submit({"abdomen_pelvis": ["none", "testicle_sudden_or_swollen"]})
    assert load().pages["emergency"].title in runner.text


def test_a_harmless_sign_with_none_of_these_is_asked_again(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/rest_of_the_body")
    runner.answer(leg_weak_numb=["none", "numb_stable"])
    assert runner.page.status_code == 422
    assert load().wording.errors["none_with_others"] in runner.text


def test_a_sign_that_was_taken_back_is_no_emergency_any_more(runner: Runner) -> None:
    runner.start().submit({"chest_or_breath": "yes"})
    runner.go("danger-signs/emergency_signs").submit({"chest_or_breath": "no"})
    assert runner.page.status_code == 422
    assert load().pages["emergency"].title not in runner.text
    runner.answer()
    assert runner.place == "danger-signs/walking_and_infection"


def test_a_sign_that_is_unticked_without_another_answer_is_asked_again(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/rest_of_the_body").submit(
        {"abdomen_pelvis": ["testicle_sudden_or_swollen"]}
    )
    assert runner.place == "result"
    runner.go("danger-signs/rest_of_the_body").submit({"leg_swollen_warm": "no"})
    assert runner.page.status_code == 422


def test_what_is_missing_is_listed_with_links_and_what_was_typed_stays(runner: Runner) -> None:
    runner.start().submit({"age_years": "41", "foot_cold_pale": "only_with_exercise"})
    assert runner.page.status_code == 422
    assert runner.title.startswith("Error: ")
    for finding in ("chest_or_breath", "dark_urine"):
        assert f'href="#{finding}"' in runner.page.text
        assert f'id="{finding}"' in runner.page.text
    assert 'value="41"' in runner.page.text
    assert 'value="only_with_exercise" checked' in runner.page.text


def test_help_needed_today_is_shown_right_after_the_danger_signs_with_a_way_on(runner: Runner) -> None:
    runner.start().answer_until("result", **FEMORAL_NECK)
    assert load().urgency["same_day"].title in runner.text
    assert load().conclusions["femoral_neck_stress_fracture"].name in runner.text
    assert load().wording.may_run["no"] in runner.text
    runner.go("more-questions")
    assert runner.place.startswith("questions/")
    runner.answer()
    assert runner.place.startswith("questions/")


def test_nobody_with_a_suspect_bone_is_asked_to_try_anything(runner: Runner) -> None:
    runner.start().answer_until("result", **FEMORAL_NECK).go("more-questions")
    asked = []
    while runner.place.startswith("questions/"):
        asked += runner.asked()
        runner.answer()
    assert not set(asked) & set(load().questionnaire.self_tests)


def test_an_answer_that_makes_it_an_emergency_shows_the_emergency_at_once(runner: Runner) -> None:
    runner.start().answer_until("questions/", age_years="70")
    runner.submit({"headache_jaw_sight": ["sight_change"]}, "danger-signs/rest_of_the_body")
    assert load().pages["emergency"].title in runner.text


def test_the_result_is_offered_once_where_it_hurts_how_long_and_a_rash_are_known(runner: Runner) -> None:
    offer = load().wording.buttons["show_result_now"]
    runner.start().answer_until("questions/", pain_site=["outer_hip"])
    for finding in load().questionnaire.before_self_care:
        assert runner.asked() == [finding]
        assert offer not in runner.text
        assert runner.browser.get(f"{runner.assessment}/result").url.path != f"{runner.assessment}/result"
        runner.answer(pain_site=["outer_hip"])
    assert offer in runner.text
    assert runner.go("result").place == "result"


def test_a_self_test_says_when_to_leave_it_out_and_can_be_skipped(runner: Runner) -> None:
    runner.start().answer_until("questions/test_", **SORENESS)
    [test] = runner.asked()
    assert load().findings[test].safety in runner.text
    runner.submit({"skip": "skip"})
    assert runner.asked() != [test]
    assert runner.stored(test) == load().wording.labels["skipped"]


def test_someone_who_would_rather_not_say_is_not_asked_again_and_told_what_that_means(runner: Runner) -> None:
    runner.start().answer_until("answers", medical_history="prefer_not", **SORENESS)
    assert runner.place == "answers"
    runner.go("result")
    assert load().urgency["routine"].title in runner.text
    assert load().wording.labels["incomplete"] in runner.text


def test_from_50_a_headache_is_asked_with_the_danger_signs(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/rest_of_the_body", age_years="50")
    assert "headache_jaw_sight" in runner.asked()


def test_before_50_a_headache_is_not_asked_with_the_danger_signs(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/rest_of_the_body", age_years="49")
    assert "headache_jaw_sight" not in runner.asked()


def test_a_form_from_before_the_age_was_corrected_is_still_taken(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/rest_of_the_body", age_years="50")
    form = {"leg_weak_numb": "none", "leg_swollen_warm": "no", "groin_lump": "no", "abdomen_pelvis": "none"}
    runner.browser.post(f"{runner.assessment}/danger-signs/emergency_signs", data={"age_years": "49"})
    runner.submit(form | {"headache_jaw_sight": "none"})
    assert runner.place == "danger-signs/bone_signs"


def test_a_page_out_of_turn_leads_to_the_first_open_one(runner: Runner) -> None:
    runner.start()
    for place in ("danger-signs/health_history", "questions/course", "result", "reasoning", "more-questions", ""):
        assert runner.go(place).place == "danger-signs/emergency_signs"
