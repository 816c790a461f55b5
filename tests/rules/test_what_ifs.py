"""What-ifs: every change of a single answer, with what the engine would conclude after it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import NONE, NOT_SURE, UrgencyLevel, load
from rules import AnswersRefused, Case, Change, Outcome, WhatIf, program, read_answers, what_ifs
from rules.language.conditions import AtLeast, Below, atoms
from tests.random_answers import GivenAnswers, danger_answers, some_answers
from tests.rules.told_by_engine import Row, as_given, changed, told

EXAMPLES = [load().example_answers(example) for example in load().examples.values()]


def _told(outcome: Outcome) -> Row:
    """An outcome as the engine is told."""
    causes, factors = (
        [{"id": one.id, "band": one.band, "score": one.score} for one in ranked]
        for ranked in (outcome.causes, outcome.factors)
    )
    return {
        "error": None,
        "urgency": outcome.level,
        "complete": outcome.complete,
        "unanswered_first": list(outcome.unanswered_first),
        "red_flags": list(outcome.red_flags),
        "concerns": [{"id": concern.id, "level": concern.level} for concern in outcome.concerns],
        "causes": causes,
        "factors": factors,
    }


def _by_engine(answers: GivenAnswers, change: Change) -> Row:
    given_now = read_answers(answers, load()).values
    return told(Case(program(), changed(given_now, change.finding, change.answer)))


@pytest.mark.parametrize("answers", EXAMPLES, ids=load().examples)
def test_each_what_if_of_an_example_is_what_the_engine_concludes(answers: GivenAnswers) -> None:
    supposed = what_ifs(answers)
    assert _told(supposed.given) == told(Case(program(), read_answers(answers, load())))
    for what_if in supposed.changed:
        assert _told(what_if.outcome) == _by_engine(answers, what_if.change), what_if.change


@pytest.mark.slow
@given(some_answers() | danger_answers(), st.randoms(use_true_random=False))
def test_any_what_if_is_what_the_engine_concludes(answers: GivenAnswers, drawing: random.Random) -> None:
    supposed = what_ifs(answers)
    assert _told(supposed.given) == told(Case(program(), read_answers(answers, load())))
    for what_if in drawing.sample(supposed.changed, 12):
        assert _told(what_if.outcome) == _by_engine(answers, what_if.change), what_if.change


@pytest.mark.slow
@given(some_answers())
def test_every_change_is_another_answer_that_can_be_given(answers: GivenAnswers) -> None:
    given_now = read_answers(answers, load()).values
    changes = [what_if.change for what_if in what_ifs(answers).changed]
    assert len(set(changes)) == len(changes)
    for change in changes:
        assert change.answer != given_now.get(change.finding)
        after = changed(given_now, change.finding, change.answer)
        assert read_answers(as_given(after.values), load()) == after


def _answers_after(answers: GivenAnswers, finding: str) -> set[object]:
    return {what_if.change.answer for what_if in what_ifs(answers).changed if what_if.change.finding == finding}


def test_a_choice_becomes_each_other_value() -> None:
    weight = load().findings["can_bear_weight"]
    first, *others = weight.labels
    assert _answers_after({weight.id: first}, weight.id) == {*((value,) for value in others), (NOT_SURE,), None}
    assert _answers_after({weight.id: NOT_SURE}, weight.id) == {*((value,) for value in weight.labels), None}
    assert _answers_after({}, weight.id) == {*((value,) for value in weight.labels), (NOT_SURE,)}


def test_each_word_of_a_list_is_put_in_or_taken_out() -> None:
    start = load().findings["injury_start"]
    values = [value for value in start.labels if value != NONE]
    one, two, *others = values
    longer = {tuple(value for value in start.labels if value in (one, two, other)) for other in others}
    ends = {(NOT_SURE,), (NONE,), None}
    assert _answers_after({start.id: [one, two]}, start.id) == {(one,), (two,), *longer, *ends}
    assert _answers_after({start.id: [NONE]}, start.id) == {*((value,) for value in values), (NOT_SURE,), None}
    assert _answers_after({start.id: NOT_SURE}, start.id) == {*((value,) for value in start.labels), None}


def _limits(finding: str) -> Iterator[int]:
    for rule in program().rule_base.rules:
        for atom in atoms(rule.when):
            if isinstance(atom, AtLeast | Below) and atom.finding == finding:
                yield atom.number


@pytest.mark.parametrize("finding", [finding.id for finding in load().findings.values() if finding.is_number])
def test_a_number_stands_on_either_side_of_every_limit_that_a_rule_has(finding: str) -> None:
    sides = {side for limit in _limits(finding) for side in (limit - 1, limit)}
    lowest = load().findings[finding].min
    assert _answers_after({finding: lowest}, finding) == {*(sides - {lowest, lowest - 1}), (NOT_SURE,), None}


def test_what_raises_and_what_lowers_the_urgency_can_be_told_apart() -> None:
    answers = load().example_answers(load().examples["plain_soreness"])
    supposed = what_ifs(answers)
    assert supposed.given.level is UrgencyLevel.SELF_CARE
    assert supposed.lowering == ()
    breath = load().findings["chest_or_breath"].id
    assert _levels(supposed.raising)[breath, ("yes",)] is UrgencyLevel.EMERGENCY_NOW
    emergency = what_ifs(answers | {breath: "yes"})
    assert emergency.raising == ()
    assert _levels(emergency.lowering)[breath, ("no",)] is UrgencyLevel.SELF_CARE


def _levels(changes: tuple[WhatIf, ...]) -> dict[tuple[str, object], UrgencyLevel]:
    return {(one.change.finding, one.change.answer): one.outcome.level for one in changes}


def test_answers_that_are_not_of_the_vocabulary_are_refused() -> None:
    with pytest.raises(AnswersRefused):
        what_ifs({"age_years": 200})
