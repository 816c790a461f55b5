"""Nothing that says who a person is gets kept, and a code stands in no log and no address."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from app import kept_results
from app.kept_results import KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord, read_code
from app.storage import Database
from knowledge import load
from rules import reason, rule_base, triage
from tests.app.kept_results.keeping import SORE, Keeper, record_of

FIRST = {finding.id for finding in load().first_findings}


def _id(app: FastAPI, code: str) -> int:
    return kept_results.id_of(database=app.state.database, code=read_code(code))


def test_a_row_has_the_columns_of_a_result_and_none_of_a_person() -> None:
    assert {column.key for column in KeptCaseRecord.__table__.columns} == {
        "id",
        "code_hash",
        "kept_on",
        "expires_on",
        "digest",
        "locale",
        "answers",
        "conclusion",
        "level",
        "complete",
        "leading",
    }
    for record in (KeptConclusionRecord, KeptFiringRecord):
        assert {column.key for column in record.__table__.columns} <= {
            "case_id",
            "kind",
            "place",
            "conclusion",
            "band",
            "rule",
        }


def test_what_is_kept_is_the_answers_and_what_follows_from_them(application: FastAPI, keeper: Keeper) -> None:
    keeper.browser.headers["user-agent"] = "Somebody's telephone"
    keeper.browser.headers["x-forwarded-for"] = "203.0.113.77"
    code = keeper.keep().code
    record = record_of(application, _id(application, code))
    case = reason(record.answers)
    database: Database = application.state.database
    with database.reading() as session:
        conclusion = session.scalar(select(KeptCaseRecord.conclusion).where(KeptCaseRecord.id == record.id))
        fired = session.scalars(select(KeptFiringRecord.rule).where(KeptFiringRecord.case_id == record.id)).all()
    assert set(record.answers) == {*FIRST, "age_years", *SORE}
    assert conclusion == triage(record.answers, with_trace=True).model_dump(mode="json", by_alias=True)
    assert (record.level, record.leading, record.locale) == (case.level, case.ranking.leading, "en-GB")
    assert record.digest == rule_base().digest
    assert set(fired) == {rule.id for rule in case.fired}
    whole = json.dumps([record.answers, conclusion, record.code_hash])
    for secret in ("telephone", "203.0.113.77", keeper.browser.cookies["hip_triage"], keeper.assessment[-22:], code):
        assert secret not in whole


def test_only_a_hash_of_the_code_is_kept(application: FastAPI, keeper: Keeper) -> None:
    code = read_code(keeper.keep().code)
    record = record_of(application, _id(application, code))
    assert re.fullmatch("[0-9a-f]{64}", record.code_hash)


def test_time_is_kept_to_the_day(application: FastAPI, keeper: Keeper) -> None:
    record = record_of(application, _id(application, keeper.keep().code))
    assert type(record.kept_on) is type(record.expires_on) is date
    assert (record.expires_on - record.kept_on).days == 90


def test_a_code_stands_in_no_address_and_no_log(
    keeper: Keeper, holder: Keeper, capfd: pytest.CaptureFixture[str]
) -> None:
    code = keeper.keep().code
    pages = [keeper.page, holder.enter(code).page, holder.enter(code[:-1]).page, holder.delete(code).page]
    addresses = [str(answer.url) for page in pages for answer in (*page.history, page)]
    headers = [str(answer.headers) for page in pages for answer in (*page.history, page)]
    logged = "".join(capfd.readouterr())
    assert '"route": "/kept-result"' in logged
    assert '"route": "/assessment/{id}/kept/{name}"' in logged
    for secret in (code, code.replace("-", ""), read_code(code).lower()):
        assert not [text for text in (logged, *addresses, *headers) if secret in text]


def test_the_page_with_the_code_puts_it_nowhere_but_in_sight_and_in_the_picture(keeper: Keeper) -> None:
    code = keeper.keep().code
    assert code.replace("-", "") not in keeper.page.text
    assert not re.search(rf'(href|action|value|name)="[^"]*{code[:4]}', keeper.page.text)
