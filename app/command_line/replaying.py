"""`hip-triage replay`: every kept result under the rules in use."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from app.command_line.stopping import stop
from knowledge import load


def replay(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write the outcome as JSON, with the first changes.")] = False,
) -> None:
    """Run every kept result under the rules in use, and list what comes out differently, most dangerous first."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415  # the other commands start faster without a database

    from app import replay as replays  # noqa: PLC0415
    from app.problems import json_text  # noqa: PLC0415
    from app.settings import Settings  # noqa: PLC0415
    from app.storage import open_database  # noqa: PLC0415

    said = load().words["replay"]
    try:
        database = open_database(Settings().database_url)
        with Progress(console=Console(stderr=True)) as progress:
            task = progress.add_task(said["progress"], total=None)
            finished = replays.replay(
                database=database, told=lambda done, all: progress.update(task, completed=done, total=all)
            )
        latest = replays.latest(database=database)
        database.dispose()
    except SQLAlchemyError as error:
        stop(said["no_database"].format(error=type(error).__name__))
    assert latest is not None
    listed = [
        {
            "case": change.case_id,
            "why": change.danger.name.lower(),
            "from": change.before_level,
            "to": change.after_level,
        }
        | {"changes": change.changes}
        for change in latest.page
    ]
    if as_json:
        counted = {"digest": finished.digest, "cases": finished.cases, "changed": finished.changed}
        rules = {rule: {"fires_now": now, "silent_now": not_now} for rule, now, not_now in latest.by_rule}
        typer.echo(json_text(counted | {"changes": listed, "rules": rules}))
        return
    for change in latest.page:
        levels = f"{change.before_level} -> {change.after_level}"
        typer.echo(f"{change.case_id:>8}  {said[f'danger_{change.danger.name.lower()}']}: {levels}")
        for kind, ways in change.changes.items():
            told = [f"{sign}{one}" for way, sign in (("vanished", "-"), ("appeared", "+")) for one in ways[way]]
            typer.echo(f"          {said[f'kind_{kind}']}: {', '.join(told)}")
    for rule, now, not_now in latest.by_rule:
        typer.echo(f"{rule}: {said['fires_now']} {now}, {said['silent_now']} {not_now}")
    typer.echo(said["finished"].format(changed=finished.changed, cases=finished.cases, digest=finished.digest))
