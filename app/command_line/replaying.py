"""`hip-triage replay`: every kept result under the rules in use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from knowledge import load

if TYPE_CHECKING:
    from app.replay import Change, Replay


def replay(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write the outcome as JSON, with every change.")] = False,
) -> None:
    """Run every kept result under the rules in use, and list what comes out differently, most dangerous first."""
    from app import replay as replays  # noqa: PLC0415  # the other commands start faster without a database
    from app.command_line.database import the_database  # noqa: PLC0415

    said = load().words["replay"]
    with the_database() as database:
        with Progress(console=Console(stderr=True)) as progress:
            task = progress.add_task(said["progress"], total=None)
            finished = replays.replay(
                database=database, told=lambda done, all: progress.update(task, completed=done, total=all)
            )
        tell = _tell_as_json if as_json else _tell
        tell(finished, replays.every_change(database=database, replay_id=finished.id))


def _tell_as_json(finished: Replay, changes: Iterable[Change]) -> None:
    from app.problems import json_text  # noqa: PLC0415

    listed = [
        {
            "case": change.case_id,
            "why": change.danger.name.lower(),
            "from": change.before_level,
            "to": change.after_level,
            "changes": change.changes,
        }
        for change in changes
    ]
    rules = {one.rule: {"fires_now": one.fires_now, "silent_now": one.silent_now} for one in finished.by_rule}
    counted = {"digest": finished.digest, "cases": finished.cases, "changed": finished.changed}
    typer.echo(json_text(counted | {"changes": listed, "rules": rules}))


def _tell(finished: Replay, changes: Iterable[Change]) -> None:
    said = load().words["replay"]
    for change in changes:
        levels = f"{change.before_level} -> {change.after_level}"
        typer.echo(f"{change.case_id:>8}  {said[f'danger_{change.danger.name.lower()}']}: {levels}")
        for kind, ways in change.changes.items():
            told = [f"{sign}{one}" for way, sign in (("vanished", "-"), ("appeared", "+")) for one in ways[way]]
            typer.echo(f"          {said[f'kind_{kind}']}: {', '.join(told)}")
    for one in finished.by_rule:
        typer.echo(f"{one.rule}: {said['fires_now']} {one.fires_now}, {said['silent_now']} {one.silent_now}")
    typer.echo(said["finished"].format(changed=finished.changed, cases=finished.cases, digest=finished.digest))
