"""Replays over cases of an earlier day, and what comes out of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import inspect

from app.kept_results import KeptCaseRecord
from app.kept_results.codes import hash_of, new_code
from app.replay import latest, replay
from app.replay.reading import LatestReplay
from app.storage import Database
from knowledge import load
from tests.app.review.cases import Answers, kept_under

SORENESS = load().example_answers(load().examples["plain_soreness"])
FRACTURE = load().example_answers(load().examples["stress_fracture"])
NOT_YET_ASKED = {
    '"first":"true","short":"Dark pee"': '"short":"Dark pee"',
    ',"dark_urine"]': "]",
    '"weekly_km","c_sign"': '"weekly_km","dark_urine","c_sign"',
}
"""Makes one of the danger questions a question that not everyone is asked."""


def kept_more(database: Database, id: int, *, times: int) -> list[int]:
    """Copies of a kept case, and their ids."""
    with database.writing() as session:
        record = session.get_one(KeptCaseRecord, id)
        names = [column.key for column in inspect(KeptCaseRecord).columns if column.key not in ("id", "code_hash")]
        values = {name: getattr(record, name) for name in names}
        copies = [KeptCaseRecord(code_hash=hash_of(new_code()), **values) for _ in range(times)]
        session.add_all(copies)
        session.flush()
        return [copy.id for copy in copies]


def replayed(database: Database, answers: Answers, changed: Mapping[str, str]) -> LatestReplay:
    """A replay after these answers were kept under today's rules but for these stretches of their canonical JSON."""
    kept_under(database, answers, changed)
    replay(database=database)
    shown = latest(database=database)
    assert shown
    return shown
