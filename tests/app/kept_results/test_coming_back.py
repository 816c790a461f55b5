"""Whoever has the code sees the kept result and can delete it; a wrong code learns nothing, and costs the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi import FastAPI
from sqlalchemy import event
from starlette.testclient import TestClient

from app.kept_results import code_from, find, id_of, read_code, spelled
from app.server import create_app
from app.settings import Settings
from knowledge import load
from tests.app.kept_results.keeping import Keeper, kept_results

SAID = load().words["kept_results"]
NOBODYS = spelled(code_from(b"nobody kept this"))
MISTYPED = NOBODYS[:-1] + ("2" if NOBODYS[-1] == "3" else "3")


@contextmanager
def _statements(app: FastAPI) -> Iterator[list[str]]:
    """What the database is told."""
    told: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        told.append(statement)

    engine = app.state.database.engine
    event.listen(engine, "before_cursor_execute", note)
    yield told
    event.remove(engine, "before_cursor_execute", note)


def test_the_code_shows_urgency_causes_day_and_reasoning(application: FastAPI, keeper: Keeper, holder: Keeper) -> None:
    code = keeper.keep().code
    text = holder.enter(code).text
    database = application.state.database
    kept = find(database=database, id=id_of(database=database, code=read_code(code)))
    knowledge = load()
    assert knowledge.urgency["self_care"].title in text
    assert knowledge.conclusions["overuse_soreness"].name in text
    assert "It is deleted on" in text
    assert knowledge.wording.labels["matched"] in text
    assert f"{kept.expires_on.day} {kept.expires_on:%B %Y}" in text
    assert [step.rule for step in kept.conclusion.trace or () if step.rule not in text] == []


def test_a_code_is_taken_however_it_is_written(keeper: Keeper, holder: Keeper) -> None:
    code = keeper.keep().code
    assert holder.enter(f"  {code.lower().replace('-', ' ')} ").page.status_code == 200


@pytest.mark.parametrize("action", ["enter", "delete"])
def test_a_mistyped_code_is_noticed_and_stays_in_the_field(holder: Keeper, action: str) -> None:
    getattr(holder, action)(MISTYPED.lower())
    assert holder.page.status_code == 422
    assert SAID["code_mistyped"] in holder.text
    assert f'value="{MISTYPED.lower()}"' in holder.page.text
    assert holder.title.startswith(load().wording.labels["error_prefix"])


@pytest.mark.parametrize("action", ["enter", "delete"])
def test_a_code_that_nobody_has_gets_a_plain_sentence(holder: Keeper, action: str) -> None:
    getattr(holder, action)(NOBODYS)
    assert holder.page.status_code == 404
    assert SAID["code_unknown"] in holder.text
    assert f'value="{NOBODYS}"' in holder.page.text


@pytest.mark.parametrize("typed", ["", "   "])
def test_no_code_is_asked_for(holder: Keeper, typed: str) -> None:
    assert SAID["code_missing"] in holder.enter(typed).text


def test_what_is_typed_is_never_taken_for_markup(holder: Keeper) -> None:
    page = holder.enter('"><script>alert(1)</script>').page.text
    assert "<script>alert" not in page


def test_an_empty_form_is_answered(holder: Keeper) -> None:
    assert holder.browser.post("/kept-result").status_code == 422


def test_deleting_says_so_and_nobody_sees_the_result_again(
    application: FastAPI, keeper: Keeper, holder: Keeper
) -> None:
    before, code = kept_results(application), keeper.keep().code
    holder.delete(code)
    assert SAID["deleted_title"] in holder.text
    assert holder.enter(code).page.status_code == 404
    assert kept_results(application) == before
    keeper.go("result")
    assert SAID["kept_already"] not in keeper.text


def test_a_code_is_never_taken_from_an_address(keeper: Keeper, holder: Keeper) -> None:
    code = keeper.keep().code
    assert load().urgency["self_care"].title not in holder.browser.get("/kept-result", params={"code": code}).text
    assert holder.browser.get(f"/kept-result/{code}").status_code == 404


def test_no_page_with_a_code_or_a_result_is_kept_by_the_browser(keeper: Keeper, holder: Keeper) -> None:
    code = keeper.keep().code
    pages = [keeper.page, *(holder.enter(typed).page for typed in (code, NOBODYS, MISTYPED)), holder.delete(code).page]
    assert {page.headers["cache-control"] for page in pages} == {"no-store"}


def test_a_wrong_code_costs_the_same_statements_as_a_right_one_up_to_the_decision(
    application: FastAPI, keeper: Keeper
) -> None:
    code = keeper.keep().code
    with _statements(application) as for_wrong:
        keeper.enter(NOBODYS)
    with _statements(application) as for_right:
        keeper.enter(code)
    assert [told for told in for_wrong if told.startswith("SELECT")]
    assert for_right[: len(for_wrong)] == for_wrong


def test_deleting_with_a_wrong_code_costs_the_same_statements_as_with_a_right_one(
    application: FastAPI, keeper: Keeper
) -> None:
    code = keeper.keep().code
    with _statements(application) as for_wrong:
        keeper.delete(NOBODYS)
    with _statements(application) as for_right:
        keeper.delete(code)
    assert [told for told in for_wrong if told.startswith("DELETE")]
    assert for_right == for_wrong


def test_a_mistyped_code_is_not_looked_for(application: FastAPI, holder: Keeper) -> None:
    with _statements(application) as told:
        holder.enter(MISTYPED)
    assert told == []


def test_more_than_ten_codes_a_minute_from_one_address_are_not_looked_at(database_url: str) -> None:
    app = create_app(Settings(DATABASE_URL=database_url))
    with TestClient(app, client=("192.0.2.1", 1)) as someone:
        tries = [someone.post(f"/kept-result{page}", data={"code": NOBODYS}) for page in ["", "/delete"] * 6]
        assert [page.status_code for page in tries] == [404] * 10 + [429] * 2
        assert load().wording.errors["too_many_requests"] in tries[-1].text
        assert tries[-1].headers["retry-after"] == "60"
        assert someone.get("/kept-result").status_code == 200
        assert TestClient(app, client=("192.0.2.2", 1)).post("/kept-result", data={"code": NOBODYS}).status_code == 404


def test_made_up_names_of_kept_results_are_looked_at_as_seldom_as_codes(database_url: str) -> None:
    app = create_app(Settings(DATABASE_URL=database_url))
    with TestClient(app):
        keeper = Keeper(app).come_to_a_result().keep()
        loaded_again = [keeper.browser.get(str(keeper.page.url)).status_code for _ in range(12)]
        assert loaded_again == [200] * 12
        names = [f"{keeper.assessment}/kept/{number:022}" for number in range(12)]
        guesses = [keeper.browser.get(name, follow_redirects=False).status_code for name in names]
        assert guesses == [303] * 10 + [429] * 2
        assert keeper.browser.get(str(keeper.page.url)).status_code == 429


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_the_addresses_of_one_household_are_counted_together(
    database_url: str, one: str, other: str, together: bool
) -> None:
    app = create_app(Settings(DATABASE_URL=database_url, code_limit="1/minute"))
    with TestClient(app, client=(one, 1)) as first:
        assert first.post("/kept-result", data={"code": NOBODYS}).status_code == 404
        second = TestClient(app, client=(other, 1)).post("/kept-result", data={"code": NOBODYS})
        assert (second.status_code == 429) == together


def test_under_16_no_cause_is_named(application: FastAPI, holder: Keeper) -> None:
    young = Keeper(application).come_to_a_result(age_years=13)
    text = holder.enter(young.keep().code).text
    assert load().urgency["within_days"].title in text
    assert load().wording.labels["what_this_points_to"] not in text
    assert "ABS-" in text


def test_under_16_nothing_is_said_of_hidden_answers(application: FastAPI, holder: Keeper) -> None:
    hidden = {"abdomen_pelvis": ["pregnant"], "medical_history": ["heavy_alcohol", "injected_drugs"]}
    young = Keeper(application).come_to_a_result(age_years=14, **hidden)
    text = holder.enter(young.keep().code).text
    [title] = [level.title for level in load().urgency.values() if level.title in young.go("result").text]
    assert title in text
    assert SAID["view_reasoning_not_shown"] in text
    assert not any(word in text.lower() for word in ("pregnan", "alcohol", "drug"))
