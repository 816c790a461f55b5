"""`hip-triage serve`: the web pages and the JSON API."""

from __future__ import annotations

from typing import Annotated

import typer

from app.command_line.stopping import stop
from knowledge import load


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=0, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="How many processes serve.", min=1)] = 1,
) -> None:
    """Serve the web pages and the JSON API."""
    import uvicorn  # noqa: PLC0415  # the other commands start faster without it

    _look_at_the_database()
    typer.echo(f"Hip Triage: http://{host}:{port}")
    uvicorn.run(
        "app.server:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
    )


def _look_at_the_database() -> None:
    """Stops before anything is served when the database can never be used; one that is away may come back."""
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError  # noqa: PLC0415

    from app.command_line.database import in_words  # noqa: PLC0415
    from app.settings import Settings  # noqa: PLC0415
    from app.storage import DatabaseNewer, open_database  # noqa: PLC0415

    try:
        open_database(Settings().database_url).dispose()
    except (ArgumentError, DatabaseNewer) as unusable:
        stop(in_words(unusable))
    except SQLAlchemyError as away:
        typer.echo(f"{in_words(away)} {load().words['database']['served_without']}", err=True)
