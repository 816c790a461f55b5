"""Under 16: the danger signs in words for the young, and then to a professional."""

from __future__ import annotations

import re

from knowledge import load
from rules import reason
from tests.app.runner import Runner


def test_the_questions_end_after_the_danger_signs_with_words_for_a_parent(runner: Runner) -> None:
    runner.start().answer_until("result", age_years="15")
    page = load().pages["under_16"]
    assert page.title in runner.text
    assert page.sections[0].heading in runner.text
    assert load().urgency["within_days"].title in runner.text
    assert runner.go("more-questions").place == "result"
    assert runner.go("questions/course").place == "result"


def test_a_parent_reads_what_to_do_and_not_to_do_for_what_may_be_wrong(runner: Runner) -> None:
    runner.start().answer_until("result", age_years="13")
    advice = load().advice["childhood_hip_disorder"]
    fill = load().locales["en-GB"].fill
    for sentence in (*advice.now, *advice.avoid, *advice.get_help_if):
        assert fill(sentence) in runner.text


def test_at_16_the_questions_go_on(runner: Runner) -> None:
    assert runner.start().answer_until("questions/", age_years="16").place.startswith("questions/")


def test_nothing_about_drugs_alcohol_pregnancy_or_bleeding_is_shown(runner: Runner) -> None:
    runner.start()
    hidden = {value for finding in load().findings.values() for value in finding.hidden_under_16}
    assert hidden
    while runner.place.startswith("danger-signs/"):
        shown = {value for value in hidden if f'value="{value}"' in runner.page.text}
        assert not shown
        runner.answer(age_years="15")


def test_an_adult_is_shown_them(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/health_history")
    assert 'value="injected_drugs"' in runner.page.text


def test_a_hidden_value_that_is_sent_all_the_same_is_refused(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/health_history", age_years="15")
    runner.submit({"medical_history": ["injected_drugs"]})
    assert runner.page.status_code == 422
    assert load().wording.errors["unknown_choice"] in runner.text


def test_the_question_about_the_bladder_does_not_speak_of_sex(runner: Runner) -> None:
    finding = load().findings["saddle_or_bladder"]
    runner.start().answer_until("danger-signs/walking_and_infection", age_years="15")
    assert finding.question_under_16 in runner.text
    assert finding.question not in runner.text


def test_sudden_strong_pain_also_asks_about_torsion(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/health_history", age_years="14", sudden_severe="yes")
    assert set(load().questionnaire.young_extra) <= set(runner.asked())


HIDDEN: dict[str, list[str]] = {
    "abdomen_pelvis": ["pregnant"],
    "medical_history": ["heavy_alcohol", "injected_drugs"],
}


def test_what_was_answered_before_the_age_was_corrected_is_said_on_no_page(
    runner: Runner, other_runner: Runner
) -> None:
    for young, answers in ((runner, HIDDEN), (other_runner, {})):
        young.after_the_danger_signs(
            pain_site=["front_groin"], rash_blisters="no", days_since_start=9, age_years=14, **answers
        )
    told = other_runner.go("result").text
    assert load().urgency["within_days"].title in told
    unsaid = reason({"age_years": 14, **HIDDEN}).fired
    only = {rule.says for rule in unsaid} - {rule.says for rule in reason({"age_years": 14}).fired}
    concerns = [
        load().conclusions[id] for id in ("pregnancy_related_hip", "avascular_necrosis", "joint_or_bone_infection")
    ]
    secret = {*only, *(concern.name for concern in concerns), *(s for c in concerns for s in load().advice[c.id].now)}
    assert len(only) > 2
    for place in ("result", "reasoning", "answers"):
        runner.go(place)
        assert [sentence for sentence in secret if sentence in runner.text and sentence not in told] == []
        assert "pregnan" not in runner.text.lower()
        assert "alcohol" not in runner.text.lower()


def test_an_emergency_from_a_hidden_answer_stays_one_and_says_why_to_nobody_under_16(runner: Runner) -> None:
    bleeding = {"abdomen_pelvis": ["vaginal_bleeding", "pregnant"]}
    runner.after_the_danger_signs(age_years=14, **bleeding).go("result")
    assert load().pages["emergency"].title in runner.text
    assert not re.search("bleed|pregnan", runner.text, re.IGNORECASE)
