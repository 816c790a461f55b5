"""Whether a mutant could change any conclusion: the solver compares it with the rule over all possible answers."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from knowledge import MayRun, UrgencyLevel
from rules.catalogue.rulebase import RuleBase
from rules.language.conditions import conclusions_read
from rules.language.rule import BaselineLevel, Evidence, Levelled, Outranked, RedFlag, Rule, RunningLimited
from tests.mutation.killing import with_rule
from tests.mutation.mutants import Mutant
from tests.proofs import consequences
from tests.proofs.answers import Answers, all_of
from tests.proofs.translation import Reasoning


class Equivalence:
    """A rule base to compare mutants with."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = rule_base
        self._answers = Answers.any(rule_base.knowledge.findings)
        self._right = Reasoning(rule_base, self._answers)

    def concludes_the_same(self, mutant: Mutant) -> bool:
        """No answers exist for which the mutant leads to another conclusion than the rule.

        What is compared is the first thing that the rule decides: its score, level, abstraction or block of advice.
        """
        wrong = Reasoning(with_rule(self._rule_base, mutant.rule), self._answers)
        same = all_of(
            right == other for right, other in zip(_decided(mutant, self._right), _decided(mutant, wrong), strict=True)
        )
        solver = z3.SolverFor("QF_FD")
        solver.add(self._answers.allowed, z3.Not(same))
        outcome = solver.check()
        if outcome == z3.unknown:
            raise RuntimeError(f"the solver gave up: {solver.reason_unknown()}")
        return bool(outcome == z3.unsat)


def _decided(mutant: Mutant, reasoning: Reasoning) -> Iterator[z3.ExprRef]:
    """All that the rule has a hand in, and on which everything else that follows from it depends."""
    rule = reasoning.rule_base.by_id[mutant.rule.id]
    match rule.then:
        case Evidence(target=target):
            yield reasoning.scores.score(target)
        case Outranked(cause=cause):
            yield reasoning.scores.listed(cause)
            known = mutant.before.then
            assert isinstance(known, Outranked)
            yield from (reasoning.scores.stands_before(cause, other) for other in known.others)
        case RunningLimited():
            yield from (consequences.may_run(reasoning, limit) for limit in MayRun)
        case Levelled(concern=concern):
            if isinstance(rule.then, RedFlag):
                yield reasoning.fires(rule)
            if concern:
                yield reasoning.raised(concern)
            yield from _levels(rule, reasoning)
        case BaselineLevel():
            yield from _levels(rule, reasoning)
        case _:
            yield from (reasoning.concluded(name) for name in rule.concludes)


def _levels(rule: Rule, reasoning: Reasoning) -> Iterator[z3.ExprRef]:
    """The level that the person is given, and whatever other rules read of this one."""
    yield from (reasoning.given(level) for level in UrgencyLevel)
    read = {name for other in reasoning.rule_base.rules for name in conclusions_read(other.when)}
    yield from (reasoning.concluded(name) for name in rule.concludes if name in read)
