"""`hip-triage export`: the whole rule base in another form, for another engine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.command_line.stopping import stop
from rules import clips_program, rule_base


def export(
    *,
    clips: Annotated[bool, typer.Option("--clips", help="As a program for CLIPS 6.4.")] = False,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
) -> None:
    """Write the whole rule base, scoring included, in a form that another engine runs."""
    if not clips:
        stop("Say in which form: --clips.")
    _write(clips_program(rule_base()), output)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        stop(f"{output}: {error.strerror}")
