"""The solver's reading of rules and specification, held against the engine and the plain reader on random answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest
import z3
from hypothesis import given
from hypothesis import strategies as st

from knowledge import MayRun, UrgencyLevel, load
from rules import Case, locale_of, reason, rule_base, self_tests_offered
from rules.explanation.advised import advised
from rules.language import names
from tests.proofs import consequences
from tests.proofs.answers import Answers, GivenAnswers
from tests.proofs.claims import Both
from tests.random_answers import answer, danger_answers, some_answers
from tests.rules.vignettes import vignettes
from tests.specification import reader


class Probes:
    """Truths and numbers by name, in a solver that says what they are for the answers of any case."""

    def __init__(self, answers: Answers, truths: dict[str, z3.BoolRef], numbers: dict[str, z3.BitVecRef]) -> None:
        self._answers = answers
        self._names = list(truths)
        self._numbers = {name: z3.BitVec(name, number.size()) for name, number in numbers.items()}
        # One long number with a bit for each truth is read off much faster than each truth for itself.
        self._truths = z3.BitVec("truths", len(truths))
        self._solver = z3.SolverFor("QF_FD")
        self._solver.add(answers.allowed)
        self._solver.add(self._truths == z3.Concat([_bit(truth) for truth in truths.values()]))
        self._solver.add([self._numbers[name] == number for name, number in numbers.items()])

    def values(self, case: Case) -> Values:
        """What everything watched is for the answers of a case."""
        self._solver.push()
        self._solver.add(self._answers.are(case.answers.values))
        assert self._solver.check() == z3.sat
        model = self._solver.model()
        self._solver.pop()
        bits = format(model.eval(self._truths).as_long(), f"0{len(self._names)}b")
        true = {name for name, bit in zip(self._names, bits, strict=True) if bit == "1"}
        return Values(true, {name: model.eval(number).as_signed_long() for name, number in self._numbers.items()})


@dataclass(frozen=True)
class Values:
    """What holds, by kind and name, and the score of each cause and factor."""

    true: set[str]
    scores: dict[str, int]

    def of(self, kind: str) -> set[str]:
        """What holds of one kind."""
        return {name.removeprefix(f"{kind} ") for name in self.true if name.startswith(f"{kind} ")}


def _bit(truth: z3.BoolRef) -> z3.BitVecRef:
    return z3.If(truth, z3.BitVecVal(1, 1), z3.BitVecVal(0, 1))


CONCLUSIONS = [conclusion.id for conclusion in load().conclusions.values() if conclusion.kind != "serious"]
PAIRS = [
    pair
    for kind in ("cause", "factor")
    for pair in combinations([conclusion.id for conclusion in load().conclusions_of(kind)], 2)
]


@cache
def probes() -> Probes:
    both = Both.of(rule_base(), Answers.any(load().findings))
    reasoning, scores = both.reasoning, both.reasoning.scores
    watched = {f"fires {rule.id}": reasoning.fires(rule) for rule in rule_base().rules}
    names_concluded = {name for rule in rule_base().rules for name in rule.concludes}
    for id in CONCLUSIONS:
        names_concluded |= {names.band_reached(band, id) for band in load().bands}
        names_concluded |= {names.leads(id) if load().conclusions[id].kind == "cause" else names.first_factor_is(id)}
    names_concluded |= {names.NO_CAUSE_LEADS, *(names.urgency_is(level) for level in UrgencyLevel)}
    watched |= {f"concluded {name}": reasoning.concluded(name) for name in names_concluded}
    watched |= {f"order {first} {second}": scores.stands_before(first, second) for first, second in PAIRS}
    watched |= {f"may_run {limit}": consequences.may_run(reasoning, limit) for limit in MayRun}
    for exercise in load().exercises.values():
        watched[f"exercise {exercise.id}"] = consequences.may_be_advised(reasoning, exercise)
        watched[f"found {exercise.id}"] = consequences.is_for_what_was_found(reasoning, exercise)
        watched[f"named {exercise.id}"] = consequences.is_named_by_advice(reasoning, exercise)
    watched["self_tests offered"] = consequences.self_tests_offered(reasoning)
    watched |= {f"flag {flag}": both.specification.fires(flag) for flag in reader.flag_ids()}
    watched |= {f"at_least {level}": both.specification.at_least_as_urgent(level) for level in reader.LEVELS}
    return Probes(reasoning.answers, watched, {id: scores.score(id) for id in CONCLUSIONS})


def _same_rules_fire(case: Case, values: Values) -> None:
    assert values.of("fires") == {rule.id for rule in case.fired}
    assert values.of("concluded") == case.concluded


def _same_ranking(case: Case, values: Values) -> None:
    order = values.of("order")
    for listed in (case.ranking.causes, case.ranking.factors):
        assert {entry.id: entry.score for entry in listed} == {entry.id: values.scores[entry.id] for entry in listed}
        places = {entry.id: place for place, entry in enumerate(listed)}
        for first, second in PAIRS:
            if first in places and second in places:
                assert (f"{first} {second}" in order) == (places[first] < places[second])


def _same_consequences(case: Case, values: Values) -> None:
    advice = advised(case, locale_of("en-GB"))
    assert values.of("may_run") == {advice.may_run}
    assert bool(values.of("self_tests")) == self_tests_offered(case)
    shown, could_be = {exercise.id for exercise in advice.exercises}, values.of("exercise")
    assert shown <= could_be
    assert shown >= could_be & values.of("named")
    most = load().thresholds["exercises_shown"].value
    assert len(shown & values.of("found")) >= min(len(could_be & values.of("found")), most)


def _same_specification(case: Case, values: Values) -> None:
    answers = case.answers.values
    assert values.of("flag") == reader.flags(answers)
    level = reader.level(answers, case.ranking.leading, case.ranking.first_factor)
    assert values.of("at_least") == set(reader.LEVELS[reader.LEVELS.index(level) :])


def _same(answers: Mapping[str, object]) -> None:
    case = reason(answers)
    values = probes().values(case)
    _same_rules_fire(case, values)
    _same_ranking(case, values)
    _same_consequences(case, values)
    _same_specification(case, values)


CLEAR: GivenAnswers = {f.id: f.clear_answer for f in load().first_findings} | {"age_years": 40, "days_since_start": 5}
BONE: GivenAnswers = CLEAR | {"pain_site": ["front_groin"], "bone_stress_pattern": ["earlier_each_run"]}


@st.composite
def calm_answers(draw: st.DrawFn) -> GivenAnswers:
    """Clear answers but for a few: what answers at random hardly ever reach is self-care."""
    others = draw(st.sets(st.sampled_from(list(load().findings)), max_size=8))
    return CLEAR | {id: draw(answer(load().findings[id])) for id in sorted(others)}


def bone_answers() -> st.SearchStrategy[GivenAnswers]:
    """A bone that may be cracking with anything else, so that it has to outrank what scores higher."""
    return some_answers().map(lambda answers: answers | BONE)


@given(some_answers() | danger_answers() | calm_answers() | bone_answers())
def test_the_solver_reads_what_the_engine_concludes(answers: GivenAnswers) -> None:
    _same(answers)


@pytest.mark.slow
def test_the_solver_reads_what_the_engine_concludes_from_every_vignette() -> None:
    """Every rule fires in a vignette, so none goes unread here."""
    for vignette in vignettes():
        _same(vignette.answers)
