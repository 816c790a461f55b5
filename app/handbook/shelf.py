"""What the handbook has pages for, and how a search finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from knowledge import Knowledge
from rules import RuleBase, RuleRead, rules_read

LONGEST_SEARCH = 100
MOST_WORDS = 10
MOST_FOUND = 100
_DANGER = "red_flags."


@dataclass(frozen=True)
class Entry:
    """One page of the handbook: its address, its title, and the words by which it is found."""

    kind: str
    id: str
    title: str
    found_by: str

    @property
    def address(self) -> str:
        """Where the page stands."""
        return f"/handbook/{self.kind}s/{self.id}"


@lru_cache(maxsize=1)
def entries(rule_base: RuleBase) -> tuple[Entry, ...]:
    """Every page of the handbook but its lists."""
    return tuple(_entries(rule_base, rule_base.knowledge))


def search(rule_base: RuleBase, text: str) -> tuple[Entry, ...]:
    """The pages that hold every word of a text, those whose id it is first."""
    wanted = text[:LONGEST_SEARCH].casefold().split()[:MOST_WORDS]
    found = [entry for entry in entries(rule_base) if all(word in entry.found_by for word in wanted)] if wanted else []
    return tuple(sorted(found, key=lambda entry: entry.id.casefold() not in wanted))


def modules(rule_base: RuleBase) -> Mapping[str, tuple[RuleRead, ...]]:
    """The rules by the module in which they are written, each in the order in which it is written there."""
    found: dict[str, list[RuleRead]] = {}
    for read in rules_read(rule_base).values():
        found.setdefault(read.module, []).append(read)
    return {module: tuple(sorted(reads, key=_line)) for module, reads in sorted(found.items())}


def is_of_danger_signs(module: str) -> bool:
    """Whether a module holds a family of red flags."""
    return module.startswith(_DANGER)


def _line(read: RuleRead) -> int:
    line = read.rule.place.rpartition(":")[2]
    return int(line) if line.isdigit() else 0


def _entries(rule_base: RuleBase, knowledge: Knowledge) -> Iterator[Entry]:
    for conclusion in knowledge.conclusions.values():
        also = (conclusion.medical_name, *conclusion.synonyms, conclusion.explanation)
        yield _entry("conclusion", conclusion.id, conclusion.name, also)
    for finding in knowledge.findings.values():
        yield _entry("finding", finding.id, finding.short, (finding.question, *finding.labels.values()))
    for exercise in knowledge.exercises.values():
        yield _entry("exercise", exercise.id, exercise.name, (exercise.purpose,))
    for rule in rule_base.rules:
        yield _entry("rule", rule.id, rule.says)
    for source in knowledge.sources.values():
        yield _entry("source", source.id, source.title, (source.authors, source.publisher, str(source.year or "")))


def _entry(kind: str, id: str, title: str, also: Iterable[str] = ()) -> Entry:
    return Entry(kind, id, title, " ".join((id, title, *also)).casefold())
