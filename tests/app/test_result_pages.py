"""What the result says, and how it was worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest

from app.assessment import service
from app.assessment.owner import owner_of
from app.storage import Database
from knowledge import load
from rules import triage
from tests.app.runner import Runner
from tests.app.test_journey import FEMORAL_NECK

BURSITIS: dict[str, object] = {
    "pain_site": ["outer_hip"],
    "lying_on_side_hurts": "yes",
    "days_since_start": 60,
    "rash_blisters": "no",
    "course": "same",
    "onset": "gradual",
    "pain_when_running": "builds_up",
}


@pytest.fixture
def sore(runner: Runner) -> Runner:
    """Someone with the sore outer hip of gluteal tendons, at the result."""
    return runner.after_the_danger_signs(**BURSITIS).go("result")


def _answers(runner: Runner) -> Mapping[str, object]:
    database: Database = runner.app.state.database
    owner = owner_of(runner.browser.cookies["hip_triage"])
    return service.find(database=database, id=runner.assessment[-22:], owner=owner).answers


def test_the_page_says_what_the_rules_conclude(sore: Runner) -> None:
    conclusion = triage(_answers(sore))
    said = [conclusion.urgency.title, conclusion.urgency.what_to_do]
    said += [reason.statement for reason in conclusion.urgency.reasons]
    for cause in conclusion.causes:
        said += [cause.name, cause.explanation, cause.medical_name]
        said += [rule.statement for rule in (*cause.for_, *cause.against)]
        said += [unknown.question for unknown in cause.unknown]
    for factor in conclusion.factors:
        said += [factor.name, *(rule.statement for rule in factor.for_)]
    advice = conclusion.advice
    said += [*advice.running, *advice.now, *advice.avoid, *advice.next_weeks, *advice.get_help_if]
    for exercise in advice.exercises:
        said += [exercise.name, exercise.purpose, *exercise.how, exercise.dose, exercise.progression]
    assert conclusion.causes[0].id == "bursitis_gtps"
    assert advice.exercises
    for sentence in said:
        assert " ".join(sentence.split()) in sore.text


def test_a_band_is_said_in_words_and_no_score_is_shown(sore: Runner) -> None:
    assert load().wording.bands["likely"] in sore.text
    assert not re.search(r"\b[0-9]+ ?centinat|\bscore\b", sore.text, re.IGNORECASE)


def test_each_citation_leads_to_a_source_in_the_list(sore: Runner) -> None:
    cited = set(re.findall(r'href="#(source-\d+)"', sore.page.text))
    assert cited
    assert cited <= set(re.findall(r'id="(source-\d+)"', sore.page.text))


def test_what_is_unverified_or_expert_judgement_says_so(sore: Runner) -> None:
    assert load().wording.labels["expert_judgement"] in sore.text
    listed = sore.page.text.partition('id="sources"')[2]
    for source in load().sources.values():
        if source.status == "unverified" and source.id != "expert-judgement" and source.title in unescape(listed):
            entry = unescape(listed).partition(source.title)[2].partition("</li>")[0]
            assert load().wording.labels["unverified_source"] in entry


def test_the_steps_back_to_running_are_shown_when_the_rules_advise_them(sore: Runner, other_runner: Runner) -> None:
    assert load().return_to_run.title in sore.text
    for rule in load().return_to_run.rules:
        assert rule.text in sore.text
    other_runner.start().answer_until("result", **FEMORAL_NECK)
    assert load().return_to_run.title not in other_runner.text


def test_in_an_emergency_the_emergency_comes_first_with_the_numbers_of_several_countries(runner: Runner) -> None:
    runner.start().submit({"chest_or_breath": "yes"})
    assert runner.text.startswith(load().pages["emergency"].title)
    locales = load().locales
    for locale in locales.values():
        assert locale.emergency_number in runner.text
    assert runner.text.index("999") < runner.text.index(locales["en-US"].country)
    assert 'href="tel:999"' in runner.page.text


def test_the_numbers_of_the_chosen_country_come_first(runner: Runner) -> None:
    runner.browser.post("/locale", data={"locale": "en-US", "path": "/"})
    runner.start().submit({"chest_or_breath": "yes"})
    assert 'href="tel:911"' in runner.page.text
    assert runner.text.index("911") < runner.text.index("999")


def test_the_trace_shows_every_rule_that_fired_in_order_with_its_answers(runner: Runner) -> None:
    runner.start().answer_until("result", **FEMORAL_NECK).go("reasoning")
    trace = triage(_answers(runner), with_trace=True).trace or ()
    assert "RF24a" in [step.rule for step in trace]
    assert re.findall(r"<code>([^<]+)</code>", runner.page.text) == [step.rule for step in trace]
    for step in trace:
        assert " ".join(step.statement.split()) in runner.text
    assert "Walking on the leg: Yes, but I limp" in runner.text
    for stage in ("abstraction", "evidence", "score", "urgency", "disposition", "advice"):
        assert load().wording.labels[f"stage_{stage}"] in runner.text


def test_the_trace_changes_nothing(runner: Runner) -> None:
    runner.start().answer_until("result", **FEMORAL_NECK)
    main = runner.go("reasoning").page.text.partition("<main")[2].partition("</main>")[0]
    assert "<form" not in main
    assert "<input" not in main


def test_the_trace_of_an_emergency_can_be_read_with_the_rest_unanswered(runner: Runner) -> None:
    runner.start().submit({"chest_or_breath": "yes"})
    assert runner.go("reasoning").page.status_code == 200


def test_the_result_can_be_printed_started_again_and_deleted(sore: Runner) -> None:
    for words in ("print", "start_again", "delete_my_answers", "check_answers", "show_reasoning"):
        assert load().wording.buttons[words] in sore.text


def test_every_answer_can_be_changed_from_the_page_to_check_them(runner: Runner) -> None:
    runner.after_the_danger_signs(**BURSITIS).go("answers")
    links = re.findall(r'href="[^"]*?/assessment/[^/]+/([^"?]+)\?from=answers#(\w+)"', runner.page.text)
    assert {finding for _, finding in links} >= {finding.id for finding in load().first_findings}
    for place, finding in links:
        assert finding in runner.go(place).asked()
