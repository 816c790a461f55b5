"""The trace as a story: chapter by chapter, in the rules' own sentences, each of which opens into its step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from app.rendering import words
from app.review.case.reviewed import ReviewedCase
from app.review.case.steps import Step, steps
from knowledge import load
from rules import Levelled, Outranked, TriageConclusion


@dataclass(frozen=True)
class Passage:
    """Sentences that belong together, under a few words that say what they are about."""

    lead: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Chapter:
    """What happened in one stratum: passages, and in the end what they came to."""

    stratum: str
    title: str
    passages: tuple[Passage, ...]
    outcome: tuple[str, ...]


def story(reviewed: ReviewedCase) -> tuple[Chapter, ...]:
    """The reasoning over a case, in the order in which it happened."""
    told = groupby(steps(reviewed), key=lambda step: step.stratum)
    return tuple(_chapter(reviewed, stratum, tuple(fired)) for stratum, fired in told)


def _chapter(reviewed: ReviewedCase, stratum: str, fired: tuple[Step, ...]) -> Chapter:
    weighing = stratum == "evidence" and reviewed.is_as_concluded
    lead = words().labels["trace_baseline"] + ":" if stratum == "urgency" else ""
    passages = tuple(_weighing(reviewed.conclusion, fired)) if weighing else (Passage(lead, fired),)
    outcome = _OUTCOMES[stratum](reviewed.conclusion) if stratum in _OUTCOMES else ()
    return Chapter(stratum, words().labels[f"stage_{stratum}"], passages, outcome)


def _weighing(conclusion: TriageConclusion, fired: tuple[Step, ...]) -> Iterator[Passage]:
    """What is urgent first, then each listed cause and factor with what speaks for and against it, then the rest."""
    said = load().words["review"]
    left = {step.rule: step for step in fired}

    def passage(lead: str, rules: Iterable[str]) -> Iterator[Passage]:
        if told := tuple(left.pop(rule) for rule in rules):
            yield Passage(lead, told)

    yield from passage(said["case_urgent"], [step.rule for step in fired if step.is_of(Levelled)])
    for entry in (*conclusion.causes, *conclusion.factors):
        yield from passage(said["case_for"].format(name=entry.name), [weighed.rule for weighed in entry.for_])
        yield from passage(said["case_against"].format(name=entry.name), [weighed.rule for weighed in entry.against])
    yield from passage(said["case_order"], [step.rule for step in fired if step.is_of(Outranked)])
    yield from passage(said["case_unlisted"], list(left))


def _scores(conclusion: TriageConclusion) -> tuple[str, ...]:
    line = load().words["review"]["case_score"]
    return tuple(
        line.format(
            name=entry.name,
            band=words().bands[entry.band].lower(),
            prior=entry.prior,
            evidence=f"{entry.score - entry.prior:+d}",
            score=entry.score,
        )
        for entry in (*conclusion.causes, *conclusion.factors)
    )


def _level(conclusion: TriageConclusion) -> tuple[str, ...]:
    urgency = conclusion.urgency
    return (f"{urgency.title}: {', '.join(reason.rule for reason in urgency.reasons)}.",)


_OUTCOMES: dict[str, Callable[[TriageConclusion], tuple[str, ...]]] = {"score": _scores, "disposition": _level}
