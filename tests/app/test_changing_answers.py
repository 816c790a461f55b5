"""Going back, changing an answer, sending a form twice or late."""

from __future__ import annotations

from tests.app.runner import Runner
from tests.app.test_journey import SORENESS


def test_a_changed_answer_leaves_the_others_as_they_were(runner: Runner) -> None:
    runner.start().answer_until("answers", **SORENESS)
    before = {
        finding: runner.stored(finding) for finding in ("age_years", "load_change", "pain_site", "can_bear_weight")
    }
    runner.go("questions/onset?from=answers").answer(onset="gradual")
    assert runner.place == "answers"
    assert runner.stored("onset").startswith("Bit by bit")
    assert {finding: runner.stored(finding) for finding in before} == before


def test_a_danger_sign_that_is_changed_to_an_emergency_shows_it_at_once(runner: Runner) -> None:
    runner.start().answer_until("answers", **SORENESS)
    runner.go("danger-signs/emergency_signs?from=answers").answer(chest_or_breath="yes")
    assert runner.place == "result"


def test_the_page_to_change_an_answer_shows_what_was_answered(runner: Runner) -> None:
    runner.start().answer_until("questions/days_since_start", **SORENESS)
    runner.submit({"days_since_start": "6", "days_since_start-unit": "weeks"})
    runner.go("questions/days_since_start")
    assert 'value="6"' in runner.page.text
    assert '<option value="weeks" selected>' in runner.page.text
    assert runner.stored("days_since_start") == "6 weeks"


def test_a_form_sent_twice_counts_once(runner: Runner) -> None:
    runner.start().answer_until("questions/pain_site")
    form = {"pain_site": ["outer_hip"]}
    first = runner.submit(form, "questions/pain_site").place
    assert runner.submit(form, "questions/pain_site").place == first
    assert runner.stored("pain_site").startswith("Outer side")


def test_an_old_form_from_the_back_button_replaces_only_its_own_answer(runner: Runner) -> None:
    runner.start().answer_until("answers", **SORENESS)
    runner.submit({"onset": "gradual"}, "questions/onset")
    assert runner.stored("onset").startswith("Bit by bit")
    assert runner.stored("load_change") == "One much longer run"


def test_a_form_about_a_question_that_no_longer_matters_is_taken_quietly(runner: Runner) -> None:
    runner.start().answer_until("answers", **SORENESS)
    runner.submit({"medical_history": "none", "bone_stress_pattern": "none"}, "danger-signs/health_history")
    runner.go("danger-signs/bone_signs").answer(bone_stress_pattern=["deep_groin_or_front", "limps_with_running"])
    runner.submit({"test_squat": "knees_come_in"}, "questions/test_squat")
    assert runner.page.status_code == 200


def test_the_back_link_leads_to_the_page_before(runner: Runner) -> None:
    runner.start()
    assert runner.back_link() == "/"
    runner.answer()
    assert runner.back_link().endswith("danger-signs/emergency_signs")
    runner.answer_until("questions/")
    assert runner.back_link().endswith("danger-signs/health_history")
    first = runner.place
    runner.answer(pain_site=["outer_hip"])
    assert runner.back_link().endswith(first)
    second = runner.place
    runner.answer()
    assert runner.back_link().endswith(second)
    assert runner.go(first).back_link().endswith("danger-signs/health_history")


def test_someone_who_comes_back_goes_on_where_they_were(runner: Runner) -> None:
    runner.start().answer_until("questions/onset", pain_site=["outer_hip"])
    assert runner.go("").place == "questions/onset"
