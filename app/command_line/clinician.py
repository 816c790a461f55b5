"""`hip-triage clinician`: the accounts of those who may use the workbench."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

cli = typer.Typer(help="Manage the accounts of clinicians, in the database of DATABASE_URL.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The name that the clinician signs in with.")]
RoleName = Literal["reviewer", "editor_in_chief"]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
Generate = Annotated[
    bool, typer.Option("--generate", help="Make a first password and show it; it must be changed at sign-in.")
]

# The other commands start faster without what accounts need: that is imported when one is asked for.


@cli.command()
def add(
    name: Name,
    *,
    display_name: Annotated[str, typer.Option(help="The name that stands beside verdicts and signatures.")],
    role: Annotated[RoleName, typer.Option(help="What the clinician may do.")] = "reviewer",
    password_stdin: FromStdin = False,
    generate: Generate = False,
) -> None:
    """Add an account; its password is asked for, unseen and twice, unless an option says otherwise."""
    from app.command_line.accounts import add_account  # noqa: PLC0415  # the other commands start faster without a database

    add_account(name, display_name, role, from_stdin=password_stdin, generate=generate)


@cli.command()
def password(name: Name, *, password_stdin: FromStdin = False, generate: Generate = False) -> None:
    """Set another password and end every session of the clinician."""
    from app.command_line.accounts import set_password  # noqa: PLC0415

    set_password(name, from_stdin=password_stdin, generate=generate)


@cli.command("list")
def list_() -> None:
    """List the accounts."""
    from app.command_line.accounts import tell_accounts  # noqa: PLC0415

    tell_accounts()


@cli.command()
def role(name: Name, role: Annotated[RoleName, typer.Argument(help="What the clinician may do from now on.")]) -> None:
    """Change what a clinician may do."""
    from app.command_line.accounts import set_role  # noqa: PLC0415

    set_role(name, role)


@cli.command()
def disable(name: Name) -> None:
    """Let a clinician no longer sign in, and end their sessions."""
    _change(name, "disable")


@cli.command()
def enable(name: Name) -> None:
    """Let a disabled or locked clinician sign in again."""
    _change(name, "enable")


@cli.command("end-sessions")
def end_sessions(name: Name) -> None:
    """Sign a clinician out everywhere."""
    _change(name, "end_sessions")


def _change(name: str, change: Literal["disable", "enable", "end_sessions"]) -> None:
    from app.command_line.accounts import change_account  # noqa: PLC0415

    change_account(name, change)
