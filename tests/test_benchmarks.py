"""The benchmarks compare like with like, and say all that they measured. No test looks at a time."""

from __future__ import annotations

import json

import pytest

from benchmarks.answer_sets import AnswerSet, full_sets
from benchmarks.contenders import Conclusion, EnginesDisagree, check_agreement, ours
from benchmarks.padding import padded, part
from benchmarks.report import as_json
from benchmarks.results import Figure, Row, Target, Verdict
from benchmarks.timing import Times, exponent
from knowledge import load
from rules import Case, read_answers
from rules.inference.program import Program


def test_a_full_set_answers_every_finding() -> None:
    for answers in full_sets():
        assert answers.keys() == load().findings.keys()


def test_padding_fires_on_none_of_the_answers() -> None:
    small = part(150)
    large = padded(small, 400, full_sets())
    assert (len(small.rules), len(large.rules)) == (150, 400)
    programs = [Program(small), Program(large)]
    for answers in full_sets():
        without, with_padding = (Case(program, read_answers(answers, load())).firings for program in programs)
        assert with_padding == without


def test_engines_that_disagree_are_not_compared() -> None:
    def more_urgent(answers: AnswerSet) -> Conclusion:
        concluded = ours(answers)
        return Conclusion("emergency_now", frozenset({"RF99"}), concluded.causes, concluded.factors)

    with pytest.raises(EnginesDisagree, match="set 0"):
        check_agreement({"ours": ours, "another": more_urgent}, full_sets())


def test_a_figure_without_a_limit_is_measured_and_never_missed() -> None:
    row = Row("something", (Figure("ratio", 1e9, None),))
    assert row.figures[0].verdict is Verdict.MEASURED
    assert row.missed == ()
    [written] = json.loads(as_json({"formats": row}, busy=0.0))["rows"]
    assert written["figures"][0]["must_reach"] is None


@pytest.mark.parametrize(("value", "verdict"), [(0.3, Verdict.STRETCH), (0.7, Verdict.REACHED), (0.71, Verdict.MISSED)])
def test_a_limit_itself_is_within(value: float, verdict: Verdict) -> None:
    assert Target(0.7, 0.3).verdict(value) is verdict


@pytest.mark.parametrize(("value", "verdict"), [(60, Verdict.STRETCH), (15, Verdict.REACHED), (14, Verdict.MISSED)])
def test_some_figures_are_better_when_larger(value: float, verdict: Verdict) -> None:
    assert Target(15, 60, larger_is_better=True).verdict(value) is verdict


def test_the_exponent_is_that_of_the_growth() -> None:
    assert exponent({10: 5.0, 100: 50.0, 1000: 500.0}) == pytest.approx(1)
    assert exponent({10: 5.0, 100: 5.0}) == pytest.approx(0)


def test_nineteen_of_twenty_runs_took_no_longer_than_p95() -> None:
    assert Times(tuple(float(second) for second in range(1, 21))).p95 == 19


def test_the_json_has_every_field_of_a_row() -> None:
    row = Row("something", (Figure("median", 0.5, Target(0.7, 0.3), "ms"),), {"ours": {"median_ms": 2.0}})
    [written] = json.loads(as_json({"clips": row}, busy=0.0))["rows"]
    assert written == {
        "row": "clips",
        "measured": "something",
        "figures": [
            {
                "figure": "median",
                "value": 0.5,
                "unit": "ms",
                "must_reach": 0.7,
                "stretch": 0.3,
                "larger_is_better": False,
                "verdict": "reached",
            }
        ],
        "details": {"ours": {"median_ms": 2.0}},
    }
