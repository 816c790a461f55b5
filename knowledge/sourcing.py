"""Where what is known comes from, and what became of each claim of the source articles."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from knowledge.records import Record


class Source(Record):
    """A publication, cited by its primary address; `unverified` means not yet traced to it."""

    id: str
    title: str
    publisher: str
    status: Literal["verified", "unverified"]
    authors: str = ""
    year: int | None = None
    doi: str = ""
    pubmed: str = ""
    url: str = ""
    note: str = ""
    figures: tuple[str, ...] = ()


class SourcedSentence(Record):
    """A sentence with where it comes from."""

    text: str
    source: str


class HonestyEntry(Record):
    """Where a source article and the evidence disagree, and how this system says it."""

    id: str
    claim: str
    article: str
    evidence: str
    phrase: str
    sources: tuple[str, ...]


class Addition(Record):
    """A rule that may raise the urgency above the specification of red flags, and why."""

    id: str
    reason: str
    source: str


class CoverageEntry(Record):
    """What became of one numbered claim of a source article: what carries or answers it, or why it was left out."""

    id: str
    article: str
    carried_by: tuple[str, ...] = ()
    left_out: str = ""

    @model_validator(mode="after")
    def _carried_or_left_out(self) -> Self:
        if bool(self.carried_by) == bool(self.left_out):
            raise ValueError("say either in carried_by what carries it, or in left_out why nothing does")
        return self
