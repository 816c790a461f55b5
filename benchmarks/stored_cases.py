"""Many stored cases, to measure pages on: `python -m benchmarks.stored_cases DATABASE_URL [CASES]`.

Some three hundred different people are triaged and kept as the pages do it. The database then copies their rows until
there are enough of them, spread over the days for which results are kept.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

import typer
from sqlalchemy import Date, Table, func, insert, literal, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from app.kept_results import KEPT_FOR, KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord, keep
from app.storage import Base, Database, open_database
from benchmarks.answer_sets import AnswerSet, full_set, published_sets
from knowledge import load
from rules import AnswersRefused, read_answers

CASES = 100_000
DISTINCT = 300
_MOST_CHANGES = 4


def people(number: int = DISTINCT) -> Iterator[AnswerSet]:
    """The published cases, then each of them with a few other answers; the same people every time."""
    told, chance = published_sets(), random.Random(5)
    for place in range(number):
        answers = dict(told[place % len(told)])
        other = full_set(place, mostly_clear=True)
        for finding in chance.sample(sorted(load().findings), _MOST_CHANGES if place >= len(told) else 0):
            changed = answers | {finding: other[finding]}
            answers = changed if _can_be_read(changed) else answers
        yield answers


def fill(database: Database, cases: int = CASES, distinct: int = DISTINCT) -> None:
    """Add so many kept cases, while nobody else adds any."""
    distinct = min(distinct, cases)
    with database.reading() as session:
        before = session.scalar(select(func.max(KeptCaseRecord.id))) or 0
    for answers in people(distinct):
        keep(database=database, answers=answers, locale="en-GB")
    rounds = -(-cases // distinct)
    with database.writing() as session:
        for number in range(1, rounds):
            last = before + min(distinct, cases - number * distinct)
            _copy(session, before + 1, last, number, number * distinct, _day(number, rounds))
    settle(database)


def settle(database: Database) -> None:
    """Let the database put in order what it holds, as it does by itself in the course of a day."""
    postgresql = database.engine.dialect.name == "postgresql"
    if postgresql:
        with database.writing() as session:
            following = select(func.max(KeptCaseRecord.id)).scalar_subquery()
            session.execute(select(func.setval(func.pg_get_serial_sequence("kept_case", "id"), following)))
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT", begin="") as connection:
        connection.execute(text("VACUUM ANALYZE" if postgresql else "PRAGMA wal_checkpoint(TRUNCATE)"))


def _can_be_read(answers: AnswerSet) -> bool:
    try:
        read_answers(answers, load())
    except AnswersRefused:
        return False
    return True


def _day(number: int, rounds: int) -> date:
    """Later rounds were kept on later days; the first ones are from today, which changes no place in the queue."""
    return datetime.now(UTC).date() - (KEPT_FOR - timedelta(days=1)) * (rounds - number) // rounds


def _copy(session: Session, first: int, last: int, number: int, shift: int, kept_on: date) -> None:
    """Another round of the cases from `first` to `last`."""
    changed: dict[str, ColumnElement[Any]] = {
        "id": KeptCaseRecord.id + shift,
        "code_hash": literal(f"{number}-") + func.substr(KeptCaseRecord.code_hash, 1, 56),
        "kept_on": literal(kept_on, Date),
        "expires_on": literal(kept_on + KEPT_FOR, Date),
    }
    _copy_rows(session, KeptCaseRecord, changed, KeptCaseRecord.id.between(first, last))
    for record in (KeptConclusionRecord, KeptFiringRecord):
        of_case = record.case_id.between(first, last)
        _copy_rows(session, record, {"case_id": record.case_id + shift}, of_case)


def _copy_rows(
    session: Session, record: type[Base], changed: Mapping[str, ColumnElement[Any]], which: ColumnElement[bool]
) -> None:
    table = record.__table__
    assert isinstance(table, Table)
    rows = select(*(changed.get(column.name, column) for column in table.columns)).where(which)
    session.execute(insert(record).from_select([column.name for column in table.columns], rows))


def main(database_url: str, cases: Annotated[int, typer.Argument()] = CASES) -> None:
    """Add kept cases to a database."""
    fill(open_database(database_url), cases)


if __name__ == "__main__":
    typer.run(main)
