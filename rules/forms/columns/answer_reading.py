"""One column of answers to one finding, read as columns of truth just as `read_answers` reads each answer alone.

A list has no bare word beside it, so a list of nothing but a word that declines is a declined answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

import polars as pl

from knowledge import NONE, NOT_SURE, Finding
from rules.forms.columns.circuit import Said

_TEXT = (pl.String, pl.Categorical, pl.Enum)
_WHOLE_NUMBER = r"^-?[0-9]{1,18}$"
_NO_WORD = ""

ReadColumn = tuple[dict[Said, pl.Series], pl.Series]
"""Where each word was said, or each number reached; and where something was said that is no answer."""


def takes(finding: Finding, kind: pl.DataType) -> bool:
    """Whether a column of this kind can hold answers to a finding."""
    if kind == pl.Null:
        return True
    if finding.type == "choices":
        return isinstance(kind, pl.List) and kind.inner in (*_TEXT, pl.Null)
    return kind in _TEXT or (finding.is_number and kind.is_integer())


def taken(finding: Finding) -> str:
    """What a column of answers to a finding holds, in words."""
    if finding.type == "choices":
        return "lists of text"
    return "whole numbers, or text" if finding.is_number else "text"


def read_column(finding: Finding, column: pl.Series, numbers: Collection[int]) -> ReadColumn:
    """Read a column of a kind that the finding takes; `numbers` are those that an answer may reach."""
    if column.null_count() == len(column):
        return {}, everywhere(len(column), truth=False)
    if finding.type == "choices":
        return _read_lists(finding, column.cast(pl.List(pl.String)))
    if column.dtype.is_integer():
        return _read_numbers(finding, column, numbers)
    said = column.cast(pl.String)
    return _read_texts(finding, said, numbers) if finding.is_number else _read_words(finding, said)


def everywhere(rows: int, *, truth: bool) -> pl.Series:
    """A column that is the same in every row."""
    return pl.Series([truth]).new_from_index(0, rows)


def _read_words(finding: Finding, said: pl.Series) -> ReadColumn:
    said_at_all = said.is_not_null()
    said = _without_nulls(said)
    read: dict[Said, pl.Series] = {word: said == word for word in (*finding.labels, NOT_SURE)}
    declined = [said == word for word in finding.declining_values]
    return read, said_at_all & ~_any([*read.values(), *declined])


def _read_texts(finding: Finding, said: pl.Series, numbers: Collection[int]) -> ReadColumn:
    """Numbers as text, among words."""
    said_at_all = said.is_not_null()
    said = _without_nulls(said)
    digits = said.str.contains(_WHOLE_NUMBER)
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, len(said))
    read, faulty = _read_numbers(finding, said.zip_with(digits, nothing).cast(pl.Int64), numbers)
    words = {word: said == word for word in (NOT_SURE, *finding.declining_values)}
    return {NOT_SURE: words[NOT_SURE], **read}, faulty | (said_at_all & ~_any([*words.values(), digits]))


def _read_numbers(finding: Finding, given: pl.Series, numbers: Collection[int]) -> ReadColumn:
    there = given.is_not_null()
    known = given.fill_null(finding.min) if given.null_count() else given
    read: dict[Said, pl.Series] = {number: (known >= number) & there for number in numbers}
    return read, (known < finding.min) | (known > finding.max)


def _read_lists(finding: Finding, said: pl.Series) -> ReadColumn:
    nowhere, length = everywhere(len(said), truth=False), _lengths(said)
    rows = pl.DataFrame({"row": pl.int_range(len(said), dtype=pl.UInt32, eager=True), "word": said})
    rows = rows.filter(length > 0).explode("word")
    words = _without_nulls(rows["word"])
    alone = (NOT_SURE, *finding.declining_values)
    found = {word: words == word for word in (*finding.labels, *alone)}
    where = {word: nowhere.clone().scatter(rows["row"].filter(here), values=True) for word, here in found.items()}
    unknown = nowhere.clone().scatter(rows["row"].filter(~_any(found.values())), values=True)
    beside = _any(where[word] for word in alone) & (length > 1)
    if NONE in finding.labels:
        beside |= where[NONE] & _any(where[word] for word in finding.labels if word != NONE)
    read: dict[Said, pl.Series] = {word: where[word] for word in (*finding.labels, NOT_SURE)}
    return read, unknown | beside | (said.is_not_null() & (length == 0))


def _lengths(said: pl.Series) -> pl.Series:
    length = said.list.len()
    return length.fill_null(0) if length.null_count() else length


def _without_nulls(said: pl.Series) -> pl.Series:
    """Text in which nothing said is no word, so that every comparison with a word has an outcome."""
    return said.fill_null(_NO_WORD) if said.null_count() else said


def _any(columns: Iterable[pl.Series]) -> pl.Series:
    return reduce(or_, columns)
