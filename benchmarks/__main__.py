"""Measure and print the table: `python -m benchmarks`."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.fresh_process import in_fresh_process
from benchmarks.report import as_json, print_table
from benchmarks.results import Row
from benchmarks.rows.batches import a_million_rows, growing_files, other_formats
from benchmarks.rows.building import building
from benchmarks.rows.clips import clips
from benchmarks.rows.growth import growth
from benchmarks.rows.memory import memory
from benchmarks.rows.stock_experta import stock_experta
from benchmarks.rows.stored_cases import stored_cases
from benchmarks.rows.what_ifs import every_single_change

# Each in a process of its own, so that what one leaves in memory slows no other; files and pages take several.
_ROWS: dict[str, Callable[[], Row]] = {
    "clips": partial(in_fresh_process, clips),
    "stock_experta": partial(in_fresh_process, stock_experta),
    "growth": partial(in_fresh_process, growth),
    "what_ifs": partial(in_fresh_process, every_single_change),
    "batch": a_million_rows,
    "batch_growth": growing_files,
    "batch_formats": other_formats,
    "building": partial(in_fresh_process, building),
    "memory": partial(in_fresh_process, memory),
    "stored_cases": stored_cases,
}


def bench(
    *,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the table as JSON to this file.")] = None,
    large: Annotated[bool, typer.Option("--large", help="Files of 10^7 rows, 10^5 stored cases.")] = False,
    only: Annotated[list[str] | None, typer.Option(help=f"Measure this alone: {', '.join(_ROWS)}.")] = None,
) -> None:
    """Measure this project's engine beside its peers. Whatever comes out, the exit code is 0."""
    if unknown := set(only or ()) - _ROWS.keys():
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}; there are {', '.join(_ROWS)}")
    busy = os.getloadavg()[0]
    console = Console()
    rows: dict[str, Row] = {}
    sized = {"batch_growth": partial(growing_files, large=large), "stored_cases": partial(stored_cases, large=large)}
    for id, measure in (_ROWS | sized).items():
        if not only or id in only:
            console.print(f"Measuring {id}")
            rows[id] = measure()
    print_table(rows, console, busy)
    if json_file:
        json_file.write_text(as_json(rows, busy), encoding="utf-8")


if __name__ == "__main__":
    typer.run(bench)
