"""What came of a case, as far as a vignette can expect it, and how that differs from what was expected."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from knowledge import NONE
from rules import Case, TriageConclusion
from rules.catalogue.rulebase import RuleBase
from rules.language import names
from tests.rules.expected import NOT_LISTED, Expected


@dataclass(frozen=True, slots=True)
class Outcome:
    """The part of a conclusion that vignettes speak about; causes and factors best first, each with its band.

    `scores` has all of them, also those that are not listed.
    """

    urgency: str
    may_run: str
    red_flags: frozenset[str]
    concerns: frozenset[str]
    causes: Mapping[str, str]
    factors: Mapping[str, str]
    advised: frozenset[str]
    scores: Mapping[str, int]

    @classmethod
    def of(cls, case: Case, conclusion: TriageConclusion) -> Outcome:
        """What the engine reasoned and the person is told."""
        return cls(
            urgency=conclusion.urgency.level,
            may_run=conclusion.advice.may_run,
            red_flags=frozenset(flag.id for flag in conclusion.red_flags),
            concerns=frozenset(concern.id for concern in conclusion.concerns),
            causes={cause.id: cause.band for cause in conclusion.causes},
            factors={factor.id: factor.band for factor in conclusion.factors},
            advised=blocks_among(case.concluded),
            scores=scores(case.rule_base, case.concluded),
        )

    @property
    def first(self) -> str:
        """The first cause that is at least possible."""
        return _first_possible(self.causes)

    @property
    def first_factor(self) -> str:
        """The first factor that is at least possible."""
        return _first_possible(self.factors)


def blocks_among(concluded: Collection[str]) -> frozenset[str]:
    """The blocks of advice that were concluded."""
    prefix = names.block_advised("")
    return frozenset(name.removeprefix(prefix) for name in concluded if name.startswith(prefix))


def scores(rule_base: RuleBase, concluded: Collection[str]) -> dict[str, int]:
    """The score of every cause and factor: its prior, and the largest weight of each group for and against it."""
    counted: dict[str, dict[tuple[str, int], int]] = {id: {} for id in rule_base.knowledge.priors}
    for id, rules in rule_base.evidence.items():
        for weighed in rules:
            if weighed.found in concluded:
                group = (weighed.evidence.group, weighed.evidence.sign)
                counted[id][group] = max(weighed.strength, counted[id].get(group, 0))
    return {
        id: rule_base.knowledge.priors[id].centinats + sum(sign * weight for (_, sign), weight in groups.items())
        for id, groups in counted.items()
    }


def differences(expected: Expected, got: Outcome, story: Outcome | None = None) -> Iterator[str]:
    """What came out differently, each in one line; `story` is what came of the story that this one varies."""
    yield from _other("urgency", expected.urgency, got.urgency)
    yield from _other("may_run", expected.may_run, got.may_run)
    yield from _other_set("red flags", expected.red_flags, got.red_flags)
    yield from _other_set("concerns", expected.concerns, got.concerns)
    yield from _other("first cause", expected.first, got.first)
    yield from _other("first factor", expected.first_factor, got.first_factor)
    if expected.not_first == got.first:
        yield f"first cause: expected anything but {got.first}"
    listed = {**got.causes, **got.factors}
    if missing := expected.listed - listed.keys():
        yield f"not listed: {', '.join(sorted(missing))}"
    if present := expected.not_listed & listed.keys():
        yield f"listed, but must not be: {', '.join(sorted(present))}"
    for id, band in expected.bands.items():
        yield from _other(f"band of {id}", band, listed.get(id, NOT_LISTED))
    if missing := expected.advised - got.advised:
        yield f"not advised: {', '.join(sorted(missing))}"
    if present := expected.not_advised & got.advised:
        yield f"advised, but must not be: {', '.join(sorted(present))}"
    if story:
        yield from _otherwise_likely(expected, got.scores, story.scores)


def _otherwise_likely(expected: Expected, now: Mapping[str, int], before: Mapping[str, int]) -> Iterator[str]:
    for id in expected.more | expected.less | expected.same:
        right = (id in expected.more, id in expected.less) == (now[id] > before[id], now[id] < before[id])
        if not right:
            wanted = "more" if id in expected.more else "less" if id in expected.less else "just as"
            yield f"{id}: expected {wanted} likely than in the story, which gives {before[id]}, got {now[id]}"


def _first_possible(bands: Mapping[str, str]) -> str:
    return next((id for id, band in bands.items() if band != "less_likely"), NONE)


def _other(what: str, expected: str | None, got: str) -> Iterator[str]:
    if expected not in (None, got):
        yield f"{what}: expected {expected}, got {got}"


def _other_set(what: str, expected: Collection[str] | None, got: Collection[str]) -> Iterator[str]:
    if expected is None or set(expected) == set(got):
        return
    missing, added = sorted(set(expected) - set(got)), sorted(set(got) - set(expected))
    parts = [f"missing {', '.join(missing)}"] * bool(missing) + [f"not expected {', '.join(added)}"] * bool(added)
    yield f"{what}: {'; '.join(parts)}"
