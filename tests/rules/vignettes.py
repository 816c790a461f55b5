"""The vignettes: short stories with the answers they give and what must come of them, read from `tests/vignettes/`.

A danger question that a story does not mention is filled in as its harmless answer (`filled_in` says which);
`unanswered` lists those that stay open. Whatever the vocabulary does not know is refused with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import NONE, NOT_SURE, Finding, load
from knowledge.reading import Data, Document, Place, read_document
from tests.rules.expected import NOT_LISTED, SINGLE, Expected, allowed_outcomes

DIRECTORY = Path(__file__).parents[1] / "vignettes"
_KEYS = {"name", "told", "answers", "unanswered", "expect", "because", "but"}

Answer = str | int | list[str]


class VignetteError(ValueError):
    """A vignette says something that the vocabulary does not know; the message says where and what is allowed."""


@dataclass(frozen=True, slots=True)
class Variation:
    """The same story but for some answers, and what must come of that; without a source of its own, the story's."""

    answers: dict[str, Answer]
    expected: Expected
    source: str
    where: str


@dataclass(frozen=True, slots=True)
class Vignette:
    """One story: the answers with the danger questions filled in, what must come of it, and who says so."""

    name: str
    told: str
    answers: dict[str, Answer]
    filled_in: tuple[str, ...]
    unanswered: tuple[str, ...]
    expected: Expected
    because: str
    but: tuple[Variation, ...]
    where: str


@cache
def vignettes() -> tuple[Vignette, ...]:
    """Every vignette of the repository, in file order."""
    return read_vignettes(DIRECTORY)


def read_vignettes(directory: Path) -> tuple[Vignette, ...]:
    """The vignettes of every file under a directory.

    Raises VignetteError for the first thing that the vocabulary does not know, or a name that is taken.
    """
    found = [vignette for path in sorted(directory.rglob("*.yaml")) for vignette in _File(read_document(path)).read()]
    names: dict[str, Vignette] = {}
    for vignette in found:
        if vignette.name in names:
            raise VignetteError(f"{vignette.where}: the name is taken by {names[vignette.name].where}: {vignette.name}")
        names[vignette.name] = vignette
    return tuple(found)


class _File:
    """One file of vignettes."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def read(self) -> Iterator[Vignette]:
        if not isinstance(self._document.data, list):
            raise self._wrong((), "expected a list of vignettes")
        for number, entry in enumerate(self._document.data):
            yield self._vignette((number,), entry)

    def _vignette(self, place: Place, entry: Data) -> Vignette:
        story = self._mapping(place, entry, _KEYS)
        answers = self._answers((*place, "answers"), story.get("answers", {}))
        first = load().first_findings
        unanswered = self._each((*place, "unanswered"), story.get("unanswered", []), [f.id for f in first])
        if both := set(unanswered) & set(answers):
            raise self._wrong(place, f"both answered and unanswered: {', '.join(sorted(both))}")
        filled_in = [finding for finding in first if finding.id not in answers and finding.id not in unanswered]
        if any(finding.is_number for finding in filled_in):
            raise self._wrong(place, "age_years must be given, or listed as unanswered")
        because = self._mapping((*place, "because"), story.get("because", {}), {"source", "at"})
        source = self._one((*place, "because"), because.get("source", ""), load().sources)
        answers |= {finding.id: finding.clear_answer for finding in filled_in}
        but = story.get("but", [])
        if not isinstance(but, list):
            raise self._wrong((*place, "but"), "expected a list")
        return Vignette(
            name=self._text((*place, "name"), story.get("name", "")),
            told=self._text((*place, "told"), story.get("told", "")),
            answers=answers,
            filled_in=tuple(finding.id for finding in filled_in),
            unanswered=tuple(unanswered),
            expected=self._expected((*place, "expect"), story.get("expect", {})),
            because=f"{source}, {self._text((*place, 'because'), because.get('at', ''))}",
            but=tuple(self._variation((*place, "but", n), one, answers, source) for n, one in enumerate(but)),
            where=self._document.where(place),
        )

    def _variation(self, place: Place, given: Data, story: dict[str, Answer], source: str) -> Variation:
        said = self._mapping(place, given, {"with", "without", "expect", "source"})
        without = self._each((*place, "without"), said.get("without", []), story)
        answers = self._answers((*place, "with"), said.get("with", {}))
        return Variation(
            answers={id: answer for id, answer in (story | answers).items() if id not in without},
            expected=self._expected((*place, "expect"), said.get("expect", {})),
            source=self._one((*place, "source"), said.get("source", source), load().sources),
            where=self._document.where(place),
        )

    def _answers(self, place: Place, given: Data) -> dict[str, Answer]:
        answers = self._mapping(place, given, load().findings)
        return {id: self._answer((*place, id), load().findings[id], answer) for id, answer in answers.items()}

    def _answer(self, place: Place, finding: Finding, given: Data) -> Answer:
        if isinstance(given, str) and given in (NOT_SURE, *finding.declining_values):
            return given
        if finding.type == "choices":
            values = self._each(place, given, finding.labels)
            if not values or (NONE in values and len(values) > 1):
                raise self._wrong(place, f"expected values of {finding.id}, or {NONE} alone")
            return values
        if not finding.is_number:
            return self._one(place, given, finding.labels)
        if not isinstance(given, str) or not given.isdecimal() or not finding.min <= int(given) <= finding.max:
            raise self._wrong(place, f"{given!r} is not a whole number from {finding.min} to {finding.max}")
        return int(given)

    def _expected(self, place: Place, given: Data) -> Expected:
        allowed = allowed_outcomes()
        outcomes = self._mapping(place, given, allowed)
        if not outcomes:
            raise self._wrong(place, "a vignette must expect something")
        one = {key: self._one((*place, key), outcomes[key], allowed[key]) for key in outcomes if key in SINGLE}
        sets = {
            key: frozenset(self._each((*place, key), outcomes[key], allowed[key]))
            for key in outcomes
            if key not in {*SINGLE, "bands"}
        }
        bands = self._bands((*place, "bands"), outcomes.get("bands", {}), allowed["bands"])
        checked: dict[str, Any] = {**one, **sets, "bands": bands}
        return Expected(**checked)

    def _bands(self, place: Place, given: Data, allowed: Iterable[str]) -> dict[str, str]:
        words = [*load().bands, NOT_LISTED]
        return {id: self._one((*place, id), band, words) for id, band in self._mapping(place, given, allowed).items()}

    def _mapping(self, place: Place, given: Data, allowed: Iterable[str]) -> dict[str, Data]:
        if not isinstance(given, dict):
            raise self._wrong(place, f"expected a mapping, found {given!r}")
        for key in given:
            self._one((*place, key), key, allowed)
        return given

    def _each(self, place: Place, given: Data, allowed: Iterable[str]) -> list[str]:
        if not isinstance(given, list):
            raise self._wrong(place, f"expected a list, found {given!r}")
        return [self._one(place, item, allowed) for item in given]

    def _one(self, place: Place, given: Data, allowed: Iterable[str]) -> str:
        if not isinstance(given, str) or given not in allowed:
            raise self._wrong(place, f"{given!r} is not known here; allowed: {', '.join(allowed)}")
        return given

    def _text(self, place: Place, given: Data) -> str:
        if not isinstance(given, str) or not given.strip():
            raise self._wrong(place, "expected words")
        return given

    def _wrong(self, place: Place, message: str) -> VignetteError:
        return VignetteError(f"{self._document.where(place)}: {message}")
