"""Sifts the cases by columns: where two rule bases conclude and advise the same, no engine needs to run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from knowledge import Knowledge
from rules import RuleBase, column_form_of

if TYPE_CHECKING:
    import polars as pl

_CONCLUDED = ("causes", "factors", "unanswered_first")
_SAYS_WHAT_TO_DO = (
    "advice",
    "exercises",
    "exercises_forbidden_with",
    "return_to_run",
    "urgency",
    "conclusions",
    "thresholds",
    "locales",
)


def may_differ(cases: Sequence[Mapping[str, object]], before: RuleBase, after: RuleBase) -> list[bool]:
    """Of each case, by its answers, whether the rule bases could come to something else.

    Columns tell which rules fire and what follows, but not what is said then: where that differs, every case may.
    """
    if _says_otherwise(before.knowledge, after.knowledge):
        return [True] * len(cases)
    was, now = (_told(rule_base, cases) for rule_base in (before, after))
    return [one is None or one != other for one, other in zip(was, now, strict=True)]


def _says_otherwise(before: Knowledge, after: Knowledge) -> bool:
    return any(getattr(before, part) != getattr(after, part) for part in _SAYS_WHAT_TO_DO)


def _told(rule_base: RuleBase, cases: Sequence[Mapping[str, object]]) -> list[object]:
    """What the columns tell of each case; None where they do not take its answers."""
    form = column_form_of(rule_base)
    frame, faults = form.frame(cases)
    told = form.conclude(frame, faults)
    true = zip(*(_true(table) for table in (form.fired(frame, faults), form.concluded(frame, faults))), strict=True)
    rows = zip(told["error"], true, told.select(_CONCLUDED).rows(), strict=True)
    return [(names, row) if error is None else None for error, names, row in rows]


def _true(table: pl.DataFrame) -> list[frozenset[str]]:
    """Of each row, the columns that are true."""
    table = table.drop("error")
    names = table.columns
    return [frozenset(name for name, holds in zip(names, row, strict=True) if holds) for row in table.iter_rows()]
