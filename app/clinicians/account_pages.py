"""The pages on which the editor in chief manages accounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Annotated

import structlog
from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from app.clinicians import accounts, passwords
from app.clinicians.accounts import AccountRefused, AccountUnknown
from app.clinicians.addresses import ACCOUNTS
from app.clinicians.clinician import Clinician, Role
from app.clinicians.pages import field
from app.clinicians.signed_in import Accounts, EditorInChief
from app.clinicians.turns import in_turn
from app.rendering import Fields, FormFields, PageError, render
from app.storage import Database
from knowledge import load

router = APIRouter(include_in_schema=False)

_log = structlog.get_logger("hip_triage")
_FIELD_OF = {"name_wrong": "name", "name_taken": "name", "display_name_wrong": "display_name"}
_CHANGES: Mapping[str, Callable[..., None]] = {
    "disable": accounts.disable,
    "enable": accounts.enable,
    "end-sessions": accounts.end_sessions,
    "make-reviewer": partial(accounts.set_role, role=Role.REVIEWER),
    "make-editor-in-chief": partial(accounts.set_role, role=Role.EDITOR_IN_CHIEF),
}
Id = Annotated[int, Path(ge=1, lt=2**63)]


@router.get(ACCOUNTS)
def show_accounts(request: Request, database: Accounts, editor: EditorInChief) -> Response:
    """Every account, and the form to add one."""
    return _list(request, database, editor)


@router.post(ACCOUNTS)
async def add_account(request: Request, database: Accounts, editor: EditorInChief, fields: FormFields) -> Response:
    """Add an account and show its first password, this once."""
    return await in_turn(partial(_add_account, request, database, editor, fields))


@router.get(f"{ACCOUNTS}/{{id}}")
def show_account(request: Request, database: Accounts, editor: EditorInChief, id: Id) -> Response:
    """One account and what can be done with it."""
    return _one(request, database, editor, id)


@router.post(f"{ACCOUNTS}/{{id}}/new-password")
async def renew_password(request: Request, database: Accounts, editor: EditorInChief, id: Id) -> Response:
    """Give a clinician who forgot theirs another first password, and show it, this once."""
    return await in_turn(partial(_renew_password, request, database, editor, id))


@router.post(f"{ACCOUNTS}/{{id}}/{{change}}")
def change_account(request: Request, database: Accounts, editor: EditorInChief, id: Id, change: str) -> Response:
    """Make one change to an account."""
    if change not in _CHANGES:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found")
    try:
        _CHANGES[change](database=database, id=id)
    except AccountUnknown as error:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found") from error
    except AccountRefused as refused:
        return _one(request, database, editor, id, str(refused))
    _log.info("account changed", account=id, by=editor.id, change=change)
    return RedirectResponse(f"{ACCOUNTS}/{id}", status_code=HTTPStatus.SEE_OTHER)


def _add_account(request: Request, database: Database, editor: Clinician, fields: Fields) -> Response:
    typed = {name: field(fields, name) for name in ("name", "display_name", "role")}
    if typed["role"] not in set(Role):
        return _list(request, database, editor, typed, {"role": load().words["clinicians"]["role_missing"]})
    password = passwords.generated()
    try:
        id = accounts.add(
            database=database,
            name=typed["name"],
            display_name=typed["display_name"],
            role=Role(typed["role"]),
            password=password,
            temporary=True,
        )
    except AccountRefused as refused:
        return _list(request, database, editor, typed, {_FIELD_OF[refused.fault]: str(refused)})
    _log.info("account added", account=id, by=editor.id)
    return _password(request, database, editor, id, password)


def _renew_password(request: Request, database: Database, editor: Clinician, id: int) -> Response:
    password = passwords.generated()
    try:
        accounts.set_password(database=database, id=id, password=password, temporary=True)
    except AccountUnknown as error:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found") from error
    _log.info("account changed", account=id, by=editor.id, change="new-password")
    return _password(request, database, editor, id, password)


def _list(
    request: Request,
    database: Database,
    editor: Clinician,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> Response:
    shown = {
        "clinician": editor,
        "accounts": accounts.accounts(database=database),
        "roles": Role,
        "typed": typed or {"role": Role.REVIEWER},
        "faults": faults or {},
    }
    return render(request, "clinicians/accounts.html", shown, status=_status(faults), private=True)


def _one(request: Request, database: Database, editor: Clinician, id: int, fault: str = "") -> Response:
    try:
        account = accounts.account(database=database, id=id)
    except AccountUnknown as error:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found") from error
    shown = {"clinician": editor, "account": account, "fault": fault, "back": ACCOUNTS}
    return render(request, "clinicians/account.html", shown, status=_status(fault), private=True)


def _password(request: Request, database: Database, editor: Clinician, id: int, password: str) -> Response:
    account = accounts.account(database=database, id=id)
    shown = {"clinician": editor, "account": account, "password": password}
    return render(request, "clinicians/first_password.html", shown, private=True, come_back_to=ACCOUNTS)


def _status(fault: object) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
