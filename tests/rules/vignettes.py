"""The vignettes: short stories with the answers they give and what must come of them, read from `tests/vignettes/`.

A danger question that a story does not mention is filled in as its harmless answer (`filled_in` says which);
`unanswered` lists those that stay open. Whatever the vocabulary does not know is refused with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge import NOT_SURE, Finding, MayRun, UrgencyLevel, load
from knowledge.reading import Data, Document, Place, read_document
from tests.specification import reader as specification

DIRECTORY = Path(__file__).parents[1] / "vignettes"
NOTHING = "none"
_KEYS = {"name", "told", "answers", "unanswered", "expect", "because"}

Answer = str | int | list[str]


class VignetteError(ValueError):
    """A vignette says something that the vocabulary does not know; the message says where and what is allowed."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out; None means that the story does not decide it."""

    urgency: str | None = None
    may_run: str | None = None
    first: str | None = None
    first_factor: str | None = None
    not_first: str | None = None
    red_flags: frozenset[str] | None = None
    concerns: frozenset[str] | None = None
    listed: frozenset[str] = frozenset()
    not_listed: frozenset[str] = frozenset()


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
        return Vignette(
            name=self._text((*place, "name"), story.get("name", "")),
            told=self._text((*place, "told"), story.get("told", "")),
            answers=answers | {finding.id: finding.clear_answer for finding in filled_in},
            filled_in=tuple(finding.id for finding in filled_in),
            unanswered=tuple(unanswered),
            expected=self._expected((*place, "expect"), story.get("expect", {})),
            because=f"{source}, {self._text((*place, 'because'), because.get('at', ''))}",
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
            if not values or (NOTHING in values and len(values) > 1):
                raise self._wrong(place, f"expected values of {finding.id}, or {NOTHING} alone")
            return values
        if not finding.is_number:
            return self._one(place, given, finding.labels)
        if not isinstance(given, str) or not given.isdecimal() or not finding.min <= int(given) <= finding.max:
            raise self._wrong(place, f"{given!r} is not a whole number from {finding.min} to {finding.max}")
        return int(given)

    def _expected(self, place: Place, given: Data) -> Expected:
        allowed = _allowed_outcomes()
        outcomes = self._mapping(place, given, allowed)
        if not outcomes:
            raise self._wrong(place, "a vignette must expect something")
        single = {"urgency", "may_run", "first", "first_factor", "not_first"}
        one = {key: self._one((*place, key), outcomes[key], allowed[key]) for key in outcomes if key in single}
        sets = {
            key: frozenset(self._each((*place, key), outcomes[key], allowed[key]))
            for key in outcomes
            if key not in single
        }
        return Expected(**one, **sets)  # type: ignore[arg-type]

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


def _allowed_outcomes() -> dict[str, list[str]]:
    kinds = {kind: [c.id for c in load().conclusions_of(kind)] for kind in ("cause", "factor", "serious")}
    return {
        "urgency": list(UrgencyLevel),
        "may_run": list(MayRun),
        "first": [*kinds["cause"], NOTHING],
        "first_factor": [*kinds["factor"], NOTHING],
        "not_first": kinds["cause"],
        "red_flags": [*specification.flag_ids(), *load().additions],
        "concerns": [*kinds["serious"], *kinds["cause"]],
        "listed": [*kinds["cause"], *kinds["factor"]],
        "not_listed": [*kinds["cause"], *kinds["factor"]],
    }
