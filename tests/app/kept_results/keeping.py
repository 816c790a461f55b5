"""A runner who keeps a result, and comes back with its code."""

from __future__ import annotations

import re
from datetime import date

from fastapi import FastAPI
from sqlalchemy import func, select, update

from app.kept_results import KeptCaseRecord
from app.storage import Database
from tests.app.runner import Runner

SORE = {"pain_site": ["outer_hip"], "days_since_start": 3, "rash_blisters": "no", "course": "better"}


class Keeper(Runner):
    """A runner with the buttons of a kept result."""

    def come_to_a_result(self, **answers: object) -> Keeper:
        """Answer the questions, calmly but for what is told."""
        self.after_the_danger_signs(**(SORE | answers)).go("result")
        return self

    @property
    def code(self) -> str:
        """The code that the page shows."""
        return "-".join(re.findall(r'class="app-code__group">([^<]+)<', self.page.text))

    def keep(self) -> Keeper:
        """Press the button that keeps the result."""
        self.submit({}, "keep")
        return self

    def enter(self, code: str) -> Keeper:
        """Type a code on the page for it."""
        self.page = self.browser.post("/kept-result", data={"code": code})
        return self

    def delete(self, code: str) -> Keeper:
        """Press the button that deletes a kept result."""
        self.page = self.browser.post("/kept-result/delete", data={"code": code})
        return self


def kept_results(app: FastAPI) -> int:
    """How many results are stored."""
    database: Database = app.state.database
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(KeptCaseRecord)) or 0


def record_of(app: FastAPI, id: int) -> KeptCaseRecord:
    """The stored row of a kept result."""
    database: Database = app.state.database
    with database.reading() as session:
        record = session.get(KeptCaseRecord, id)
    assert record is not None
    return record


def expire(app: FastAPI, id: int, day: date) -> None:
    """Let the time of a kept result end on a day."""
    database: Database = app.state.database
    with database.writing() as session:
        session.execute(update(KeptCaseRecord).where(KeptCaseRecord.id == id).values(expires_on=day))


def answer_otherwise(app: FastAPI, id: int) -> None:
    """Let a kept result be one of other answers."""
    database: Database = app.state.database
    with database.writing() as session:
        record = session.get_one(KeptCaseRecord, id)
        record.answers = {**record.answers, "days_since_start": 77}
