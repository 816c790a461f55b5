"""The trace in words: every rule that fired, in order, under the stage to which it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from app.answers import said
from app.assessment.service import Assessment
from app.rendering import named, words
from knowledge import load
from rules import TraceStep as Firing
from rules import TriageConclusion


@dataclass(frozen=True)
class Step:
    """One rule that fired: what matched, and what it concluded."""

    number: int
    rule: str
    statement: str
    matched: tuple[tuple[str, str], ...]
    built_on: tuple[str, ...]
    concluded: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Stage:
    """The steps of one stage of the reasoning."""

    title: str
    steps: tuple[Step, ...]


def stages(assessment: Assessment, conclusion: TriageConclusion) -> tuple[Stage, ...]:
    """The reasoning over an assessment, stage by stage."""
    grouped = groupby(conclusion.trace or (), key=lambda firing: firing.stratum)
    return tuple(
        Stage(words().labels[f"stage_{stratum}"], tuple(_step(assessment, firing) for firing in firings))
        for stratum, firings in grouped
    )


def _step(assessment: Assessment, firing: Firing) -> Step:
    findings = load().findings
    return Step(
        number=firing.step,
        rule=firing.rule,
        statement=firing.statement,
        matched=tuple(
            (
                findings[match.finding].short,
                "; ".join(said(findings[match.finding], match.value, assessment.as_typed.get(match.finding))),
            )
            for match in firing.matched
        ),
        built_on=tuple(named(name, load()) for name in firing.concluded),
        concluded=tuple(named(name, load()) for name in firing.asserted),
        source=firing.source,
    )
