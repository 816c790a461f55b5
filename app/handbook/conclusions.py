"""A cause, factor or concern with every rule that speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge import Advice, Exercise
from rules import RuleBase, RuleRead, rules_read


@dataclass(frozen=True)
class Spoken:
    """The rules that speak of a conclusion, the heaviest first, its advice, its exercises, and what it belongs to."""

    speaking_for: tuple[RuleRead, ...]
    against: tuple[RuleRead, ...]
    raising: tuple[RuleRead, ...]
    ordering: tuple[RuleRead, ...]
    advising: tuple[RuleRead, ...]
    advice: Advice | None
    exercises: tuple[Exercise, ...]
    contributors: tuple[str, ...]


def spoken_of(rule_base: RuleBase, id: str) -> Spoken:
    """What the rules and the advice say of a conclusion."""
    knowledge = rule_base.knowledge
    about = [read for read in rules_read(rule_base).values() if id in read.about]
    weighed = sorted((read for read in about if read.kind == "evidence"), key=lambda read: -abs(read.weight))
    advice = knowledge.advice.get(id)
    given = advice.exercises if advice else ()
    used = (exercise.id for exercise in knowledge.exercises.values() if id in exercise.used_for)
    return Spoken(
        speaking_for=tuple(read for read in weighed if read.weight > 0),
        against=tuple(read for read in weighed if read.weight < 0),
        raising=tuple(read for read in about if read.level),
        ordering=tuple(read for read in about if read.kind == "order"),
        advising=tuple(read for read in rules_read(rule_base).values() if read.advice == id),
        advice=advice,
        exercises=tuple(knowledge.exercises[exercise] for exercise in dict.fromkeys((*given, *used))),
        contributors=tuple(known.id for known in knowledge.conclusions.values() if id in known.contributes_to),
    )
