"""What the command line tells of an evaluation: figures, confusion, groups, wrong cases, and what changed."""

from __future__ import annotations

from collections.abc import Container, Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.table import Table

from app.evaluation import (
    MEASURES_OF_GROUPS,
    NOTHING,
    Comparison,
    EvaluationResult,
    Figure,
    anchor_in_words,
    change_line,
    figure_in_words,
    mean_in_words,
    measured,
    wrong_line,
)
from knowledge import UrgencyLevel, load

_WIDTH_OF_A_PIPE = 130


def tell_evaluation(result: EvaluationResult) -> None:
    """Write the figures beside the published ones, the confusion table, the groups and the wrong cases."""
    console = _console()
    console.print(_told_of(result))
    console.print(_figures(result))
    console.print(_confusion(result))
    console.print(_groups(result))
    words = load().evaluation
    console.print(f"[bold]{escape(words.explains['wrong'] if result.wrong_cases else words.nothing_wrong)}[/]")
    _lines(console, [wrong_line(case) for case in result.wrong_cases])


def tell_comparison(comparison: Comparison) -> None:
    """Write what changed: the figures before and after, then each case, lowered urgencies first."""
    console = _console()
    console.print(f"{_labels()['compared_with']} {_told_of(comparison.old)}")
    console.print(_before_and_now(comparison))
    words = load().evaluation
    if comparison.nothing_changed:
        console.print(escape(words.nothing_changed))
        return
    console.print(f"[bold]{escape(words.explains['changes'])}[/]")
    _lines(console, [change_line(change) for change in comparison.changes])
    for label, ids in (("left_out", comparison.left_out), ("added", comparison.added)):
        if ids:
            _lines(console, [f"{_labels()[label]}: {', '.join(ids)}"])


def _told_of(result: EvaluationResult) -> str:
    return f"{escape(result.cases_file)} ({_labels()['cases']}: {len(result.cases)}), {result.knowledge_digest}"


def _figures(result: EvaluationResult) -> Table:
    table = _table("measure", "cases", "share", "interval", "published", right=(1, 2, 3))
    for row in measured(result.figures):
        published = "\n".join(f"{' '.join(anchor_in_words(anchor))}, {anchor.who}" for anchor in row.anchors)
        table.add_row(row.words.name, *figure_in_words(row.figure), escape(published))
    mean = result.mean_concerns
    table.add_row(load().evaluation.mean_concerns.name, str(mean.n), mean_in_words(mean), NOTHING, "")
    return table


def _confusion(result: EvaluationResult) -> Table:
    table = _table("confusion", *UrgencyLevel, right=range(1, 6))
    for rated, given in result.confusion.items():
        counts = (f"[bold]{given[level]}[/]" if level is rated else str(given[level] or "·") for level in UrgencyLevel)
        table.add_row(rated, *counts)
    return table


def _groups(result: EvaluationResult) -> Table:
    table = _table("group", "cases", *MEASURES_OF_GROUPS, right=range(1, 8))
    for group in result.groups:
        table.add_row(escape(group.group), str(group.n), *(_count(group.of(measure)) for measure in MEASURES_OF_GROUPS))
    return table


def _before_and_now(comparison: Comparison) -> Table:
    table = _table("measure", "before", "now", right=(1, 2))
    for old, new in comparison.figures:
        shown = [f"{percent} ({count})" for count, percent, _ in map(figure_in_words, (old, new))]
        style = "" if old == new else "bold"
        table.add_row(load().evaluation.measures[new.measure].name, *shown, style=style)
    means = [f"{mean_in_words(mean)} ({mean.n})" for mean in comparison.mean_concerns]
    table.add_row(load().evaluation.mean_concerns.name, *means, style="" if means[0] == means[1] else "bold")
    return table


def _count(figure: Figure | None) -> str:
    return f"{figure.count} of {figure.n}" if figure else NOTHING


def _labels() -> dict[str, str]:
    return load().evaluation.labels


def _table(*columns: str, right: Container[int]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    names = _labels() | {measure: words.name for measure, words in load().evaluation.measures.items()}
    for place, column in enumerate(columns):
        justify: JustifyMethod = "right" if place in right else "left"
        table.add_column(names.get(column, column), justify=justify, no_wrap=place == 0)
    return table


def _lines(console: Console, lines: Iterable[str]) -> None:
    """Each on one line, however long."""
    for line in lines:
        console.print(escape(line), soft_wrap=True)


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_WIDTH_OF_A_PIPE)
