"""The numbers that rules weigh and compare with: each has a meaning and says where it comes from."""

from __future__ import annotations

from typing import Literal

from knowledge.records import Record


class Weight(Record):
    """A named strength of evidence in centinats: 100 x the natural log of a likelihood ratio."""

    id: str
    centinats: int
    meaning: str
    source: str


class Threshold(Record):
    """A named number that a rule compares an answer with."""

    id: str
    value: int
    unit: str
    meaning: str
    source: str


class Prior(Record):
    """Where a cause or factor starts before any answer, in centinats."""

    id: str
    centinats: int
    because: str


class Band(Record):
    """The least score, in centinats, that earns a cause or factor this word."""

    id: Literal["likely", "possible", "less_likely"]
    centinats: int
