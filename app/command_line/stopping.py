"""Ending a command that cannot go on."""

from __future__ import annotations

from typing import NoReturn

import typer

WRONG_INPUT = 2


def stop(*sentences: str) -> NoReturn:
    """Say why, a line each, on standard error, and end with 2."""
    for sentence in sentences:
        typer.echo(sentence, err=True)
    raise typer.Exit(WRONG_INPUT)
