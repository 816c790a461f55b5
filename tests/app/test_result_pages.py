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
from rules import reason, remaining_questions, triage
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
    for factor in conclusion.factors:
        said += [factor.name, *(rule.statement for rule in factor.for_)]
    advice = conclusion.advice
    said += [*advice.running, *advice.now, *advice.avoid, *advice.next_weeks, *advice.get_help_if]
    for exercise in advice.exercises:
        said += [exercise.name, exercise.purpose, *exercise.how, exercise.dose, exercise.progression]
    for guide in advice.guides:
        said += [guide.title, *guide.points, *guide.avoid, *guide.get_help_if]
    assert conclusion.causes[0].id == "bursitis_gtps"
    assert len(advice.guides) > 1
    assert advice.exercises
    for sentence in said:
        assert " ".join(sentence.split()) in sore.text


def test_a_band_is_said_in_words_and_no_score_is_shown(sore: Runner) -> None:
    assert load().wording.bands["likely"] in sore.text
    assert not re.search(r"\b[0-9]+ ?centinat|\bscore\b", sore.text, re.IGNORECASE)


def test_the_pain_rule_stands_under_the_answer_whether_one_may_run_and_the_other_guides_unfold(sore: Runner) -> None:
    labels, advice = load().wording.labels, load().advice
    pain_rule = sore.text.index(advice["pain_rule"].now[0])
    assert sore.text.index(labels["may_run_title"]) < pain_rule < sore.text.index(labels["what_this_points_to"])
    folded = re.findall(r'summary-text">([^<]*)</span></summary>', sore.page.text)
    others = [guide.title for guide in triage(_answers(sore)).advice.guides if guide.id != "pain_rule"]
    assert [title for title in map(unescape, folded) if title in others] == others


def test_the_answer_that_would_help_most_can_be_given_from_the_result(sore: Runner) -> None:
    asked = triage(_answers(sore)).next_question
    assert asked
    assert f"{load().wording.labels['next_question_title']} {asked.text}" in sore.text
    assert f'href="{sore.assessment}/questions/{asked.finding}"' in sore.page.text
    assert sore.go(f"questions/{asked.finding}").asked() == [asked.finding]


def test_an_answer_that_is_not_asked_for_any_more_is_not_called_unknown(sore: Runner) -> None:
    unknown = {open.finding: open.question for cause in triage(_answers(sore)).causes for open in cause.unknown}
    asked = set(remaining_questions(reason(_answers(sore))))
    assert asked & set(unknown)
    assert set(unknown) - asked
    listed = " ".join(re.findall(r"<li>([^<]*)</li>", unescape(sore.page.text)))
    for finding, question in unknown.items():
        assert (question in listed) == (finding in asked)


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


def test_the_steps_back_to_running_are_shown_when_the_rules_advise_them(runner: Runner, other_runner: Runner) -> None:
    runner.after_the_danger_signs(**BURSITIS | {"pain_when_running": "not_running"}).go("result")
    assert load().return_to_run.title in runner.text
    for rule in load().return_to_run.rules:
        assert rule.text in runner.text
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


def test_an_emergency_says_what_to_do_and_not_to_do_for_what_may_be_wrong(runner: Runner) -> None:
    runner.start().answer_until("danger-signs/walking_and_infection").submit(
        {"leg_shape_wrong": "yes", "can_bear_weight": "cannot"}
    )
    advice = triage(_answers(runner)).advice
    assert load().advice["fracture_or_dislocation"].avoid[0] in advice.avoid
    for sentence in (*advice.now, *advice.avoid, *advice.get_help_if):
        assert sentence in runner.text


def test_numbers_that_are_not_for_an_emergency_do_not_stand_under_that_word(runner: Runner) -> None:
    runner.start().submit({"chest_or_breath": "yes"})
    headings = [unescape(heading) for heading in re.findall(r"<h\d[^>]*>([^<]*)</h", runner.page.text)]
    [numbers] = [heading for heading in headings if "number" in heading.lower()]
    assert "emergency" not in numbers.lower()


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
