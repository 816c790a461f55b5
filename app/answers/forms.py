"""Reads a submitted form into answers, and into a sentence for each question that is not answered well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.rendering import Fields, words
from app.units import converted, limits, units_of
from knowledge import NONE, NOT_SURE, Finding

UNIT = "-unit"
UNSURE = "-not_sure"
SKIP = "skip"
_DIGITS = re.compile(r"\d{1,9}")


@dataclass
class Submission:
    """What a form says: answers, what was typed for numbers, and what is wrong, each by finding."""

    answers: dict[str, object] = field(default_factory=dict)
    as_typed: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    contradicted: dict[str, object] = field(default_factory=dict)
    """The signs ticked together with "none of these": not taken as an answer unless they mean an emergency."""


def read_form(fields: Fields, findings: Iterable[Finding], *, young: bool) -> Submission:
    """Read the answers to these findings."""
    submission = Submission()
    for finding in findings:
        if finding.self_test and SKIP in fields:
            submission.answers[finding.id] = SKIP
        elif finding.type == "integer":
            _read_number(finding, fields, submission)
        else:
            _read_words(finding, fields.get(finding.id, []), submission, young=young)
    return submission


def as_fields(answers: Mapping[str, object], as_typed: Mapping[str, Mapping[str, str]]) -> Fields:
    """Stored answers as the fields of the form that gives them."""
    fields: dict[str, list[str]] = {}
    for finding, answer in answers.items():
        typed = as_typed.get(finding)
        if typed is not None:
            fields[finding], fields[finding + UNIT] = [typed["number"]], [typed["unit"]]
        else:
            fields[finding] = [str(value) for value in (answer if isinstance(answer, list) else [answer])]
            fields[finding + UNSURE] = [NOT_SURE] if answer == NOT_SURE else []
    return fields


def _read_number(finding: Finding, fields: Fields, submission: Submission) -> None:
    written = [text.strip() for text in fields.get(finding.id, []) if text.strip()]
    unsure = NOT_SURE in fields.get(finding.id + UNSURE, [])
    unit = fields.get(finding.id + UNIT, units_of(finding))[0]
    errors = words().errors
    if not written:
        if unsure:
            submission.answers[finding.id] = NOT_SURE
        else:
            submission.faults[finding.id] = errors["number_missing"].format(not_sure=finding.not_sure)
        return
    if unsure:
        submission.faults[finding.id] = errors["number_or_not_sure"].format(not_sure=finding.not_sure)
    elif unit not in units_of(finding) or len(written) > 1:
        submission.faults[finding.id] = errors["unknown_choice"]
    else:
        least, most = limits(finding, unit)
        if _DIGITS.fullmatch(written[0]) and least <= int(written[0]) <= most:
            submission.answers[finding.id] = converted(finding, int(written[0]), unit)
            submission.as_typed[finding.id] = {"number": str(int(written[0])), "unit": unit}
        else:
            named = words().labels[unit]
            submission.faults[finding.id] = errors["number_limits"].format(min=least, max=most, unit=named)


def _read_words(finding: Finding, given: list[str], submission: Submission, *, young: bool) -> None:
    chosen = [value for value in dict.fromkeys(given) if value]
    alone = {NONE, NOT_SURE, *finding.declining_values}
    errors = words().errors
    if not chosen:
        submission.faults[finding.id] = errors["required"]
    elif not set(chosen) <= set(_values(finding, young=young)):
        submission.faults[finding.id] = errors["unknown_choice"]
    elif finding.type != "choices":
        if len(chosen) > 1:
            submission.faults[finding.id] = errors["only_one"]
        else:
            number = finding.type == "scale" and chosen[0] != NOT_SURE
            submission.answers[finding.id] = int(chosen[0]) if number else chosen[0]
    elif len(chosen) > 1 and alone & set(chosen):
        submission.faults[finding.id] = errors["none_with_others"]
        if signs := [value for value in chosen if value not in alone]:
            submission.contradicted[finding.id] = signs
    else:
        submission.answers[finding.id] = chosen[0] if chosen[0] in alone - {NONE} else chosen


def _values(finding: Finding, *, young: bool) -> tuple[str, ...]:
    if finding.type == "scale":
        return (*map(str, range(finding.min, finding.max + 1)), NOT_SURE)
    return (*finding.labels_for(young=young), NOT_SURE, *finding.declining_values)
