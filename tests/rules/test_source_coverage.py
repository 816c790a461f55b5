"""Every numbered claim of the source articles is carried by something that exists, or left out for a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import tests.specification
from app.documentation import DOCUMENTS
from knowledge import load
from rules import rule_base

_CLAIMS_FILE = Path(tests.specification.__path__[0]) / "claims.yaml"
CLAIMS: list[dict[str, str]] = yaml.load(_CLAIMS_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
ARTICLES = {
    "A000": "article-core-hips",
    "A001": "article-self",
    "A002": "article-equinox",
    "A003": "article-hip-soreness",
}
ABOUT_THE_MOON = ["A003-86", "A003-87", "A003-88", "A003-89", "A003-99"]
DOCS = Path(__file__).parents[2] / "docs"


def _claims_of_kind(kind: str) -> list[str]:
    return [claim["id"] for claim in CLAIMS if claim["kind"] == kind]


def _is_carried_by(claim: str, kind: str) -> bool:
    return any(carrier.partition(":")[0] == kind for carrier in load().source_coverage[claim].carried_by)


def test_every_claim_has_an_entry_and_every_entry_a_claim() -> None:
    assert sorted(load().source_coverage) == sorted(claim["id"] for claim in CLAIMS)


def test_every_entry_stands_in_the_file_of_its_article() -> None:
    entries = load().source_coverage.values()
    assert not [entry.id for entry in entries if entry.article != ARTICLES[entry.id.partition("-")[0]]]


def test_every_carrier_exists() -> None:
    named = {carrier for entry in load().source_coverage.values() for carrier in entry.carried_by}
    known = {f"{kind}:{id}".rstrip(":") for kind, ids in load().carriers.items() for id in ids}
    assert named - known - {f"rule:{id}" for id in rule_base().by_id} == set()


def test_no_entry_names_a_carrier_twice() -> None:
    entries = load().source_coverage.values()
    assert not [entry.id for entry in entries if len(set(entry.carried_by)) < len(entry.carried_by)]


def test_what_is_left_out_has_a_reason_in_a_sentence() -> None:
    reasons = [entry.left_out for entry in load().source_coverage.values() if entry.left_out]
    assert not [reason for reason in reasons if not reason.endswith(".") or len(reason.split()) < 5]


def test_every_exercise_of_the_articles_is_an_exercise_here_or_left_out() -> None:
    exercises = [claim for claim in _claims_of_kind("exercise") if not load().source_coverage[claim].left_out]
    assert exercises
    assert not [claim for claim in exercises if not _is_carried_by(claim, "exercise")]


def test_every_question_of_the_articles_is_answered() -> None:
    questions = _claims_of_kind("faq")
    assert questions
    assert not [claim for claim in questions if not _is_carried_by(claim, "question")]


def test_the_joke_about_the_moon_is_answered_and_carried_by_no_rule() -> None:
    assert [claim["id"] for claim in CLAIMS if "moon" in (claim["text"] + claim["section"]).lower()] == ABOUT_THE_MOON
    assert all("question:the_moon" in load().source_coverage[claim].carried_by for claim in ABOUT_THE_MOON)
    assert not [claim for claim in ABOUT_THE_MOON if _is_carried_by(claim, "rule")]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == DOCUMENTS[name](), "run hip-triage document"
