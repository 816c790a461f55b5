"""Which vignettes kill a mutant: those of which something that they expect comes out differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rules import read_answers
from rules.catalogue.rulebase import RuleBase
from rules.language.rule import Rule
from tests.mutation.mutants import Mutant
from tests.mutation.reasoning import Reasoned, Reasoning, condition_holds
from tests.rules.expected import Expected
from tests.rules.outcome import differences
from tests.rules.vignettes import Vignette


@dataclass(frozen=True, slots=True)
class Told:
    """A vignette with what the rules as they are make of it, and of each of its variations."""

    vignette: Vignette
    story: Reasoned
    varied: tuple[tuple[Expected, Reasoned], ...]


class Killers:
    """Vignettes reasoned through once, so that each mutant is tried only where it changes something."""

    def __init__(self, rule_base: RuleBase, vignettes: Iterable[Vignette]) -> None:
        self.rule_base = rule_base
        self._reasoning = Reasoning(rule_base)
        self.told = [
            Told(
                vignette,
                self._reason(vignette.answers),
                tuple((variation.expected, self._reason(variation.answers)) for variation in vignette.but),
            )
            for vignette in vignettes
        ]

    def of(self, mutant: Mutant) -> Iterator[Vignette]:
        """The vignettes that kill the mutant."""
        means_another = mutant.rule.then != mutant.before.then
        weighing = with_rule(self.rule_base, mutant.rule) if means_another else self.rule_base
        return (told.vignette for told in self.told if self._is_killed(mutant.rule, told, means_another, weighing))

    def _is_killed(self, mutant: Rule, told: Told, means_another: bool, weighing: RuleBase) -> bool:
        def after(before: Reasoned) -> Reasoned:
            fires = condition_holds(mutant.when, before.answers, before.concluded)
            if fires != (mutant.id in before.fired) or (means_another and fires):
                return self._reasoning.again(before, mutant, fires, weighing)
            return before

        story = after(told.story)
        if story is not told.story and _any(differences(told.vignette.expected, story.outcome)):
            return True
        for expected, before in told.varied:
            varied = after(before)
            changed = varied is not before or story is not told.story
            if changed and _any(differences(expected, varied.outcome, story.outcome)):
                return True
        return False

    def _reason(self, answers: Mapping[str, object]) -> Reasoned:
        return self._reasoning.reason(read_answers(answers, self.rule_base.knowledge).values)


def with_rule(rule_base: RuleBase, rule: Rule) -> RuleBase:
    """A rule base in which the rule of the same id is replaced."""
    return RuleBase([rule if kept.id == rule.id else kept for kept in rule_base.rules], rule_base.knowledge)


def _any(found: Iterator[str]) -> bool:
    return next(found, None) is not None
