"""Rule bases that are broken on purpose, in memory, to see that a proof notices."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from knowledge import Knowledge
from rules import rule_base
from rules.catalogue.rulebase import RuleBase
from rules.language.conditions import Condition, Gate, NotConcluded
from rules.language.rule import Consequence, Rule

NEVER = Gate("any_of", 1, ())
ALWAYS = Gate("all_of", 0, ())


def broken(*changed: Rule, without: Collection[str] = (), knowledge: Knowledge | None = None) -> RuleBase:
    """The shipped rule base with changed or new rules, without some rules, or over other knowledge."""
    shipped = rule_base()
    assert set(without) <= set(shipped.by_id)
    gone = {*without, *(rule.id for rule in changed)}
    kept = [rule for rule in shipped.rules if rule.id not in gone]
    return RuleBase([*kept, *changed], knowledge or shipped.knowledge)


def concluding(id: str, then: Consequence) -> Rule:
    """A shipped rule with another consequence."""
    return replace(rule_base().by_id[id], then=then)


def when(id: str, condition: Condition) -> Rule:
    """A shipped rule with another condition."""
    return replace(rule_base().by_id[id], when=condition)


def unguarded(id: str) -> Rule:
    """A shipped rule that has lost every `not_concluded`."""
    return when(id, _unguarded(rule_base().by_id[id].when))


def without_last_part(id: str) -> Rule:
    """A shipped rule that has lost the last part of its condition."""
    condition = rule_base().by_id[id].when
    assert isinstance(condition, Gate)
    assert condition.word == "all_of"
    return when(id, Gate("all_of", condition.need - 1, condition.parts[:-1]))


def _unguarded(condition: Condition) -> Condition:
    match condition:
        case Gate(parts=parts):
            return replace(condition, parts=tuple(_unguarded(part) for part in parts))
        case NotConcluded():
            return ALWAYS
        case _:
            return condition
