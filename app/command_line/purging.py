"""`hip-triage purge`: deletes what has been kept long enough."""

from __future__ import annotations

import typer

from knowledge import load


def purge() -> None:
    """Delete what has been kept long enough: results after 90 days, answers after a day, sessions that are over."""
    from app.command_line.database import the_database  # noqa: PLC0415  # the other commands start faster without it
    from app.housekeeping import purge as purge_database  # noqa: PLC0415

    with the_database() as database:
        purged = purge_database(database=database)
    typer.echo(f"kept results: {purged.results}")
    typer.echo(f"answers in progress: {purged.assessments}")
    typer.echo(f"clinicians' sessions: {purged.sessions}")
    if not purged.wiped:
        typer.echo(load().words["database"]["still_in_the_log"], err=True)
