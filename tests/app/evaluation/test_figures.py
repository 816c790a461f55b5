"""Figures, intervals, and what counts as right."""

from __future__ import annotations

import pytest

from app.evaluation import EvaluationResult
from app.intervals import wilson
from knowledge import Measure, UrgencyLevel
from tests.app.evaluation.example import concluded


def test_the_figures_of_a_file_can_be_counted_by_hand(result: EvaluationResult) -> None:
    counted = {figure.measure: (figure.count, figure.n) for figure in result.figures}
    assert counted == {
        Measure.URGENCY_RIGHT: (2, 4),
        Measure.UNDER_TRIAGED: (1, 4),
        Measure.OVER_TRIAGED: (1, 4),
        Measure.URGENT_UNDER_TRIAGED: (1, 2),
        Measure.SELF_CARE_OVER_TRIAGED: (1, 2),
        Measure.SAFE_ADVICE: (3, 4),
        Measure.EMERGENCY_RIGHT: (1, 2),
        Measure.SAME_DAY_RIGHT: (0, 0),
        Measure.NOT_URGENT_RIGHT: (0, 0),
        Measure.SELF_CARE_RIGHT: (1, 2),
        Measure.RIGHT_FIRST: (2, 4),
        Measure.RIGHT_IN_THREE: (2, 4),
        Measure.SERIOUS_NAMED: (1, 2),
        Measure.BENIGN_WITH_CONCERN: (1, 2),
    }
    assert (result.mean_concerns.mean, result.mean_concerns.n) == (0.5, 2)
    assert result.confusion[UrgencyLevel.SELF_CARE][UrgencyLevel.EMERGENCY_NOW] == 1
    assert [(group.group, group.n) for group in result.groups] == [("cauda_equina", 2), ("overuse", 2)]
    assert result.groups[1].of(Measure.SERIOUS_NAMED) is None


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_intervals_are_those_of_newcombe_1998_table_1(count: int, n: int, low: float, high: float) -> None:
    assert wilson(count, n) == pytest.approx((low, high), abs=5e-5)
    assert wilson(n - count, n) == pytest.approx((1 - high, 1 - low), abs=5e-5)


@pytest.mark.parametrize(("count", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_has_no_interval(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(count, n)


@pytest.mark.parametrize(
    ("fit", "verdict"),
    [
        (["within_days"], "right"),
        (["emergency_now", "same_day"], "under"),
        (["routine", "self_care"], "over"),
        (["same_day", "routine"], "beside"),
    ],
)
def test_a_level_is_held_against_the_fit_ones(fit: list[str], verdict: str) -> None:
    assert concluded("A", "within_days", fit=fit).verdict == verdict


def test_the_place_is_the_best_in_any_list() -> None:
    case = concluded("A", causes=["it_band_syndrome", "hip_arthritis"], concerns=["hernia"], accept=["hip_arthritis"])
    assert case.place == 2
    assert case.right_in_three
    assert not case.right_first
    assert concluded("A", causes=["it_band_syndrome"], concerns=["hernia"], accept=["hernia"]).right_first
