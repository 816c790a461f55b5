"""The queue of kept cases, with its filters, and the search by code, which is only ever sent in a form."""

from __future__ import annotations

import re
from functools import lru_cache
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from app import kept_results
from app.clinicians import Clinician, SignedIn
from app.kept_results import CodeMistyped, ResultUnknown
from app.rate_limits import few_codes
from app.rendering import FormFields, render
from app.review.case_pages import Kept
from app.review.queue import Review, Wanted, page_of
from app.storage import Database
from knowledge import Conclusion, UrgencyLevel, load
from rules import Levelled, rule_base

router = APIRouter(include_in_schema=False)

_QUEUE = "/review"
_RULE = re.compile(r"[A-Za-z0-9-]{1,64}")
_LONGEST_ECHO = 60
Key = Annotated[int | None, Query(ge=0, lt=2**62)]


def _wanted(urgency: str = "", cause: str = "", concern: str = "", rule: str = "", review: str = "") -> Wanted:
    """The filters of an address; what is no choice of the page filters nothing."""
    return Wanted(
        urgency=urgency if urgency in set(UrgencyLevel) else "",
        cause=cause if cause in {known.id for known in _causes()} else "",
        concern=concern if concern in {known.id for known in _concerns()} else "",
        rule=_spelled(rule.strip()),
        review=review if review in set(Review) else "",
    )


Filters = Annotated[Wanted, Depends(_wanted)]


@router.get(_QUEUE)
def show_queue(
    request: Request,
    database: Kept,
    clinician: SignedIn,
    wanted: Filters,
    rule: str = "",
    before: Key = None,
    after: Key = None,
) -> Response:
    """The cases that the filters take."""
    fault = "queue_rule_wrong" if rule.strip() and not wanted.rule else ""
    keys = {"before": before, "after": after}
    return _queue(request, database, clinician, wanted, keys=keys, rule_typed=rule, rule_fault=fault)


@router.post(_QUEUE, dependencies=[Depends(few_codes)])
def search(request: Request, database: Kept, clinician: SignedIn, wanted: Filters, fields: FormFields) -> Response:
    """To the case with a code."""
    typed = fields.get("code", [""])[0]
    try:
        id = kept_results.id_of(database=database, code=kept_results.read_code(typed))
    except CodeMistyped:
        fault = "queue_code_mistyped" if typed.strip() else "queue_code_missing"
        return _queue(request, database, clinician, wanted, typed=typed, fault=fault)
    except ResultUnknown:
        return _queue(request, database, clinician, wanted, typed=typed, fault="queue_code_unknown")
    return RedirectResponse(f"{_QUEUE}/cases/{id}", status_code=HTTPStatus.SEE_OTHER)


def _queue(
    request: Request,
    database: Database,
    clinician: Clinician,
    wanted: Wanted,
    *,
    keys: dict[str, int | None] | None = None,
    **typed: str,
) -> Response:
    page = page_of(database=database, wanted=wanted, clinician_id=clinician.id, **(keys or {}))
    shown = {
        "clinician": clinician,
        "page": page,
        "wanted": wanted,
        "newer": wanted.query(after=page.newer) if page.newer is not None else "",
        "older": wanted.query(before=page.older) if page.older is not None else "",
        "knowledge": load(),
        "causes": _causes(),
        "concerns": _concerns(),
        "reviews": list(Review),
        "typed": typed.get("typed", "")[:_LONGEST_ECHO],
        "fault": typed.get("fault", ""),
        "rule_typed": typed.get("rule_typed", wanted.rule)[:_LONGEST_ECHO],
        "rule_fault": typed.get("rule_fault", ""),
    }
    faulty = shown["fault"] or shown["rule_fault"]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK
    return render(request, "review/queue.html", shown, status=status, private=True)


def _causes() -> tuple[Conclusion, ...]:
    return tuple(known for known in load().conclusions.values() if known.kind == "cause")


@lru_cache(maxsize=1)
def _concerns() -> tuple[Conclusion, ...]:
    """What a rule can raise as a concern, some of the causes among it."""
    raised = {rule.then.concern for rule in rule_base().rules if isinstance(rule.then, Levelled)}
    return tuple(known for known in load().conclusions.values() if known.id in raised)


def _spelled(rule: str) -> str:
    """The id of a rule as it is written, whatever its capitals; one that has gone since may still have fired."""
    by_capitals = {id.casefold(): id for id in rule_base().by_id}
    return by_capitals.get(rule.casefold(), rule if _RULE.fullmatch(rule) else "")
