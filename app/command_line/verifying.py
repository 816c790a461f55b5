"""`hip-triage verify`: works a conclusion out anew and says what in it does not follow."""

from __future__ import annotations

from typing import Annotated

import typer

from app.command_line.reading import opened
from app.command_line.stopping import stop
from app.strict_json import NotJsonError, read_json
from knowledge import load
from rules import ArchiveUnreadableError, NothingToVerifyError, Program, discrepancies, program, rule_base

_DOES_NOT_FOLLOW = 1


def verify(
    file: Annotated[str, typer.Argument(help="A conclusion with its trace as JSON; - reads standard input.")] = "-",
) -> None:
    """Work a conclusion out anew under the rules of its digest, and say what in it does not follow.

    Earlier rules are looked up in the database of DATABASE_URL. Exits 1 when something does not follow.
    """
    said = load().words["verify"]
    try:
        conclusion = read_json(opened(file).read())
    except NotJsonError as error:
        stop(f"{file}: {error}")
    if not isinstance(conclusion, dict) or not isinstance(conclusion.get("knowledge"), dict):
        stop(said["no_conclusion"])
    digest = str(conclusion["knowledge"].get("digest"))
    try:
        found = discrepancies(conclusion, _program_of(digest))
    except NothingToVerifyError:
        stop(said["no_trace"])
    for discrepancy in found:
        told, follows = (said["nothing"] if side is None else side for side in (discrepancy.told, discrepancy.follows))
        typer.echo(said["discrepancy"].format(where=discrepancy.where, told=told, follows=follows))
    if found:
        typer.echo(said["does_not_follow"].format(number=len(found), digest=digest), err=True)
        raise typer.Exit(_DOES_NOT_FOLLOW)
    typer.echo(said["all_follows"].format(digest=digest))


def _program_of(digest: str) -> Program:
    """The rules of a digest; stops the command when they are not to be had."""
    if digest == rule_base().digest:
        return program()
    from app.command_line.database import the_database  # noqa: PLC0415  # only rules of an earlier day need it
    from app.kept_results import RuleBaseUnknown, program_of  # noqa: PLC0415
    from app.storage import DatabaseMissing, open_to_read  # noqa: PLC0415

    said = load().words["verify"]
    try:
        with the_database(open_to_read) as database:
            return program_of(database=database, digest=digest)
    except (DatabaseMissing, RuleBaseUnknown):
        stop(said["unknown_digest"].format(digest=digest, own=rule_base().digest))
    except ArchiveUnreadableError as error:
        stop(said["unreadable"].format(digest=digest, why=error))
