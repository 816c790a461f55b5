"""`hip-triage purge`: deletes what has been kept long enough."""

from __future__ import annotations

import typer
from sqlalchemy.exc import SQLAlchemyError

from app.command_line.stopping import stop
from app.housekeeping import purge as purge_database
from app.settings import Settings
from app.storage import open_database


def purge() -> None:
    """Delete what has been kept long enough: results after 90 days, answers after a day, sessions that are over."""
    try:
        database = open_database(Settings().database_url)
        purged = purge_database(database=database)
    except SQLAlchemyError as error:
        stop(f"The database does not answer ({type(error).__name__}). Nothing was purged.")
    database.dispose()
    typer.echo(f"kept results: {purged.results}")
    typer.echo(f"answers in progress: {purged.assessments}")
    typer.echo(f"clinicians' sessions: {purged.sessions}")
