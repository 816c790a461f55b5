"""Asking a person on the terminal, one question at a time, in the order of the questionnaire."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import typer

from app.units import converted, units_of
from knowledge import NOT_SURE, Finding, UrgencyLevel, load
from rules import AnswersRefused, locale_of, next_question, reason

_INVITATION = "? says why, Enter leaves it out, q ends"
_AMOUNT = re.compile(r"([0-9]{1,9})\s*([a-z]*)", re.IGNORECASE)


def ask_person(locale: str) -> dict[str, object]:
    """The answers of the person at the terminal; an emergency or `q` ends the questions early.

    Raises UnknownLocale.
    """
    fill = locale_of(locale).fill
    answers: dict[str, object] = {}
    left_out: set[str] = set()
    while True:
        case = reason(answers)
        if case.level == UrgencyLevel.EMERGENCY_NOW:
            return answers
        finding = next_question(case, frozenset(left_out))
        if finding is None:
            return answers
        _show(finding, fill, young=case.is_young)
        said = _read(finding, young=case.is_young)
        if said is None:
            return answers
        if said == "":
            left_out.add(finding.id)
        else:
            answers[finding.id] = said


def _show(finding: Finding, fill: Callable[[str], str], *, young: bool) -> None:
    typer.echo(f"\n{fill(finding.question_for(young=young))}", err=True)
    for text in (finding.help_for(young=young), finding.safety):
        if text:
            typer.echo(f"  {fill(text)}", err=True)
    for number, label in enumerate(finding.labels_for(young=young).values(), start=1):
        typer.echo(f"  {number}  {label}", err=True)
    if finding.type == "integer":
        labels = load().wording.labels
        typer.echo(f"  {labels['amount']} ({', '.join(labels[unit] for unit in units_of(finding))})", err=True)
    typer.echo(f"  n  {finding.not_sure}", err=True)


def _read(finding: Finding, *, young: bool) -> object:
    """One answer: None to end, an empty string to leave the question out."""
    while True:
        typer.echo(f"{_INVITATION}: ", nl=False, err=True)
        line = sys.stdin.readline()
        typed = line.strip()
        if not line or typed == "q":
            return None
        if not typed:
            return ""
        if typed == "?":
            typer.echo(f"  {finding.why}", err=True)
            continue
        answer = read_typed(finding, typed, young=young)
        fault = _fault(finding, answer, young=young)
        if not fault:
            return answer
        typer.echo(f"  {fault}", err=True)


def read_typed(finding: Finding, typed: str, *, young: bool) -> object:
    """What was typed, as an answer: numbers of the list, values themselves, or a whole number, perhaps with a unit."""
    if typed == "n":
        return NOT_SURE
    if finding.is_number:
        return _number(finding, typed)
    values = list(finding.labels_for(young=young))
    chosen = [
        values[int(word) - 1] if word.isascii() and word.isdigit() and 0 < int(word) <= len(values) else word
        for word in typed.replace(",", " ").split()
    ]
    return chosen if finding.type == "choices" else " ".join(chosen)


def _number(finding: Finding, typed: str) -> object:
    """A whole number in the finding's own unit, or what was typed if it is none."""
    amount = _AMOUNT.fullmatch(typed)
    if amount is None:
        return typed
    labels = load().wording.labels
    named = {word: unit for unit in units_of(finding) for word in (unit, labels[unit], labels.get(f"one_{unit}"))}
    unit = named.get(amount[2].lower()) if amount[2] else finding.unit
    return typed if unit is None else converted(finding, int(amount[1]), unit)


def _fault(finding: Finding, answer: object, *, young: bool) -> str:
    """What is wrong with an answer, and what this person may answer; nothing if it can be taken."""
    hidden = set(finding.hidden_under_16) if young else set()
    try:
        reason({finding.id: answer})
    except AnswersRefused as refused:
        fault = refused.faults[0]
        allowed = [value for value in fault.allowed if value not in hidden]
        return f"{fault.detail}. Allowed: {', '.join(allowed)}."
    given = answer if isinstance(answer, list) else [answer]
    return load().wording.errors["unknown_choice"] if hidden & set(given) else ""
