"""The words of the web pages that are not questions."""

from __future__ import annotations

from pydantic import Field

from knowledge.records import Record, Section


class Question(Record):
    """A question that runners ask, with its answer and where that comes from."""

    id: str
    question: str
    answer: tuple[str, ...]
    sources: tuple[str, ...]


class Page(Record):
    """One page of text; placeholders are filled from the locale."""

    id: str
    title: str
    lede: str = ""
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    start_button: str = ""


class Words(Record):
    """The sentences and small words of one room of the application, such as the handbook, by name."""

    id: str
    words: dict[str, str]


class Wording(Record):
    """The small words of every way in: buttons, labels, errors and what the bands mean, by name.

    `abstractions` says in a few words what an abstraction of the rules stands for; earlier rule bases had none.
    """

    buttons: dict[str, str]
    labels: dict[str, str]
    bands: dict[str, str]
    may_run: dict[str, str]
    errors: dict[str, str]
    abstractions: dict[str, str] = Field(default_factory=dict)
