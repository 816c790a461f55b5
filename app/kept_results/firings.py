"""What cases come to rule by rule, counted without a row for every rule of every case."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import Session

from app.kept_results.record import KeptFiringRecord

_BETWEEN = " "


def sums_by_rule(session: Session, cases: Subquery) -> dict[str, tuple[int, ...]]:
    """For every rule, what the numbers of those cases add up to on which it fired.

    `cases` has a row for each case: its `case_id`, and beside it the numbers. A case that is no longer kept counts
    nowhere. The rules of a case come as one text, because a database takes much longer to sort them all.
    """
    fired = func.aggregate_strings(KeptFiringRecord.rule, _BETWEEN)
    rules = select(fired).where(KeptFiringRecord.case_id == cases.c.case_id).scalar_subquery()
    numbers = [column for column in cases.c if column.key != "case_id"]
    alike: dict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
    for of_case, *same in session.execute(select(rules, *numbers)):
        if of_case:
            alike[tuple(map(int, same))].update(of_case.split(_BETWEEN))
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(numbers))
    for same_numbers, times in alike.items():
        for rule, count in times.items():
            sums[rule] = [total + count * number for total, number in zip(sums[rule], same_numbers, strict=True)]
    return {rule: tuple(totals) for rule, totals in sums.items()}
