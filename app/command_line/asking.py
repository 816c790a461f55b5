"""Asking a person on the terminal, one question at a time, in the order of the questionnaire."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from knowledge import NOT_SURE, Finding, UrgencyLevel
from rules import AnswersRefused, locale_of, next_question, reason

_INVITATION = "? says why, Enter leaves it out, q ends"


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
        _show(finding, fill)
        said = _read(finding)
        if said is None:
            return answers
        if said == "":
            left_out.add(finding.id)
        else:
            answers[finding.id] = said


def _show(finding: Finding, fill: Callable[[str], str]) -> None:
    typer.echo(f"\n{fill(finding.question)}", err=True)
    for text in (finding.help, finding.safety):
        if text:
            typer.echo(f"  {fill(text)}", err=True)
    for number, label in enumerate(finding.labels.values(), start=1):
        typer.echo(f"  {number}  {label}", err=True)
    typer.echo(f"  n  {finding.not_sure}", err=True)


def _read(finding: Finding) -> object:
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
        answer = _answer(finding, typed)
        try:
            reason({finding.id: answer})
        except AnswersRefused as refused:
            fault = refused.faults[0]
            typer.echo(f"  {fault.detail}. Allowed: {', '.join(fault.allowed)}.", err=True)
        else:
            return answer


def _answer(finding: Finding, typed: str) -> object:
    """What was typed, as an answer: numbers of the list, values themselves, or a whole number."""
    if typed == "n":
        return NOT_SURE
    if finding.is_number:
        return int(typed) if typed.isascii() and typed.isdigit() else typed
    values = list(finding.labels)
    chosen = [
        values[int(word) - 1] if word.isascii() and word.isdigit() and 0 < int(word) <= len(values) else word
        for word in typed.replace(",", " ").split()
    ]
    return chosen if finding.type == "choices" else " ".join(chosen)
