"""What a person can do with a code: see the kept result, and delete it. A code is only ever sent in a form."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from app import signing
from app.kept_results import service
from app.kept_results.archive import RuleBaseUnknown, program_of
from app.kept_results.codes import CodeMistyped, read_code, spelled
from app.kept_results.service import ResultUnknown
from app.kept_results.telling import told
from app.rate_limits import few_codes
from app.rendering import Fields, FormFields, render
from app.storage import Database
from rules import ArchiveUnreadableError

router = APIRouter(include_in_schema=False)

_CODE = "code"
_ENTRY = "/kept-result"
_DELETED = f"{_ENTRY}/deleted"
_LONGEST_ECHO = 60


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


Results = Annotated[Database, Depends(_database)]


@router.get(_ENTRY)
def enter(request: Request) -> Response:
    """Where a code is typed."""
    return render(request, "kept_results/enter.html", {"address": _ENTRY}, private=True)


@router.post(_ENTRY, dependencies=[Depends(few_codes)])
def see(request: Request, database: Results, fields: FormFields) -> Response:
    """The kept result, with the button that deletes it."""
    try:
        code = read_code(_typed(fields))
        kept = service.find(database=database, id=service.id_of(database=database, code=code))
    except CodeMistyped:
        return _look_again(request, fields)
    except ResultUnknown:
        return _again(request, fields, "code_unknown", HTTPStatus.NOT_FOUND)
    shown = {
        "kept": kept,
        "told": told(kept),
        "standings": _standings(database, kept.digest),
        "code": spelled(code),
        "address": _ENTRY,
    }
    return render(request, "kept_results/view.html", shown, private=True)


@router.post(f"{_ENTRY}/delete", dependencies=[Depends(few_codes)])
def delete(request: Request, database: Results, fields: FormFields) -> Response:
    """Delete the kept result, and say so."""
    try:
        service.remove(database=database, code=read_code(_typed(fields)))
    except CodeMistyped:
        return _look_again(request, fields)
    except ResultUnknown:
        return _again(request, fields, "code_unknown", HTTPStatus.NOT_FOUND)
    return RedirectResponse(_DELETED, status_code=HTTPStatus.SEE_OTHER)


@router.get(_DELETED)
def deleted(request: Request) -> Response:
    """Says that the result is gone."""
    return render(request, "kept_results/deleted.html", private=True)


def _standings(database: Database, digest: str) -> Mapping[str, signing.Standing]:
    """How the rules of a digest stand; nothing where they can no longer be read, and the handbook cannot show them."""
    try:
        rule_base = program_of(database=database, digest=digest).rule_base
    except (RuleBaseUnknown, ArchiveUnreadableError):
        return {}
    return signing.standings(database=database, rule_base=rule_base)


def _typed(fields: Fields) -> str:
    return fields.get(_CODE, [""])[0]


def _look_again(request: Request, fields: Fields) -> Response:
    fault = "code_mistyped" if _typed(fields).strip() else "code_missing"
    return _again(request, fields, fault, HTTPStatus.UNPROCESSABLE_ENTITY)


def _again(request: Request, fields: Fields, fault: str, status: HTTPStatus) -> Response:
    shown = {"typed": _typed(fields)[:_LONGEST_ECHO], "fault": fault, "address": _ENTRY}
    return render(request, "kept_results/enter.html", shown, status=status, private=True, come_back_to=_ENTRY)
