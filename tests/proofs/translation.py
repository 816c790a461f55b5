"""The live rules as solver expressions over all possible answers; nothing here knows any rule by name."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import assert_never

import z3

from knowledge import UrgencyLevel
from rules.catalogue.rulebase import RuleBase
from rules.language import names
from rules.language.conditions import (
    AnswerAtom,
    AtLeast,
    Below,
    Concluded,
    Condition,
    Gate,
    Is,
    IsNot,
    NotConcluded,
    NotSure,
    Unanswered,
)
from rules.language.rule import Rule
from tests.proofs.answers import Answers, all_of, any_of
from tests.proofs.scores import Scores


class Reasoning:
    """What a rule base concludes from some answers. Each part is written out only when a claim asks for it."""

    def __init__(self, rule_base: RuleBase, answers: Answers) -> None:
        self.rule_base = rule_base
        self.answers = answers
        self.fires = cache(self._fires)
        self.concluded = cache(self._concluded)
        self.given = cache(self._given)
        self.scores = Scores(rule_base, self.fires, self.raised)
        self._concluding: dict[str, list[Rule]] = defaultdict(list)
        for rule in rule_base.rules:
            for name in rule.concludes:
                self._concluding[name].append(rule)

    def flag(self, id: str) -> z3.BoolRef:
        """The rule of this id fires; false when there is none."""
        rule = self.rule_base.by_id.get(id)
        return self.fires(rule) if rule else z3.BoolVal(False)

    def raised(self, concern: str) -> z3.BoolRef:
        """The concern is raised."""
        return self.concluded(names.concern_raised(concern))

    def forced(self, level: UrgencyLevel) -> z3.BoolRef:
        """Something forces this level or a more urgent one."""
        return any_of(self.concluded(names.level_forced(other)) for other in UrgencyLevel if other.rank <= level.rank)

    def _given(self, level: UrgencyLevel) -> z3.BoolRef:
        """The person is given exactly this level."""
        anything = self.forced(UrgencyLevel.SELF_CARE)
        more_urgent = [other for other in UrgencyLevel if other.rank < level.rank]
        most_urgent = z3.And(self.forced(level), z3.Not(any_of(self.forced(other) for other in more_urgent)))
        return z3.Or(most_urgent, z3.And(z3.Not(anything), self._baseline(level)))

    def at_least_as_urgent(self, level: UrgencyLevel) -> z3.BoolRef:
        """The person is given this level or a more urgent one."""
        return any_of(self.given(other) for other in UrgencyLevel if other.rank <= level.rank)

    def _baseline(self, level: UrgencyLevel) -> z3.BoolRef:
        """The least urgent level that the baseline allows, and routine when it allows none, is this one."""
        allowed = {other: self.concluded(names.baseline_allows(other)) for other in UrgencyLevel}
        less_urgent = [allowed[other] for other in UrgencyLevel if other.rank > level.rank]
        least_urgent = z3.And(allowed[level], z3.Not(any_of(less_urgent)))
        if level != UrgencyLevel.ROUTINE:
            return least_urgent
        return z3.Or(least_urgent, z3.Not(any_of(allowed.values())))

    def _fires(self, rule: Rule) -> z3.BoolRef:
        return self._holds(rule.when)

    def _concluded(self, name: str) -> z3.BoolRef:
        return any_of([self._concluded_by_step(name), *(self.fires(rule) for rule in self._concluding[name])])

    def _concluded_by_step(self, name: str) -> z3.BoolRef:
        """What the two declared steps conclude: the score, and the disposition."""
        if name == names.NO_CAUSE_LEADS:
            return self.scores.nothing_leads()
        knowledge = self.rule_base.knowledge
        step, _, of = name.partition(":")
        kind = knowledge.conclusions[of].kind if of in knowledge.conclusions else "none"
        if (step, kind) in (("leading", "cause"), ("first_factor", "factor")):
            return self.scores.leads(of)
        if step in knowledge.bands and kind in ("cause", "factor"):
            return self.scores.reached(step, of)
        return self.given(UrgencyLevel(of)) if step == "urgency" else z3.BoolVal(False)

    def _holds(self, condition: Condition) -> z3.BoolRef:
        match condition:
            case Gate(need=need, parts=parts):
                return _at_least(need, [self._holds(part) for part in parts])
            case Concluded(name=name):
                return self.concluded(name)
            case NotConcluded(name=name):
                return z3.Not(self.concluded(name))
            case _:
                return _answered(condition, self.answers)


def _answered(atom: AnswerAtom, answers: Answers) -> z3.BoolRef:
    answer = answers.of[atom.finding]
    match atom:
        case Is(values=values):
            return answer.is_one_of(values)
        case IsNot(values=values):
            return answer.is_none_of(values)
        case AtLeast(number=number):
            return answer.at_least(number)
        case Below(number=number):
            return answer.below(number)
        case NotSure():
            return answer.not_sure
        case Unanswered():
            return answer.unanswered
        case _:
            assert_never(atom)


def _at_least(need: int, truths: list[z3.BoolRef]) -> z3.BoolRef:
    if need == len(truths):
        return all_of(truths)
    return any_of(truths) if need == 1 else z3.PbGe([(truth, 1) for truth in truths], need)
