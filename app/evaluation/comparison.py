"""What a change has done: two results, case by case, the most dangerous difference first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from app.evaluation.concluded_case import ConcludedCase, Listed, Verdict
from app.evaluation.figures import Figure, MeanConcerns
from app.evaluation.result import EvaluationResult


class Kind(IntEnum):
    """The gravest thing that is different about a case, gravest first."""

    LOWERED = 0
    CONCERN_LOST = 1
    RAISED = 2
    FIRST_CAUSE = 3
    CONCERN_NEW = 4
    LISTS = 5
    EXPECTATION = 6


@dataclass(frozen=True)
class CaseChange:
    """A case that comes out differently, before and after."""

    old: ConcludedCase
    new: ConcludedCase

    @cached_property
    def kind(self) -> Kind | None:
        """The gravest difference; None where there is none."""
        tests = {
            Kind.LOWERED: self.new.level.rank > self.old.level.rank,
            Kind.CONCERN_LOST: bool(self.concerns_lost),
            Kind.RAISED: self.new.level.rank < self.old.level.rank,
            Kind.FIRST_CAUSE: self.first_causes[0] != self.first_causes[1],
            Kind.CONCERN_NEW: bool(self.concerns_new),
            Kind.LISTS: _lists(self.old) != _lists(self.new),
            Kind.EXPECTATION: _expected(self.old) != _expected(self.new),
        }
        return next((kind for kind, holds in tests.items() if holds), None)

    @property
    def first_causes(self) -> tuple[str | None, str | None]:
        """The first cause before and after; None where none was listed."""
        old, new = (case.causes[0].id if case.causes else None for case in (self.old, self.new))
        return old, new

    @property
    def concerns_lost(self) -> tuple[str, ...]:
        """The concerns that are no longer named."""
        return tuple(id for id in _ids(self.old.concerns) if id not in _ids(self.new.concerns))

    @property
    def concerns_new(self) -> tuple[str, ...]:
        """The concerns that were not named before."""
        return tuple(id for id in _ids(self.new.concerns) if id not in _ids(self.old.concerns))

    @property
    def gravity(self) -> tuple[Kind, bool, int, int, str]:
        """What the changes are sorted by: kind, unfit levels first, the most urgent level before, the longest step."""
        new, old = self.new, self.old
        unfit = Verdict.UNDER if self.kind is Kind.LOWERED else Verdict.OVER
        step = abs(new.level.rank - old.level.rank)
        return (self.kind or Kind.LOWERED, new.verdict is not unfit, old.level.rank, -step, new.id)


@dataclass(frozen=True)
class Comparison:
    """Two results, figure by figure and case by case. Only cases that stand in both are compared."""

    old: EvaluationResult
    new: EvaluationResult

    @cached_property
    def figures(self) -> tuple[tuple[Figure, Figure], ...]:
        """Each figure before and after."""
        return tuple(zip(self.old.figures, self.new.figures, strict=True))

    @property
    def mean_concerns(self) -> tuple[MeanConcerns, MeanConcerns]:
        """The mean number of concerns on benign cases, before and after."""
        return self.old.mean_concerns, self.new.mean_concerns

    @cached_property
    def changes(self) -> tuple[CaseChange, ...]:
        """The cases that come out differently, the most dangerous first."""
        before = {case.id: case for case in self.old.cases}
        both = [CaseChange(before[case.id], case) for case in self.new.cases if case.id in before]
        return tuple(sorted((change for change in both if change.kind is not None), key=lambda change: change.gravity))

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The cases of the earlier result that are no longer there."""
        return _missing(self.old.cases, self.new.cases)

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The cases that the earlier result did not have."""
        return _missing(self.new.cases, self.old.cases)

    @property
    def nothing_changed(self) -> bool:
        """Whether both results have the same cases with the same conclusions."""
        return not (self.changes or self.left_out or self.added)


def compare(old: EvaluationResult, new: EvaluationResult) -> Comparison:
    """Hold a result against an earlier one."""
    return Comparison(old, new)


def _missing(there: Sequence[ConcludedCase], here: Sequence[ConcludedCase]) -> tuple[str, ...]:
    known = {case.id for case in here}
    return tuple(case.id for case in there if case.id not in known)


def _ids(listed: Sequence[Listed]) -> tuple[str, ...]:
    return tuple(entry.id for entry in listed)


def _lists(case: ConcludedCase) -> tuple[tuple[str, ...], ...]:
    return _ids(case.causes), _ids(case.concerns), _ids(case.factors)


def _expected(case: ConcludedCase) -> tuple[object, ...]:
    return case.rated, frozenset(case.fit_levels), frozenset(case.accept), case.group
