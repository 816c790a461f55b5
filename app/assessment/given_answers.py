"""The answers as a person reads them again: on the page to check them, and in the trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.assessment.journey import danger_pages, is_young, place_of
from app.assessment.questions import choice_labels
from app.assessment.service import Assessment
from app.rendering import words
from knowledge import Finding, load


@dataclass(frozen=True)
class GivenAnswer:
    """One row of the page to check the answers."""

    finding: str
    short: str
    said: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class AnswerGroup:
    """Rows under one heading."""

    title: str
    answers: tuple[GivenAnswer, ...]


def answer_groups(assessment: Assessment) -> tuple[AnswerGroup, ...]:
    """Every danger question with its answer, page by page, then every other answer in the order asked."""
    pages = danger_pages(assessment)
    on_pages = {finding.id for page in pages for finding in page.findings}
    groups = [AnswerGroup(page.title, tuple(_row(assessment, f) for f in page.findings)) for page in pages]
    others = tuple(_row(assessment, load().findings[id]) for id in assessment.answers if id not in on_pages)
    return (*groups, AnswerGroup(words().labels["other_answers"], others))


def said(
    finding: Finding, value: object, typed: Mapping[str, str] | None = None, *, young: bool = False
) -> tuple[str, ...]:
    """An answer in the words in which it was chosen. What is hidden under 16 is not said, though it counts."""
    labels = words().labels
    if value is None:
        return (labels["not_answered"],)
    if isinstance(value, int) and finding.type == "integer":
        number, unit = (typed["number"], typed["unit"]) if typed else (str(value), finding.unit)
        return (f"{number} {labels[f'one_{unit}' if number == '1' else unit]}",)
    hidden = finding.hidden_under_16 if young else ()
    known = choice_labels(finding, young=young)
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(known.get(str(item), str(item)) for item in values if item not in hidden) or (
        labels["answer_not_shown"],
    )


def _row(assessment: Assessment, finding: Finding) -> GivenAnswer:
    answer = assessment.answers.get(finding.id)
    return GivenAnswer(
        finding=finding.id,
        short=finding.short,
        said=said(finding, answer, assessment.as_typed.get(finding.id), young=is_young(assessment)),
        place=place_of(assessment, finding.id),
    )
