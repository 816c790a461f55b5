"""The answers as a person reads them again: on the page to check them, in the trace, and in a clinician's hands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.answers.danger_pages import danger_pages
from app.answers.questions import choice_labels
from app.rendering import words
from knowledge import Finding
from rules import Case

AsTyped = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class GivenAnswer:
    """A finding and what was said to it."""

    finding: str
    short: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class AnswerGroup:
    """Answers under one heading."""

    title: str
    answers: tuple[GivenAnswer, ...]


def answer_groups(
    case: Case, answers: Mapping[str, object], as_typed: AsTyped | None = None, *, young: bool
) -> tuple[AnswerGroup, ...]:
    """Every danger question with its answer, page by page, then every other answer in the order given.

    For the young, what is hidden under 16 is not said.
    """
    findings, typed = case.rule_base.knowledge.findings, as_typed or {}

    def row(finding: Finding) -> GivenAnswer:
        answer = answers.get(finding.id)
        return GivenAnswer(finding.id, finding.short, said(finding, answer, typed.get(finding.id), young=young))

    pages = danger_pages(case)
    on_pages = {finding.id for page in pages for finding in page.findings}
    groups = [AnswerGroup(page.title, tuple(row(finding) for finding in page.findings)) for page in pages]
    others = tuple(row(findings[id]) for id in answers if id not in on_pages)
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
