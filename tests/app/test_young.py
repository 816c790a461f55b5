"""Under 16: the danger signs in words for the young, and then to a professional."""

from __future__ import annotations

from knowledge import load
from tests.app.runner import Runner


def test_the_questions_end_after_the_danger_signs_with_words_for_a_parent(runner: Runner) -> None:
    runner.start().answer_until("result", age_years="15")
    page = load().pages["under_16"]
    assert page.title in runner.text
    assert page.sections[0].heading in runner.text
    assert load().urgency["within_days"].title in runner.text
    assert runner.go("more-questions").place == "result"
    assert runner.go("questions/course").place == "result"


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
