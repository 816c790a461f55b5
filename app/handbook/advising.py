"""Advice in the handbook. It has no page of its own: it stands with its cause, or with the rule that gives it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge import Advice
from rules import RuleBase, rules_read


@dataclass(frozen=True)
class PlacedAdvice:
    """A block of advice by its title, and where it can be read."""

    title: str
    address: str


def placed(rule_base: RuleBase, block: Advice) -> PlacedAdvice:
    """Where a block of advice can be read."""
    if known := rule_base.knowledge.conclusions.get(block.id):
        return PlacedAdvice(block.title or known.name, f"/handbook/conclusions/{block.id}")
    giving = next((id for id, read in rules_read(rule_base).items() if read.advice == block.id), "")
    return PlacedAdvice(block.title or block.id.replace("_", " "), f"/handbook/rules/{giving}" if giving else "")


def advised_in(rule_base: RuleBase, exercise: str) -> tuple[PlacedAdvice, ...]:
    """The advice that gives an exercise."""
    blocks = [block for block in rule_base.knowledge.advice.values() if exercise in block.exercises]
    return tuple(dict.fromkeys(placed(rule_base, block) for block in blocks))
