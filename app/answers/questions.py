"""A question as a page shows it: its words, its choices, and what was given before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.answers.forms import UNIT, UNSURE
from app.rendering import Fields, words
from app.units import units_of
from knowledge import NONE, NOT_SURE, Finding

_KINDS = {"integer": "number", "choices": "checkboxes", "scale": "scale"}


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen; an exclusive one stands alone."""

    value: str
    text: str
    chosen: bool
    exclusive: bool = False


@dataclass(frozen=True)
class AskedQuestion:
    """One question with everything that a template needs to lay it out."""

    id: str
    kind: str
    short: str
    text: str
    help: str
    why: str
    safety: str
    choices: tuple[Choice, ...]
    units: tuple[Choice, ...]
    typed: str
    error: str | None


def asked(finding: Finding, fields: Fields, faults: Mapping[str, str], *, young: bool) -> AskedQuestion:
    """The question about a finding, with what was given before and what is wrong with it."""
    given = fields.get(finding.id, [])
    number = finding.type == "integer"
    units = units_of(finding) if number else ()
    unit = fields.get(finding.id + UNIT, units[:1])
    return AskedQuestion(
        id=finding.id,
        kind=_KINDS.get(finding.type, "radios"),
        short=finding.short,
        text=finding.question_for(young=young),
        help=finding.help_for(young=young),
        why=finding.why,
        safety=finding.safety,
        choices=_unsure(finding, fields) if number else _choices(finding, given, young=young),
        units=tuple(Choice(name, words().labels[name], name in unit) for name in units),
        typed=given[0] if number and given and given[0] != NOT_SURE else "",
        error=faults.get(finding.id),
    )


def choice_labels(finding: Finding, *, young: bool) -> dict[str, str]:
    """The label of each value that a finding takes from this person, the declining ones last."""
    labels = words().labels
    numbers = {str(number): str(number) for number in range(finding.min, finding.max + 1)}
    said = numbers if finding.type == "scale" else finding.labels_for(young=young)
    declining = {
        "skip": labels["skipped"],
        "prefer_not": finding.values.get("prefer_not", words().buttons["prefer_not_to_say"]),
    }
    return {**said, NOT_SURE: finding.not_sure, **{value: declining[value] for value in finding.declining_values}}


def _choices(finding: Finding, given: list[str], *, young: bool) -> tuple[Choice, ...]:
    alone = {NONE, NOT_SURE, *finding.declining_values}
    return tuple(
        Choice(value, text, value in given, exclusive=value in alone)
        for value, text in sorted(choice_labels(finding, young=young).items(), key=lambda item: item[0] in alone)
        if value != "skip"
    )


def _unsure(finding: Finding, fields: Fields) -> tuple[Choice, ...]:
    return (Choice(NOT_SURE, finding.not_sure, NOT_SURE in fields.get(finding.id + UNSURE, [])),)
