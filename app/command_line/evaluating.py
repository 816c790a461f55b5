"""`hip-triage evaluate`: conclusions held against published cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from app.command_line.stopping import stop
from app.command_line.telling_evaluation import tell_comparison, tell_evaluation
from app.evaluation import (
    CaseFile,
    CasesRefused,
    Comparison,
    EvaluationResult,
    NotAResultError,
    PublishedCase,
    compare,
    read_cases,
    read_result,
    report,
)
from app.evaluation import evaluate as evaluate_cases


def evaluate(
    cases: Annotated[Path, typer.Argument(help="A file of published cases, such as tests/cases/dev.json.")],
    *,
    json: Annotated[Path | None, typer.Option(help="Write the result as JSON to this file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a report with pictures to this file.")] = None,
    compare_with: Annotated[
        Path | None, typer.Option("--compare", help="An earlier result: tell what has changed since.")
    ] = None,
) -> None:
    """Score the conclusions on published cases, beside what was published of other tools."""
    file = _cases(cases)
    earlier = _earlier(compare_with) if compare_with else None
    result = evaluate_cases(file, _progress)
    comparison = compare(earlier, result) if earlier else None
    _write(json, html, result, comparison)
    tell_evaluation(result)
    if comparison:
        tell_comparison(comparison)


def _cases(path: Path) -> CaseFile:
    try:
        return read_cases(path.name, path.read_bytes())
    except OSError as error:
        stop(f"{path}: {error.strerror}")
    except CasesRefused as refused:
        stop(*(f"{path}: {problem}" for problem in refused.problems))


def _earlier(path: Path) -> EvaluationResult:
    try:
        return read_result(path.read_bytes())
    except OSError as error:
        stop(f"{path}: {error.strerror}")
    except NotAResultError as error:
        stop(f"{path}: not a result of hip-triage evaluate: {error}")


def _progress(cases: Sequence[PublishedCase]) -> Iterable[PublishedCase]:
    """Show how far it is, on a terminal alone."""
    console = Console(stderr=True)
    return track(cases, "Concluding", console=console, disable=not console.is_terminal, transient=True)


def _write(json: Path | None, html: Path | None, result: EvaluationResult, comparison: Comparison | None) -> None:
    for path, text in ((json, result.as_json), (html, lambda: report(result, comparison))):
        if path:
            try:
                path.write_text(text(), encoding="utf-8")
            except OSError as error:
                stop(f"{path}: {error.strerror}")
