"""CLIPS as a second engine: it runs an exported program over answers, and what it concluded is read back.

Facts go in through one fact builder for each question, which CLIPS documents for this, and come out slot by slot.
clipspy's own classes do both more slowly: `load_facts` and `assert_string` parse 20 µs for each fact, `assert_fact`
takes 6 µs and leaves behind garbage that slows every later case. Built this way, memory stays level over any number
of cases, so an environment need not be renewed. One engine is for one thread.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import clips
from clips._clips import ffi, lib

from rules.language.conditions import AnswerValue
from rules.language.names import NO_CAUSE_LEADS, leads

CData: TypeAlias = Any  # what cffi gives back
_LEADS = leads("")


class ClipsFailed(RuntimeError):
    """CLIPS refused an answer, complained, or came to no level of urgency."""


@dataclass(frozen=True, slots=True)
class RankedByClips:
    """A listed cause or factor."""

    id: str
    band: str
    score: int


@dataclass(frozen=True, slots=True)
class ClipsConclusion:
    """What is concluded about a case, as far as CLIPS concludes it. Causes and factors stand best first."""

    level: str
    leading: str | None
    concluded: frozenset[str]
    fired: frozenset[str]
    causes: tuple[RankedByClips, ...]
    factors: tuple[RankedByClips, ...]


class _Complaints(clips.Router):
    """What CLIPS writes when something goes wrong; it would only print it, and go on."""

    def __init__(self) -> None:
        super().__init__("complaints", 50)
        self.written = ""

    def query(self, name: str) -> bool:
        return name in ("stderr", "stdwrn")

    def write(self, _name: str, message: str) -> None:
        self.written += message


class ClipsEngine:
    """A CLIPS environment with an exported program in it. Each case begins with an empty working memory.

    Raises clips.CLIPSError when CLIPS cannot load the program.
    """

    def __init__(self, program: str) -> None:
        self.environment = clips.Environment()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "program.clp"
            path.write_text(program, encoding="utf-8")
            self.environment.load(str(path))
        self._complaints = _Complaints()
        self.environment.add_router(self._complaints)
        self._pointer = self.environment._env
        self._builders: dict[str, CData] = {}
        self._value = ffi.new("CLIPSValue *")
        weakref.finalize(self, _dispose, self.environment, self._builders)

    def conclude(self, answers: Mapping[str, AnswerValue]) -> ClipsConclusion:
        """Reason about the answers of one case, in their canonical form.

        Raises ClipsFailed for a finding or a value that the program does not have, and for any complaint of CLIPS.
        """
        self.environment.reset()
        for finding, value in answers.items():
            self._answer(finding, (value,) if isinstance(value, int) else value)
        self.environment.run()
        if self._complaints.written:
            raise ClipsFailed(self._complaints.written)
        return self._conclusion()

    def counting(self) -> frozenset[tuple[str, str, int]]:
        """Each evidence rule that counts in a score of the last case, what it is about, and its signed weight."""
        facts = self._facts("counts", "rule", "about", "weight")
        return frozenset((_text(rule), _text(about), _number(weight)) for rule, about, weight in facts)

    def _answer(self, finding: str, chosen: Iterable[str | int]) -> None:
        builder = self._builders.get(finding) or self._new_builder(finding)
        value = self._value
        for one in chosen:
            if isinstance(one, int):
                value.value = lib.CreateInteger(self._pointer, one)
            else:
                value.value = lib.CreateSymbol(self._pointer, one.encode())
            if lib.FBPutSlot(builder, b"value", value) != lib.PSE_NO_ERROR or lib.FBAssert(builder) == ffi.NULL:
                raise ClipsFailed(f"{finding}: {one!r} is not allowed")

    def _new_builder(self, finding: str) -> CData:
        builder = lib.CreateFactBuilder(self._pointer, finding.encode())
        if builder == ffi.NULL:
            raise ClipsFailed(f"the program has no question {finding!r}")
        self._builders[finding] = builder
        return builder

    def _conclusion(self) -> ClipsConclusion:
        levels = self._texts("urgency", "level")
        if len(levels) != 1:
            raise ClipsFailed(f"one level of urgency was expected, not {levels}")
        concluded = frozenset(self._texts("concluded", "name"))
        ranked: dict[str, list[RankedByClips]] = {"cause": [], "factor": []}
        for kind, id, band, total in self._facts("ranked", "kind", "id", "band", "total"):
            ranked[_text(kind)].append(RankedByClips(_text(id), _text(band), _number(total)))
        return ClipsConclusion(
            level=levels[0],
            leading=_leading(concluded),
            concluded=concluded,
            fired=frozenset(self._texts("fired", "rule")),
            causes=tuple(ranked["cause"]),
            factors=tuple(ranked["factor"]),
        )

    def _texts(self, template: str, slot: str) -> list[str]:
        """One slot of each fact of a template; most of what is read back is read here."""
        found, name, value = lib.FindDeftemplate(self._pointer, template.encode()), slot.encode(), self._value
        texts: list[str] = []
        fact = lib.GetNextFactInTemplate(found, ffi.NULL)
        while fact != ffi.NULL:
            lib.GetFactSlot(fact, name, value)
            texts.append(ffi.string(value.lexemeValue.contents).decode())
            fact = lib.GetNextFactInTemplate(found, fact)
        return texts

    def _facts(self, template: str, *slots: str) -> Iterator[tuple[CData, ...]]:
        """The slots of each fact of a template, in the order in which they were asserted."""
        found = lib.FindDeftemplate(self._pointer, template.encode())
        values = tuple(ffi.new("CLIPSValue *") for _ in slots)
        reading = [(slot.encode(), value) for slot, value in zip(slots, values, strict=True)]
        fact = lib.GetNextFactInTemplate(found, ffi.NULL)
        while fact != ffi.NULL:
            for slot, value in reading:
                lib.GetFactSlot(fact, slot, value)
            yield values
            fact = lib.GetNextFactInTemplate(found, fact)


def _leading(concluded: Iterable[str]) -> str | None:
    """The first cause that is at least possible."""
    [name] = [name for name in concluded if name.startswith(_LEADS)]
    return None if name == NO_CAUSE_LEADS else name.removeprefix(_LEADS)


def _text(value: CData) -> str:
    """The text of a symbol or a string."""
    return ffi.string(value.lexemeValue.contents).decode()  # type: ignore[no-any-return]


def _number(value: CData) -> int:
    return int(value.integerValue.contents)


def _dispose(environment: clips.Environment, builders: dict[str, CData]) -> None:
    """Free the builders while their environment, which is kept alive until here, still stands."""
    for builder in builders.values():
        lib.FBDispose(builder)
    builders.clear()
    del environment
