"""The rows as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from benchmarks.results import Figure, Row, Verdict
from rules import rule_base

_STYLES = {Verdict.MEASURED: "", Verdict.STRETCH: "bold green", Verdict.REACHED: "green", Verdict.MISSED: "bold red"}


def print_table(rows: Mapping[str, Row], console: Console, busy: float) -> None:
    """Print every figure with its targets, then those that were missed; `busy` is the load average of before."""
    machine = f"{os.cpu_count()} cores, load average before {busy:.1f}"
    table = Table(title=f"{len(rule_base().rules)} rules, {machine}")
    for heading in ("measured", "figure", "must reach", "stretch", "verdict"):
        table.add_column(heading, justify="left" if heading in ("measured", "verdict") else "right")
    for row in rows.values():
        for figure in row.figures:
            measured = f"{row.measured}: {figure.name}" if len(row.figures) > 1 else row.measured
            table.add_row(
                measured,
                f"{figure.value:.3g} {figure.unit}",
                *_limits(figure),
                figure.verdict,
                style=_STYLES[figure.verdict],
            )
    console.print(table)
    missed = [f"{id}: {figure.name}" for id, row in rows.items() for figure in row.missed]
    console.print(f"Missed: {'; '.join(missed)}" if missed else "Every figure reaches what it must.")


def as_json(rows: Mapping[str, Row], busy: float) -> str:
    """The same rows with the plain numbers behind them, and where they were measured."""
    return json.dumps(
        {
            "rules": len(rule_base().rules),
            "digest": rule_base().digest,
            "python": platform.python_version(),
            "machine": f"{platform.system()} {platform.machine()}",
            "cores": os.cpu_count(),
            "load_average_before": busy,
            "rows": [{"row": id} | _row_as_data(row) for id, row in rows.items()],
        },
        indent=1,
    )


def _row_as_data(row: Row) -> dict[str, object]:
    figures = [
        {
            "figure": figure.name,
            "value": figure.value,
            "unit": figure.unit,
            "must_reach": figure.target and figure.target.must,
            "stretch": figure.target and figure.target.stretch,
            "larger_is_better": figure.target and figure.target.larger_is_better,
            "verdict": figure.verdict,
        }
        for figure in row.figures
    ]
    return {"measured": row.measured, "figures": figures, "details": dict(row.details)}


def _limits(figure: Figure) -> tuple[str, ...]:
    if not figure.target:
        return "", ""
    sign = "≥" if figure.target.larger_is_better else "≤"
    limits = (figure.target.must, figure.target.stretch)
    return tuple("" if limit is None else f"{sign} {limit:g} {figure.unit}" for limit in limits)
