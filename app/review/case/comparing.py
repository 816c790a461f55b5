"""Two conclusions beside each other: what changed, what appeared, and what vanished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from app.rendering import words
from knowledge import load
from rules import RankedConclusion, TriageConclusion

_ADVICE = {
    "running": "may_run_title",
    "now": "do",
    "avoid": "do_not",
    "next_weeks": "next_weeks",
    "get_help_if": "get_help_if",
}


@dataclass(frozen=True)
class Row:
    """One thing before and after; a side is empty where it is not there."""

    name: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether the sides differ."""
        return self.before != self.after


@dataclass(frozen=True)
class Entry:
    """One thing that appeared or vanished; the label says what it is, such as the id of a rule."""

    label: str
    text: str


@dataclass(frozen=True)
class Difference:
    """What appeared and what vanished of one kind."""

    title: str
    appeared: tuple[Entry, ...]
    vanished: tuple[Entry, ...]


@dataclass(frozen=True)
class Comparison:
    """A conclusion and another one. `direction` is the urgency of the other: `higher`, `lower` or `same`."""

    before: TriageConclusion
    after: TriageConclusion
    direction: str
    ranked: tuple[Row, ...]
    differences: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing that a person reads is different."""
        nothing = not any(row.is_changed for row in self.ranked)
        return nothing and self.direction == "same" and not any(d.appeared or d.vanished for d in self.differences)


def compared(before: TriageConclusion, after: TriageConclusion) -> Comparison:
    """Both conclusions, with their traces, and all that differs between them."""
    said, labels = load().words["review"], words().labels
    ranks = before.urgency.level.rank, after.urgency.level.rank
    return Comparison(
        before=before,
        after=after,
        direction="same" if ranks[0] == ranks[1] else "higher" if ranks[1] < ranks[0] else "lower",
        ranked=(
            *_rows(before.causes, after.causes),
            *_rows(before.factors, after.factors),
        ),
        differences=(
            _difference(said["case_red_flags"], _red_flags(before), _red_flags(after)),
            _difference(labels["concerns_title"], _concerns(before), _concerns(after)),
            _difference(said["case_advice"], _advice(before), _advice(after)),
            _difference(said["case_rules_fired"], _rules(before), _rules(after)),
        ),
    )


def _rows(before: Iterable[RankedConclusion], after: Iterable[RankedConclusion]) -> Iterable[Row]:
    """Every cause or factor of either, in the order of the second, then what is only in the first."""
    was, now = {entry.id: entry for entry in before}, {entry.id: entry for entry in after}
    for id in dict.fromkeys(chain(now, was)):
        yield Row((now.get(id) or was[id]).name, _standing(was.get(id)), _standing(now.get(id)))


def _standing(entry: RankedConclusion | None) -> str:
    return f"{words().bands[entry.band]} ({entry.score})" if entry else ""


def _difference(title: str, before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Difference:
    return Difference(
        title,
        appeared=tuple(entry for id, entry in after.items() if id not in before),
        vanished=tuple(entry for id, entry in before.items() if id not in after),
    )


def _red_flags(conclusion: TriageConclusion) -> dict[str, Entry]:
    return {flag.id: Entry(flag.id, flag.statement) for flag in conclusion.red_flags}


def _concerns(conclusion: TriageConclusion) -> dict[str, Entry]:
    return {concern.id: Entry("", concern.name) for concern in conclusion.concerns}


def _advice(conclusion: TriageConclusion) -> dict[str, Entry]:
    labels, advice = words().labels, conclusion.advice
    may_run = words().may_run[advice.may_run]
    entries = [Entry(labels["may_run_title"], may_run)]
    entries += [Entry(labels[label], line) for name, label in _ADVICE.items() for line in getattr(advice, name)]
    entries += [Entry(labels["exercises"], exercise.name) for exercise in advice.exercises]
    entries += [Entry(labels["guides_title"], guide.title) for guide in advice.guides]
    return {f"{entry.label} {entry.text}": entry for entry in entries}


def _rules(conclusion: TriageConclusion) -> dict[str, Entry]:
    return {step.rule: Entry(step.rule, step.statement) for step in conclusion.trace or ()}
