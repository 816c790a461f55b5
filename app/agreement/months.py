"""Months of the calendar in UTC, in which the database can group what was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import ColumnElement, case, literal

_MONTHS = 12


def month_of(said_at: ColumnElement[int], *, first: int, last: int) -> ColumnElement[str]:
    """The month, such as `2026-03`, of a time in seconds between a first and a last one."""
    months = list(_months(first, last))
    ends = [(said_at < begin, name) for (name, _), (_, begin) in pairwise(months)]
    newest = literal(months[-1][0])
    return case(*ends, else_=newest) if ends else newest


def _months(first: int, last: int) -> Iterator[tuple[str, int]]:
    """Every month from one time to another, each with the second in which it begins."""
    begin = datetime.fromtimestamp(first, UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    while begin.timestamp() <= last:
        yield begin.strftime("%Y-%m"), int(begin.timestamp())
        following = begin.month % _MONTHS + 1
        begin = begin.replace(year=begin.year + (following == 1), month=following)
