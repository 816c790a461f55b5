"""Many cases as a frame: a column for each finding, a row for each case.

A word is text, several words are a list of text, a number is a whole number, or text where a word may stand in its
place. Null, like a word that declines, is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import polars as pl

from knowledge import NOT_SURE, Finding, Knowledge
from rules.answers import AnswersRefused, read_answers
from rules.forms.columns.answer_reading import everywhere, read_column, taken, takes
from rules.forms.columns.circuit import Node, Said
from rules.forms.columns.refusal import ColumnsRefused

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,100}")
_HELD_NUMBERS = range(-(10**18) + 1, 10**18)
_NOTHING = type(None)
_MOST_UNKNOWN = 20
_LONGEST_NAME = 60
_BETWEEN = "\x1f"
"""Between the words of a list until they stand in a column: lists of text take ten times as long to make."""


def check_columns(schema: Mapping[str, pl.DataType], knowledge: Knowledge) -> None:
    """Check that every column is a finding, and of a kind that can hold its answers.

    Raises ColumnsRefused.
    """
    unknown = [name for name in schema if name not in knowledge.findings]
    sentences = [f"There is no finding {name[:_LONGEST_NAME]!r}." for name in unknown[:_MOST_UNKNOWN]]
    if unknown:
        sentences.append(f"The findings are: {', '.join(knowledge.findings)}.")
    for name, kind in schema.items():
        finding = knowledge.findings.get(name)
        if finding and not takes(finding, kind):
            sentences.append(f"The column {name} holds {kind}; it takes {taken(finding)}.")
    if sentences:
        raise ColumnsRefused(sentences)


def read_frame(
    frame: pl.DataFrame, inputs: Mapping[str, Mapping[Said, Node]], knowledge: Knowledge
) -> tuple[dict[Node, pl.Series], dict[int, str]]:
    """Where each input is true, and what is wrong with the rows that are no answers, by the number of the row.

    Raises ColumnsRefused.
    """
    check_columns(frame.schema, knowledge)
    read: dict[Node, pl.Series] = {}
    faulty = everywhere(len(frame), truth=False)
    for column in frame:
        nodes = inputs.get(column.name, {})
        numbers = [said for said in nodes if isinstance(said, int)]
        columns, wrong = read_column(knowledge.findings[column.name], column, numbers)
        read |= {node: columns[said] for said, node in nodes.items() if said in columns}
        faulty |= wrong
    rows = faulty.arg_true()
    cases = (_as_given(row, knowledge) for row in frame[rows].iter_rows(named=True))
    return read, {row: _fault(case, knowledge) for row, case in zip(rows, cases, strict=True)}


def frame_of(cases: Sequence[Mapping[str, object]], knowledge: Knowledge) -> tuple[pl.DataFrame, dict[int, str]]:
    """Cases, each as `read_answers` takes it, as a frame with every finding.

    A case that the frame cannot hold is an empty row, and what is wrong with it stands under the number of the row.
    """
    findings = knowledge.findings
    unheld = {row for row, case in enumerate(cases) if not case.keys() <= findings.keys() or None in case.values()}
    columns = {id: [case.get(id) for case in cases] for id in findings}
    for id, values in columns.items():
        kinds = {*map(type, values)}
        if not kinds <= _always_held(findings[id]):
            unheld |= {row for row, value in enumerate(values) if not (value is None or _is_held(findings[id], value))}
    for row in unheld:
        for values in columns.values():
            values[row] = None
    series = [_column(findings[id], values) for id, values in columns.items()]
    return pl.DataFrame(series), {row: _fault(cases[row], knowledge) for row in sorted(unheld)}


def column_of(finding: Finding, values: Sequence[object]) -> tuple[pl.Series, list[int]]:
    """Answers to one finding as a column, null where it cannot hold one, and the rows where it cannot."""
    unheld = [row for row, value in enumerate(values) if not _is_held(finding, value)]
    held = [value if _is_held(finding, value) else None for value in values]
    return _column(finding, held), unheld


def _always_held(finding: Finding) -> set[type]:
    """The kinds of values that a column of the finding holds whatever they are."""
    return {str, _NOTHING} if finding.type in ("choice", "yes_no") else {_NOTHING}


def _is_held(finding: Finding, value: object) -> bool:
    """Whether a column of the finding can hold a value, and says the same with it."""
    if isinstance(value, str):
        return finding.type in ("choice", "yes_no") or value in (NOT_SURE, *finding.declining_values)
    if finding.is_number:
        return isinstance(value, int) and not isinstance(value, bool) and value in _HELD_NUMBERS
    if finding.type != "choices" or not isinstance(value, list):
        return False
    if _is_declined(finding, value) or not value:
        return False
    return all(isinstance(word, str) and _BETWEEN not in word for word in value)


def _column(finding: Finding, values: list[object]) -> pl.Series:
    if finding.type != "choices":
        texts = [None if value is None else str(value) for value in values]
        return pl.Series(finding.id, texts, dtype=pl.String)
    joined = [_BETWEEN.join(value) if isinstance(value, list) else value for value in values]
    return pl.Series(finding.id, joined, dtype=pl.String).str.split(_BETWEEN)


def _as_given(row: Mapping[str, object], knowledge: Knowledge) -> dict[str, object]:
    """A row of a frame as `read_answers` takes a case."""
    return {name: _value_as_given(knowledge.findings[name], value) for name, value in row.items() if value is not None}


def _value_as_given(finding: Finding, value: object) -> object:
    if finding.is_number and isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    return finding.declining_values[0] if _is_declined(finding, value) else value


def _is_declined(finding: Finding, value: object) -> bool:
    """Whether this is a list of nothing but a word that declines, as a column has to say it."""
    return isinstance(value, list) and len(value) == 1 and value[0] in finding.declining_values


def _fault(case: Mapping[str, object], knowledge: Knowledge) -> str:
    try:
        read_answers(case, knowledge)
    except AnswersRefused as refused:
        return str(refused)
    raise AssertionError(f"a case that is well answered was read as if it were not: {sorted(case)}")
