"""`hip-triage batch`: a file of many cases concluded into another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from app.command_line.stopping import stop

_ROWS_OF_A_PART = 131_072


def batch(
    cases: Annotated[Path, typer.Argument(metavar="IN", help="A file in .parquet, .csv, .jsonl or .ndjson.")],
    conclusions: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write, in any of these formats.")],
    *,
    rows: Annotated[int, typer.Option(help="How many rows are concluded at a time.", min=1)] = _ROWS_OF_A_PART,
) -> None:
    """Conclude from every case of a file, a row for a row, in order.

    \b
    IN has a column for each finding, under its name in the vocabulary, and may have a column id.
    A word is text, a number is a whole number, and several words of one answer are
      Parquet      a list of text; a column of numbers is text where words stand among them
      CSV          text, with ; between the words
      JSON Lines   a list; each line is an object of answers, or {"id": "...", "answers": {...}}
    Nothing, null, and a word that declines are no answer; not_sure is one. In JSON Lines, what has
    no answer is left out.

    \b
    OUT has these columns:
      id                as in IN, if there is one
      error             what is wrong with the row; the rest is then empty
      urgency           emergency_now, same_day, within_days, routine or self_care
      complete          whether every danger question is answered
      unanswered_first  the danger questions that are not
      red_flags         ids of rules, most urgent first
      concerns          id and level, most urgent first
      causes, factors   id, band and score in centinats, best first
    In CSV, lists have ; between their entries, and : between the parts of an entry. It is for
    programs, not for spreadsheets: an id like =1+1 is written as it was read, and a spreadsheet
    would take it for a formula.

    A run that was stopped goes on where it was when it is started again; until then, what it has is in OUT.partial.
    """  # noqa: D301  # \b keeps the lines of a paragraph apart in the help
    from app.batch import BatchRefused, conclude_file  # noqa: PLC0415  # the other commands start faster without it

    console = Console(stderr=True)
    columns = (TextColumn("Concluding"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
            task = bar.add_task("", total=1.0)
            concluded = conclude_file(
                cases, conclusions, rows=rows, progress=lambda share: bar.update(task, completed=share)
            )
    except BatchRefused as refused:
        stop(*refused.sentences)
    except OSError as error:
        stop(f"{error.filename or conclusions}: {error.strerror or error}.")
    typer.echo(f"{conclusions}: {concluded.rows} rows, {concluded.errors} of them with an error.", err=True)
