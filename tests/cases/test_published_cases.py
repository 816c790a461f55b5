"""The published cases: no emergency is missed, and most are concluded as their authors did."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.evaluation import ConcludedCase, EvaluationResult, Verdict, evaluate, read_cases
from knowledge import Measure, UrgencyLevel

DEV = Path(__file__).with_name("dev.json")
RESULT = evaluate(read_cases(DEV.name, DEV.read_bytes()))


def _share(result: EvaluationResult, measure: Measure) -> float:
    [share] = [figure.share for figure in result.figures if figure.measure is measure]
    assert share is not None
    return share


@pytest.mark.parametrize("case", RESULT.cases, ids=lambda case: case.id)
def test_an_emergency_or_same_day_case_never_gets_less_than_is_fit(case: ConcludedCase) -> None:
    if case.rated in (UrgencyLevel.EMERGENCY_NOW, UrgencyLevel.SAME_DAY):
        assert case.verdict is not Verdict.UNDER


@pytest.mark.parametrize(
    ("measure", "least"),
    [(Measure.URGENCY_RIGHT, 0.94), (Measure.RIGHT_FIRST, 0.75), (Measure.RIGHT_IN_THREE, 0.92)],
)
def test_most_urgencies_and_causes_are_right(measure: Measure, least: float) -> None:
    assert _share(RESULT, measure) >= least


def test_few_who_can_look_after_themselves_are_sent_to_a_clinician() -> None:
    assert _share(RESULT, Measure.SELF_CARE_OVER_TRIAGED) <= 0.20


def test_serious_conditions_are_named_without_naming_everything() -> None:
    mean = RESULT.mean_concerns.mean
    assert mean is not None
    assert mean <= 1.0
