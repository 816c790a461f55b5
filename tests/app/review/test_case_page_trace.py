"""The trace on the page of a case: a story first, in the rules' own sentences, each of which opens into its step."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from app import signing
from app.clinicians import Clinician, Role
from app.kept_results import find
from app.kept_results.service import today
from knowledge import load
from rules import TraceStep, rule_base
from tests.app.review.cases import HILLS, LIMP, OUTER_HIP, Answers, Reviewer
from tests.app.review.document import Element

SAID = load().words["review"]
STAGES = {stratum: load().wording.labels[f"stage_{stratum}"] for stratum in ("abstraction", "evidence", "score")}


def steps_of(page: Element) -> dict[int, Element]:
    steps = page.all("details", class_="app-sentence")
    return {int(step.attributes["id"].removeprefix("step-")): step for step in steps}


def told(step: Element) -> dict[str, str]:
    """What the step says, by what it is called there."""
    names = [name.text for name in step.all("dt")]
    return dict(zip(names, [value.text for value in step.all("dd")], strict=True))


def step_of(page: Element, rule: str) -> dict[str, str]:
    [found] = [one for step in steps_of(page).values() if f"rule {rule} " in (one := told(step))[SAID["case_step"]]]
    return found


def trace_of(reviewer: Reviewer, id: int) -> tuple[TraceStep, ...]:
    return find(database=reviewer.database, id=id).conclusion.trace or ()


@pytest.mark.parametrize("answers", [OUTER_HIP, LIMP, HILLS])
def test_every_step_of_the_trace_is_told_once_in_the_words_of_its_rule(reviewer: Reviewer, answers: Answers) -> None:
    id = reviewer.kept(answers)
    steps = steps_of(reviewer.open(id))
    trace = trace_of(reviewer, id)
    assert sorted(steps) == [step.step for step in trace]
    for step in trace:
        assert steps[step.step].one("summary").text == step.statement


def test_the_story_goes_stratum_by_stratum(reviewer: Reviewer) -> None:
    id = reviewer.kept(LIMP)
    chapters = list(reviewer.open(id).all("section", class_="app-chapter"))
    strata = list(dict.fromkeys(step.stratum for step in trace_of(reviewer, id)))
    labels = load().wording.labels
    assert [chapter.one("h3").text for chapter in chapters] == [labels[f"stage_{stratum}"] for stratum in strata]
    for chapter, stratum in zip(chapters, strata, strict=True):
        assert sorted(steps_of(chapter)) == [s.step for s in trace_of(reviewer, id) if s.stratum == stratum]


def test_evidence_is_told_by_what_is_urgent_and_then_cause_by_cause(reviewer: Reviewer) -> None:
    chapter = reviewer.opened(HILLS).after(STAGES["evidence"])
    names = load().conclusions
    leads = [next(passage.all("strong")).text for passage in chapter.all("div", class_="app-passage")]
    assert leads == [
        SAID["case_for"].format(name=names["bursitis_gtps"].name),
        SAID["case_for"].format(name=names["overuse_soreness"].name),
        SAID["case_against"].format(name=names["overuse_soreness"].name),
        SAID["case_for"].format(name=names["training_load_spike"].name),
        SAID["case_unlisted"],
    ]


def test_adding_up_tells_each_score(reviewer: Reviewer) -> None:
    lines = [line.text for line in reviewer.opened(HILLS).after(STAGES["score"]).one("ul").all("li")]
    assert lines[0] == SAID["case_score"].format(
        name=load().conclusions["bursitis_gtps"].name, band="likely", prior=30, evidence="+571", score=601
    )
    assert len(lines) == 3


def test_a_step_says_what_matched_what_it_asserted_and_what_its_weight_is_made_of(reviewer: Reviewer) -> None:
    step = step_of(reviewer.opened(OUTER_HIP), "BUR-06")
    sites = load().findings["pain_site"]
    assert step[SAID["case_matched"]] == f"{sites.short}: {sites.labels['outer_hip']} Lying on that side: Yes"
    assert step[SAID["case_asserted"]] == f"{load().conclusions['bursitis_gtps'].name} (+230)"
    strong = load().weights["strong"].meaning
    assert step[SAID["case_weight"]].startswith(f"+230. {SAID['case_weight_from']} strong: {strong}")
    assert load().sources[rule_base().by_id["BUR-06"].source].title in step[load().wording.labels["source"]]


def test_a_rule_that_a_stronger_one_of_its_group_silences_says_which(reviewer: Reviewer) -> None:
    weight = step_of(reviewer.opened(OUTER_HIP), "BUR-03")[SAID["case_weight"]]
    assert weight.startswith(f"+0. {SAID['case_outweighed'].format(full='+160')} BUR-01 .")


def test_a_fact_links_to_the_steps_that_concluded_it(reviewer: Reviewer) -> None:
    id = reviewer.kept(LIMP)
    page, trace = reviewer.open(id), trace_of(reviewer, id)
    concluded_at = {name: step.step for step in trace for name in step.asserted}
    for step in trace:
        links = {
            int(link.attributes["href"].removeprefix("#step-"))
            for link in steps_of(page)[step.step].all("a")
            if link.attributes["href"].startswith("#step-")
        }
        facts = [name for name in step.concluded if not name.startswith("not ")]
        assert {concluded_at[name] for name in facts} <= links
        assert bool(links) == bool(facts)


def test_a_step_says_under_which_conditions_its_rule_fires(reviewer: Reviewer) -> None:
    fires = step_of(reviewer.opened(OUTER_HIP), "ADV-PAIN-RULE")[SAID["case_fires_when"]]
    assert re.match(r"All of these At least one of these the level is routine the level is self care", fires)


def test_a_step_says_whether_a_clinician_has_signed_its_rule(reviewer: Reviewer) -> None:
    id = reviewer.kept(OUTER_HIP)
    assert step_of(reviewer.open(id), "BUR-06")[SAID["case_step"]].endswith("Draft")
    signing.sign(
        database=reviewer.database,
        rule_base=rule_base(),
        rule="BUR-06",
        seen=signing.rule_digest(rule_base(), "BUR-06"),
        clinician=Clinician(reviewer.at.id, reviewer.at.name, reviewer.at.display_name, Role.REVIEWER),
        valid_until=today() + timedelta(days=30),
    )
    assert step_of(reviewer.open(id), "BUR-06")[SAID["case_step"]].endswith("Signed")
    assert step_of(reviewer.open(id), "BUR-01")[SAID["case_step"]].endswith("Draft")
