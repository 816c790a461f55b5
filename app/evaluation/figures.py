"""The figures of an evaluation: each a share of some cases, with its 95% interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.evaluation.concluded_case import BENIGN, URGENT, ConcludedCase, ResultPart, Verdict
from app.intervals import wilson
from knowledge import Measure, UrgencyLevel

_Test = Callable[[ConcludedCase], bool]


class Figure(ResultPart):
    """`count` of `n` cases; share and interval from 0 to 1, and None where there are no cases."""

    measure: Measure
    count: int
    n: int
    share: float | None
    low: float | None
    high: float | None


class MeanConcerns(ResultPart):
    """How many concerns are named for a benign case, on average; None where there are no such cases."""

    mean: float | None
    n: int


def figures(cases: Sequence[ConcludedCase]) -> tuple[Figure, ...]:
    """Every measure over some cases."""
    return tuple(_figure(measure, cases) for measure in Measure)


def mean_concerns(cases: Sequence[ConcludedCase]) -> MeanConcerns:
    """The mean number of concerns on benign cases."""
    named = [len(case.concerns) for case in cases if case.rated in BENIGN]
    return MeanConcerns(mean=sum(named) / len(named) if named else None, n=len(named))


def _figure(measure: Measure, cases: Sequence[ConcludedCase]) -> Figure:
    among, hit = _COUNTED[measure]
    hits = [hit(case) for case in cases if among(case)]
    if not hits:
        return Figure(measure=measure, count=0, n=0, share=None, low=None, high=None)
    low, high = wilson(sum(hits), len(hits))
    return Figure(measure=measure, count=sum(hits), n=len(hits), share=sum(hits) / len(hits), low=low, high=high)


def _all(_: ConcludedCase) -> bool:
    return True


def _serious(case: ConcludedCase) -> bool:
    return case.serious


def _rated(*levels: UrgencyLevel) -> _Test:
    return lambda case: case.rated in levels


def _verdict(verdict: Verdict) -> _Test:
    return lambda case: case.verdict is verdict


_RIGHT, _UNDER, _OVER = (_verdict(verdict) for verdict in (Verdict.RIGHT, Verdict.UNDER, Verdict.OVER))

# For each measure: which cases count, and which of them are hits.
_COUNTED: Mapping[Measure, tuple[_Test, _Test]] = {
    Measure.URGENCY_RIGHT: (_all, _RIGHT),
    Measure.UNDER_TRIAGED: (_all, _UNDER),
    Measure.OVER_TRIAGED: (_all, _OVER),
    Measure.URGENT_UNDER_TRIAGED: (_rated(*URGENT), _UNDER),
    Measure.SELF_CARE_OVER_TRIAGED: (_rated(UrgencyLevel.SELF_CARE), _OVER),
    Measure.SAFE_ADVICE: (_all, lambda case: case.level.rank <= case.rated.rank + 1),
    Measure.EMERGENCY_RIGHT: (_rated(UrgencyLevel.EMERGENCY_NOW), _RIGHT),
    Measure.SAME_DAY_RIGHT: (_rated(UrgencyLevel.SAME_DAY), _RIGHT),
    Measure.NOT_URGENT_RIGHT: (_rated(UrgencyLevel.WITHIN_DAYS, UrgencyLevel.ROUTINE), _RIGHT),
    Measure.SELF_CARE_RIGHT: (_rated(UrgencyLevel.SELF_CARE), _RIGHT),
    Measure.RIGHT_FIRST: (_all, lambda case: case.right_first),
    Measure.RIGHT_IN_THREE: (_all, lambda case: case.right_in_three),
    Measure.SERIOUS_NAMED: (_serious, lambda case: case.serious_named is True),
    Measure.BENIGN_WITH_CONCERN: (_rated(*BENIGN), lambda case: bool(case.concerns)),
}
