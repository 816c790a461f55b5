"""The circuit behind the columns: groups, orders and counts of a few rules, and whole numbers in binary digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import load
from rules import Case, column_form_of, read_answers
from rules.catalogue.rulebase import RuleBase
from rules.forms.columns.binary import Digits, exceeds, greatest, reaches, total
from rules.forms.columns.circuit import TRUE, Circuit, Node
from rules.inference.program import Program
from rules.language import abstraction, at_least_k, concluded, is_, opposes, outranks, supports
from rules.language.conditions import Condition
from rules.language.rule import Rule
from tests.rules.told_by_engine import Row, told


class _Said(TypedDict):
    says: str
    source: str


SAID = _Said(says="A sentence.", source="expert-judgement")
SIGNS = ("c_sign", "twist_hurts", "rest_eases_fast", "dark_urine")
FIRST, SECOND, THIRD, LAST = (conclusion.id for conclusion in load().conclusions_of("cause")[:4])
STRONG, WEAK = (load().weights[strength].centinats for strength in ("strong", "weak"))


def _has(sign: int) -> Condition:
    return is_(SIGNS[sign], "yes")


def _concluded(rules: Sequence[Rule], *signs: int) -> Row:
    """What the columns conclude of someone with these signs, which is also what the engine does."""
    rule_base = RuleBase(rules, load())
    given = {sign: "yes" if place in signs else "no" for place, sign in enumerate(SIGNS)}
    [row] = column_form_of(rule_base).conclude(column_form_of(rule_base).frame([given])[0]).to_dicts()
    assert row == told(Case(Program(rule_base), read_answers(given, load())))
    return dict(row)


def _causes(rules: Sequence[Rule], *signs: int) -> list[str]:
    causes = _concluded(rules, *signs)["causes"]
    assert isinstance(causes, list)
    return [cause["id"] for cause in causes]


def _score(rules: Sequence[Rule], *signs: int) -> int:
    """The score of the first cause beyond its prior."""
    causes = _concluded(rules, *signs)["causes"]
    assert isinstance(causes, list)
    [score] = [cause["score"] for cause in causes if cause["id"] == FIRST]
    return int(score) - load().priors[FIRST].centinats


GROUPED = [
    supports(FIRST, "weak", id="A", when=_has(0), group="same", **SAID),
    supports(FIRST, "strong", id="B", when=_has(1), group="same", **SAID),
    opposes(FIRST, "weak", id="C", when=_has(2), group="same", **SAID),
    supports(FIRST, "weak", id="D", when=_has(3), **SAID),
]


@pytest.mark.parametrize(
    ("signs", "score"),
    [((0,), WEAK), ((1,), STRONG), ((0, 1), STRONG), ((0, 1, 2), STRONG - WEAK), ((0, 1, 2, 3), STRONG)],
)
def test_a_group_counts_once_for_and_once_against_with_its_largest_weight(signs: tuple[int, ...], score: int) -> None:
    assert _score(GROUPED, *signs) == score


RANKED = [
    *(supports(cause, "strong", id=f"for {cause}", when=_has(0), **SAID) for cause in (FIRST, SECOND)),
    *(supports(cause, "moderate", id=f"for {cause}", when=_has(0), **SAID) for cause in (THIRD, LAST)),
    outranks(LAST, [SECOND], id="last", when=_has(1), **SAID),
    outranks(THIRD, [SECOND, LAST], id="third", when=_has(2), **SAID),
]


@pytest.mark.parametrize(
    ("signs", "order"),
    [
        ((0,), [FIRST, SECOND, THIRD, LAST]),
        ((0, 1), [FIRST, LAST, SECOND, THIRD]),
        ((0, 2), [FIRST, THIRD, SECOND, LAST]),
        ((0, 1, 2), [FIRST, THIRD, LAST, SECOND]),
        ((1,), [LAST]),
    ],
)
def test_a_cause_that_outranks_others_stands_before_the_first_of_them(signs: tuple[int, ...], order: list[str]) -> None:
    assert _causes(RANKED, *signs) == order


@pytest.mark.parametrize("need", range(1, 5))
@pytest.mark.parametrize("there", range(5))
def test_at_least_so_many_parts_must_hold(need: int, there: int) -> None:
    counted = abstraction("enough", id="N", when=at_least_k(need, *map(_has, range(4))), **SAID)
    rules = [counted, supports(FIRST, "strong", id="E", when=concluded("enough"), **SAID)]
    assert _causes(rules, *range(there)) == ([FIRST] if there >= need else [])


def _numbers(circuit: Circuit, cases: Sequence[dict[str, int]]) -> tuple[dict[str, Digits], dict[Node, int]]:
    """Numbers of each case as digits, and the columns of those digits."""
    width = max(number for case in cases for number in case.values()).bit_length()
    digits = {id: tuple(circuit.read(id, place) for place in range(width)) for id in cases[0]}
    columns = {
        node: sum((case[id] >> place & 1) << row for row, case in enumerate(cases))
        for id, nodes in digits.items()
        for place, node in enumerate(nodes)
    }
    return digits, columns


def _read(columns: Sequence[int], digits: Digits, row: int) -> int:
    return sum((columns[node] >> row & 1) << place for place, node in enumerate(digits))


CASES = st.lists(st.fixed_dictionaries(dict.fromkeys("abc", st.integers(0, 40))), min_size=1, max_size=8)


@given(CASES, st.lists(st.integers(0, 50), min_size=3, max_size=3), st.integers(-3, 50))
def test_binary_digits_add_and_compare_as_numbers_do(
    cases: list[dict[str, int]], weights: list[int], limit: int
) -> None:
    circuit = Circuit()
    digits, inputs = _numbers(circuit, cases)
    lowest = {id: nodes[0] if nodes else TRUE for id, nodes in digits.items()}
    added = [(weight, lowest[id]) for weight, id in zip(weights, "abc", strict=True)]
    summed = total(circuit, [*added, (7, TRUE)])
    largest, which = greatest(circuit, digits, {id: lowest[id] for id in "ab"})
    reached, more = reaches(circuit, digits["a"], limit), exceeds(circuit, digits["a"], digits["b"])
    wanted = {*summed, *largest, *which.values(), reached, more}
    columns = circuit.run(circuit.gates_behind(wanted), inputs, (1 << len(cases)) - 1)
    for row, case in enumerate(cases):
        odd = {id: bool(columns[node] >> row & 1) for id, node in lowest.items()}
        among = {id: case[id] for id in "ab" if odd[id]}
        top = max(among.values(), default=0)
        assert _read(columns, summed, row) == 7 + sum(weights[place] for place, id in enumerate("abc") if odd[id])
        assert _read(columns, largest, row) == top
        assert {id for id in which if columns[which[id]] >> row & 1} == {id for id in among if among[id] == top}
        assert columns[reached] >> row & 1 == (case["a"] >= limit)
        assert columns[more] >> row & 1 == (case["a"] > case["b"])


def test_a_gate_is_made_once_however_often_it_is_asked_for() -> None:
    circuit = Circuit()
    left, right = circuit.read("age_years", 16), circuit.read("age_years", 18)
    assert circuit.both(left, right) == circuit.both(right, left)
    assert circuit.opposite(circuit.opposite(left)) == left
    assert circuit.all_of([left, left, TRUE]) == left
