"""The pages on which clinicians sign rules: what needs a signature, and one rule to read in full and to sign."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from app.clinicians import Clinician, SignedIn
from app.rendering import FormFields, PageError, render
from app.signing import service
from app.signing.digest import rule_digests
from app.signing.service import NothingToWithdraw, RuleChanged
from app.signing.standing import State
from app.signing.waiting import Wanted, in_order, next_waiting
from app.storage import Database
from rules import rule_base, rules_read

router = APIRouter(prefix="/review/rules", include_in_schema=False)

_RULES = "/review/rules"
_PER_PAGE = 25
_MONTHS = {"6": 6, "12": 12, "24": 24}


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def _wanted(state: str = "", module: str = "", about: str = "") -> Wanted:
    return Wanted(state, module, about)


def _known_rule(id: str) -> str:
    if id not in rule_base().by_id:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found")
    return id


Signed = Annotated[Database, Depends(_database)]
Filters = Annotated[Wanted, Depends(_wanted)]
RuleId = Annotated[str, Depends(_known_rule)]


@router.get("")
def list_rules(request: Request, clinician: SignedIn, database: Signed, wanted: Filters, page: int = 1) -> Response:
    """The rules, those that are changed, expired or unsigned first."""
    used = rule_base()
    standings = service.standings(database=database, rule_base=used)
    found = in_order(used, standings, wanted)
    pages = max(1, -(-len(found) // _PER_PAGE))
    place = min(max(page, 1), pages)
    shown = {
        "clinician": clinician,
        "rules": found[(place - 1) * _PER_PAGE : place * _PER_PAGE],
        "found": len(found),
        "counts": Counter(standing.state.value for standing in standings.values()),
        "states": [state.value for state in State],
        "modules": sorted({read.module for read in rules_read(used).values()}),
        "conclusions": used.knowledge.conclusions.values(),
        "wanted": wanted,
        "page": place,
        "pages": pages,
    }
    return render(request, "signing/rules.html", shown, private=True)


@router.get("/{id}")
def show_rule(request: Request, clinician: SignedIn, database: Signed, wanted: Filters, id: RuleId) -> Response:
    """One rule in full, with the form to sign it."""
    return _rule_page(request, clinician, database, wanted, id)


@router.post("/{id}/signatures")
def sign(
    request: Request, clinician: SignedIn, database: Signed, wanted: Filters, id: RuleId, fields: FormFields
) -> Response:
    """Sign the rule that the page showed, and no other."""
    months = _MONTHS.get(_first(fields.get("months")))
    if months is None:
        return _rule_page(request, clinician, database, wanted, id, "choose_months")
    try:
        service.sign(
            database=database,
            rule_base=rule_base(),
            rule=id,
            seen=_first(fields.get("rule_digest")),
            clinician=clinician,
            valid_until=_later(service.today(), months),
        )
    except RuleChanged:
        return _rule_page(request, clinician, database, wanted, id, "changed_meanwhile")
    return _back_to(id, wanted)


@router.post("/{id}/withdrawals")
def withdraw(clinician: SignedIn, request: Request, database: Signed, wanted: Filters, id: RuleId) -> Response:
    """Take one's own signature back."""
    try:
        service.withdraw(database=database, rule_base=rule_base(), rule=id, clinician=clinician)
    except NothingToWithdraw:
        return _rule_page(request, clinician, database, wanted, id, "nothing_to_withdraw")
    return _back_to(id, wanted)


def _rule_page(
    request: Request, clinician: Clinician, database: Database, wanted: Wanted, id: str, fault: str = ""
) -> Response:
    used = rule_base()
    standings = service.standings(database=database, rule_base=used)
    shown = {
        "clinician": clinician,
        "read": rules_read(used)[id],
        "reads": rules_read(used),
        "knowledge": used.knowledge,
        "current": used.knowledge,
        "rule_digest": rule_digests(used)[id],
        "standings": standings,
        "signed_by_me": standings[id].is_signed_by(clinician.id),
        "history": service.history(database=database, rule=id)[::-1],
        "following": next_waiting(used, standings, wanted, id),
        "wanted": wanted,
        "months": list(_MONTHS),
        "fault": fault,
        "back": f"{_RULES}{wanted.query}",
    }
    status = HTTPStatus.CONFLICT if fault else HTTPStatus.OK
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault == "choose_months" else status
    return render(request, "signing/rule.html", shown, status=status, private=True, come_back_to=f"{_RULES}/{id}")


def _back_to(id: str, wanted: Wanted) -> Response:
    return RedirectResponse(f"{_RULES}/{id}{wanted.query}", status_code=HTTPStatus.SEE_OTHER)


def _first(values: list[str] | None) -> str:
    return values[0] if values else ""


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last of its month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
