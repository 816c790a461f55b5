"""Reasoning without the engine: every condition evaluated in order, and after a change only what the change touches.

`test_reasoning.py` holds it against the engine, on the rules as they are and on mutants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge import MayRun
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import level_of
from rules.language import names
from rules.language.conditions import (
    AnswerValue,
    Concluded,
    Condition,
    Gate,
    NotConcluded,
    Unanswered,
    conclusions_read,
    holds,
)
from rules.language.rule import RedFlag, Rule, Stratum
from rules.scoring import Ranking, names_of, rank
from tests.rules.outcome import Outcome, blocks_among, scores

Answers = Mapping[str, AnswerValue]


def condition_holds(condition: Condition, answers: Answers, concluded: Collection[str]) -> bool:
    """Whether a condition holds for these answers and earlier conclusions."""
    match condition:
        case Gate(need=need, parts=parts):
            held = 0
            for part in parts:
                if held >= need:
                    return True
                held += condition_holds(part, answers, concluded)
            return held >= need
        case Concluded(name=name):
            return name in concluded
        case NotConcluded(name=name):
            return name not in concluded
        case _:
            value = answers.get(condition.finding)
            return isinstance(condition, Unanswered) if value is None else holds(condition, value)


@dataclass(frozen=True)
class Reasoned:
    """What was concluded from some answers, and which rules fired."""

    rule_base: RuleBase
    answers: Answers
    fired: frozenset[str]
    concluded: frozenset[str]
    ranking: Ranking

    @cached_property
    def outcome(self) -> Outcome:
        """What a vignette can expect."""
        knowledge, prefix = self.rule_base.knowledge, names.concern_raised("")
        advised = blocks_among(self.concluded)
        limits = {knowledge.advice[block].may_run for block in advised}
        limits |= {limit for limit in MayRun if names.running_limited(limit) in self.concluded}
        return Outcome(
            urgency=level_of(self.concluded),
            may_run=next((limit for limit in MayRun if limit in limits), MayRun.YES),
            red_flags=frozenset(id for id in self.fired if isinstance(self.rule_base.by_id[id].then, RedFlag)),
            concerns=frozenset(name.removeprefix(prefix) for name in self.concluded if name.startswith(prefix)),
            causes={cause.id: cause.band for cause in self.ranking.causes},
            factors={factor.id: factor.band for factor in self.ranking.factors},
            advised=advised,
            scores=scores(self.rule_base, self.concluded),
        )


class Reasoning:
    """A rule base to reason with, from the answers or from what a changed rule changes."""

    def __init__(self, rule_base: RuleBase) -> None:
        self.rule_base = rule_base
        self._reads: dict[Stratum, list[tuple[Rule, frozenset[str]]]] = {stratum: [] for stratum in Stratum}
        for rule in rule_base.rules:
            self._reads[rule.stratum].append((rule, frozenset(conclusions_read(rule.when))))
        self._concluding: dict[str, list[str]] = defaultdict(list)
        for rule in rule_base.rules:
            for name in rule.concludes:
                self._concluding[name].append(rule.id)

    def reason(self, answers: Answers) -> Reasoned:
        """Everything that follows from the answers."""
        run = _Run(self.rule_base, answers)
        for stratum in Stratum:
            run.steps(stratum)
            for rule, _ in self._reads[stratum]:
                if condition_holds(rule.when, answers, run.concluded):
                    run.fired.add(rule.id)
                    run.concluded.update(rule.concludes)
        return run.reasoned()

    def again(self, before: Reasoned, changed: Rule, fires: bool, weighing: RuleBase) -> Reasoned:
        """What follows when one rule now fires, or no longer does, and `weighing` adds up the evidence."""
        run = _Run(weighing, before.answers, before)
        touched: set[str] = set()
        for stratum in list(Stratum)[list(Stratum).index(changed.stratum) :]:
            touched |= run.steps(stratum)
            for rule, reads in self._reads[stratum]:
                if rule.id != changed.id and reads.isdisjoint(touched):
                    continue
                held = fires if rule.id == changed.id else condition_holds(rule.when, run.answers, run.concluded)
                if held != (rule.id in run.fired):
                    (run.fired.add if held else run.fired.discard)(rule.id)
                    touched |= run.settle({name: self._concluding[name] for name in rule.concludes})
        return run.reasoned()


class _Run:
    """One pass through the strata."""

    def __init__(self, rule_base: RuleBase, answers: Answers, before: Reasoned | None = None) -> None:
        self._rule_base = rule_base
        self.answers = answers
        self.fired = set(before.fired if before else ())
        self.concluded = set(before.concluded if before else ())
        self._ranking = before.ranking if before else Ranking((), ())

    def steps(self, stratum: Stratum) -> set[str]:
        """Take the declared step of a stratum, if it has one; the names that are new or gone."""
        if stratum == Stratum.SCORE:
            self._ranking = rank(self._rule_base, self.concluded)
            bands = [*self._rule_base.knowledge.bands]
            return self._replace(("leading", "first_factor", *bands), set(names_of(self._ranking, bands)))
        if stratum == Stratum.DISPOSITION:
            return self._replace(("urgency",), {names.urgency_is(level_of(self.concluded))})
        return set()

    def settle(self, concluding: Mapping[str, list[str]]) -> set[str]:
        """Conclude each name exactly when one of the rules that conclude it has fired; the names that changed."""
        now = {name for name, rules in concluding.items() if not self.fired.isdisjoint(rules)}
        changed = {name for name in concluding if (name in now) != (name in self.concluded)}
        self.concluded ^= changed
        return changed

    def reasoned(self) -> Reasoned:
        """What came of it."""
        return Reasoned(self._rule_base, self.answers, frozenset(self.fired), frozenset(self.concluded), self._ranking)

    def _replace(self, kinds: Collection[str], now: set[str]) -> set[str]:
        earlier = {name for name in self.concluded if name.partition(":")[0] in kinds}
        self.concluded = (self.concluded - earlier) | now
        return earlier ^ now
