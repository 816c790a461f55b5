"""Cases at the workbench: kept ones, ones of an earlier day, and the clinician who opens them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from fastapi import FastAPI
from httpx2 import Response

from app.kept_results import KeptCaseRecord, RuleBaseRecord, id_of, keep, read_code
from app.kept_results.codes import hash_of, new_code
from app.kept_results.service import today
from app.storage import Database
from rules import Case, Program, explain, locale_of, program, read_answers, restored_rule_base
from rules.catalogue.rulebase import digest_of
from tests.app.review.document import Element, document
from tests.app.workbench import AtTheWorkbench, signed_in
from tests.rules.vignettes import vignettes

Answers = Mapping[str, object]
_BY_NAME = {vignette.name: vignette.answers for vignette in vignettes()}

OUTER_HIP = _BY_NAME["Woman of 52, bony point sore on stairs, in bed and when pressed, socks are easy"]
LIMP = _BY_NAME["Groin pain earlier on each run, and a limp"]
HILLS = _BY_NAME["Outer hip sore for five days since more hills"]
UNWELL = _BY_NAME["A bit unwell on long-term steroid tablets"]
WARM = _BY_NAME["Fever and a warm hip, the rest left out"]
PINCHING = _BY_NAME["Pinching hip that flared up five days ago"]
SOCKS = _BY_NAME["Woman of 62, groin, socks are hard, stiff for ten minutes, stairs"]


@dataclass
class Reviewer:
    """A clinician who has signed in, and the cases of the application."""

    at: AtTheWorkbench

    @property
    def database(self) -> Database:
        """Where the cases are."""
        return self.at.database

    def get(self, address: str) -> Response:
        """Ask for a page."""
        return self.at.browser.get(address)

    def open(self, id: int, place: str = "") -> Element:
        """Read a page of a case."""
        response = self.get(f"/review/cases/{id}{place}")
        assert response.status_code == 200, response.text
        return document(response.text)

    def kept(self, answers: Answers) -> int:
        """A case with these answers, and its id."""
        code = keep(database=self.database, answers=answers, locale="en-GB")
        return id_of(database=self.database, code=read_code(code))

    def opened(self, answers: Answers) -> Element:
        """The page of a new case with these answers."""
        return self.open(self.kept(answers))


def reviewer_of(app: FastAPI) -> Reviewer:
    """Someone who has signed in."""
    return Reviewer(signed_in(app))


def kept_under(database: Database, answers: Answers, changed: Mapping[str, str]) -> int:
    """A case that rules of an earlier day concluded: today's, with these stretches of their canonical JSON replaced."""
    canonical = program().rule_base.canonical
    for stretch, instead in changed.items():
        assert stretch in canonical
        canonical = canonical.replace(stretch, instead)
    digest = digest_of(canonical)
    earlier = Program(restored_rule_base(canonical, digest))
    case = Case(earlier, read_answers(answers, earlier.rule_base.knowledge))
    with database.writing() as session:
        if session.get(RuleBaseRecord, digest) is None:
            session.add(RuleBaseRecord(digest=digest, canonical=canonical, first_used_on=today()))
            session.flush()
        record = record_of(case, answers)
        session.add(record)
        session.flush()
        return record.id


def record_of(case: Case, answers: Answers) -> KeptCaseRecord:
    """A case as it is stored."""
    conclusion = explain(case, locale_of("en-GB"), with_trace=True)
    return KeptCaseRecord(
        code_hash=hash_of(new_code()),
        kept_on=today(),
        expires_on=today() + timedelta(days=90),
        digest=case.rule_base.digest,
        locale="en-GB",
        answers=dict(answers),
        conclusion=conclusion.model_dump(mode="json", by_alias=True),
        level=case.level,
        complete=conclusion.urgency.complete,
        leading=case.ranking.leading,
    )
