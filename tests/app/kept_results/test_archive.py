"""A rule base of an earlier day is asked for by its digest, and whatever else is asked for is not there."""

from __future__ import annotations

import json

import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from app.command_line.commands import cli
from app.kept_results import RuleBaseRecord, RuleBaseUnknown, program_of
from app.storage import Database
from knowledge import load
from rules import rule_base, triage
from tests.app.workbench import new_browser

NO_DIGESTS = ["\0", "sha256:0", "sha256:" + "g" * 64, "sha256:" + "0" * 63 + "\0", "x" * 10_000]
UNKNOWN = "sha256:" + "0" * 64


def test_the_rule_base_in_use_is_stored_though_nobody_has_kept_anything_yet(application: FastAPI) -> None:
    database: Database = application.state.database
    with database.reading() as session:
        assert session.get_one(RuleBaseRecord, rule_base().digest).canonical == rule_base().canonical


@pytest.mark.parametrize("digest", [*NO_DIGESTS, UNKNOWN, rule_base().digest + "\n"])
def test_what_is_no_digest_is_as_unknown_as_one_that_was_never_used(application: FastAPI, digest: str) -> None:
    with pytest.raises(RuleBaseUnknown):
        program_of(database=application.state.database, digest=digest)


@pytest.mark.parametrize("digest", [*NO_DIGESTS, UNKNOWN])
def test_the_handbook_has_no_page_of_it(application: FastAPI, digest: str) -> None:
    page = new_browser(application).get("/handbook/rules/BUR-01", params={"digest": digest})
    assert page.status_code == 404
    assert load().wording.errors["not_found"] in page.text


@pytest.mark.parametrize("digest", [*NO_DIGESTS, UNKNOWN])
def test_verify_says_that_its_rules_are_not_stored(
    application: FastAPI, database_url: str, monkeypatch: pytest.MonkeyPatch, digest: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    conclusion = triage({}, with_trace=True).model_dump(mode="json", by_alias=True)
    conclusion["knowledge"]["digest"] = digest
    told = CliRunner().invoke(cli, ["verify"], input=json.dumps(conclusion))
    assert told.exit_code == 2
    assert "not stored here" in told.stderr
