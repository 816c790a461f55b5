"""The result of an evaluation: typed, frozen, written as JSON and read again to compare with."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import ValidationError, computed_field

from app.evaluation.concluded_case import ConcludedCase, ResultPart
from app.evaluation.figures import Figure, MeanConcerns, figures, mean_concerns
from knowledge import Measure, UrgencyLevel


class GroupFigures(ResultPart):
    """The figures of one group of cases, those without cases left out."""

    group: str
    n: int
    figures: tuple[Figure, ...]

    def of(self, measure: Measure) -> Figure | None:
        """The figure of a measure; None where the group has no cases for it."""
        return next((figure for figure in self.figures if figure.measure is measure), None)


class NotAResultError(ValueError):
    """The file is not a result of an evaluation; the message says why."""


class EvaluationResult(ResultPart):
    """Every case with what was concluded. The figures follow from the cases."""

    format: Literal[1] = 1
    cases_file: str
    cases_digest: str
    knowledge_version: str
    knowledge_digest: str
    cases: tuple[ConcludedCase, ...]

    @computed_field
    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every measure over all cases."""
        return figures(self.cases)

    @computed_field
    @cached_property
    def mean_concerns(self) -> MeanConcerns:
        """How many concerns are named for a benign case."""
        return mean_concerns(self.cases)

    @computed_field
    @cached_property
    def confusion(self) -> dict[UrgencyLevel, dict[UrgencyLevel, int]]:
        """How many cases of each rated level got each level."""
        counts = {rated: dict.fromkeys(UrgencyLevel, 0) for rated in UrgencyLevel}
        for case in self.cases:
            counts[case.rated][case.level] += 1
        return counts

    @computed_field
    @cached_property
    def groups(self) -> tuple[GroupFigures, ...]:
        """The figures of each group, in alphabetical order."""
        by_group: dict[str, list[ConcludedCase]] = {}
        for case in sorted(self.cases, key=lambda case: case.group):
            by_group.setdefault(case.group, []).append(case)
        return tuple(
            GroupFigures(group=group, n=len(cases), figures=tuple(figure for figure in figures(cases) if figure.n))
            for group, cases in by_group.items()
        )

    @property
    def wrong_cases(self) -> tuple[ConcludedCase, ...]:
        """The cases that did not come out right, in the order of the file."""
        return tuple(case for case in self.cases if case.wrong)

    def as_json(self) -> str:
        """The result as JSON, ending in a new line."""
        return self.model_dump_json(indent=1) + "\n"


def read_result(data: bytes) -> EvaluationResult:
    """Read a result that an evaluation has written.

    Raises NotAResultError.
    """
    try:
        return EvaluationResult.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise NotAResultError(f"{place}: {first['msg']}" if place else first["msg"]) from error
