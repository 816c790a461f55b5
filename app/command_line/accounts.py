"""What `hip-triage clinician` does with accounts, and what it tells of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app import clinicians
from app.clinicians import Account, AccountRefused, AccountUnknown, Role
from app.command_line.database import the_database
from app.command_line.stopping import stop
from app.storage import Database
from knowledge import load

_WIDTH_OF_A_PIPE = 130
_CHANGES: dict[str, Callable[..., None]] = {
    "disable": clinicians.disable,
    "enable": clinicians.enable,
    "end_sessions": clinicians.end_sessions,
}


def add_account(name: str, display_name: str, role: str, *, from_stdin: bool, generate: bool) -> None:
    """Add an account with a password that is asked for, read or made."""
    password = _password(from_stdin=from_stdin, generate=generate)
    with _database() as database:
        clinicians.add(
            database=database,
            name=name,
            display_name=display_name,
            role=Role(role),
            password=password,
            temporary=generate,
        )
    _tell_password(password, generate=generate)


def set_password(name: str, *, from_stdin: bool, generate: bool) -> None:
    """Set a password that is asked for, read or made."""
    password = _password(from_stdin=from_stdin, generate=generate)
    _change(name, clinicians.set_password, password=password, temporary=generate)
    _tell_password(password, generate=generate)


def set_role(name: str, role: str) -> None:
    """Change what a clinician may do."""
    _change(name, clinicians.set_role, role=Role(role))


def change_account(name: str, change: str) -> None:
    """Make one of the changes that need no more than a name."""
    _change(name, _CHANGES[change])


def tell_accounts() -> None:
    """Write a table of the accounts."""
    with _database() as database:
        accounts = clinicians.accounts(database=database)
    words = load().words["clinicians"]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("name", "display_name", "role", "added_on", "state", "sessions"):
        table.add_column(words[column])
    for account in accounts:
        table.add_row(
            escape(account.name),
            escape(account.display_name),
            words[f"role_{account.role}"],
            account.added_on.isoformat(),
            words[_state(account)],
            str(account.sessions),
        )
    console = Console(highlight=False)
    (console if console.is_terminal else Console(highlight=False, width=_WIDTH_OF_A_PIPE)).print(table)


def _change(name: str, change: Callable[..., None], **how: object) -> None:
    with _database() as database:
        change(database=database, id=clinicians.id_of(database=database, name=name), **how)


@contextmanager
def _database() -> Iterator[Database]:
    """The database; what cannot be done with an account stops the command with a sentence."""
    try:
        with the_database() as database:
            yield database
    except AccountUnknown:
        stop("There is no account of this name. The accounts are shown by: hip-triage clinician list")
    except AccountRefused as refused:
        stop(str(refused))


def _password(*, from_stdin: bool, generate: bool) -> str:
    if from_stdin and generate:
        stop("Say either --password-stdin or --generate.")
    if generate:
        return clinicians.generated()
    words = load().words["clinicians"]
    if from_stdin:
        typed = sys.stdin.readline().rstrip("\r\n")
    else:
        typed = typer.prompt(words["new_password"], hide_input=True, confirmation_prompt=words["new_password_again"])
    fault = clinicians.fault_of(typed)
    if fault:
        stop(words[fault])
    return str(typed)


def _tell_password(password: str, *, generate: bool) -> None:
    if generate:
        typer.echo(password)
        typer.echo(load().words["clinicians"]["first_password_once"], err=True)


def _state(account: Account) -> str:
    if account.disabled:
        return "disabled"
    return "password_waits" if account.password_is_temporary else "enabled"
