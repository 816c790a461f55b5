"""A rule in words: its conditions and its consequence, made from the objects that the engine fires."""

from __future__ import annotations

from typing import assert_never

from knowledge import Knowledge
from rules.language import names
from rules.language.conditions import (
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
from rules.language.rule import Abstraction, AdviceGiven, Evidence, Levelled, Outranked, Rule, RunningLimited


def condition_in_words(condition: Condition, knowledge: Knowledge) -> str:
    """The condition as a reader would say it, with the short names of findings and the labels of answers."""
    match condition:
        case Is(finding=finding, values=values):
            return f"{_short(finding, knowledge)} is {_labels(finding, values, knowledge)}"
        case IsNot(finding=finding, values=values):
            return f"{_short(finding, knowledge)} is answered, but not {_labels(finding, values, knowledge)}"
        case AtLeast(finding=finding, number=number):
            return f"{_short(finding, knowledge)} is at least {number} {knowledge.findings[finding].unit}"
        case Below(finding=finding, number=number):
            return f"{_short(finding, knowledge)} is below {number} {knowledge.findings[finding].unit}"
        case NotSure(finding=finding):
            return f"{_short(finding, knowledge)}: not sure"
        case Unanswered(finding=finding):
            return f"{_short(finding, knowledge)}: no answer"
        case Concluded(name=name):
            return conclusion_in_words(name, knowledge)
        case NotConcluded(name=name):
            return f"not so: {conclusion_in_words(name, knowledge)}"
        case Gate():
            return _gate_in_words(condition, knowledge)
        case _:
            assert_never(condition)


def consequence_in_words(rule: Rule, knowledge: Knowledge) -> str:
    """What follows, as a reader would say it."""
    match rule.then:
        case Abstraction(name=name):
            return f"conclude {conclusion_in_words(name, knowledge)}"
        case Evidence(target=target, strength=strength, sign=sign):
            weight = sign * knowledge.weights[strength].centinats
            said = strength.replace("_", " ")
            return f"{'for' if sign > 0 else 'against'} {_named(target, knowledge)}: {said} ({weight:+d} centinats)"
        case Levelled(level=level, concern=concern):
            raised = f", with the concern {_named(concern, knowledge)}" if concern else ""
            return f"at least {level.replace('_', ' ')}{raised}"
        case Outranked(cause=cause, others=others):
            return f"{_named(cause, knowledge)} stands before {', '.join(_named(id, knowledge) for id in others)}"
        case AdviceGiven(block=block):
            return f"advise {block.replace('_', ' ')}"
        case RunningLimited(may_run=may_run):
            return f"running: at most {may_run.replace('_', ' ')}"
        case _:
            return ", ".join(conclusion_in_words(name, knowledge) for name in rule.concludes)


def conclusion_in_words(name: str, knowledge: Knowledge) -> str:
    """What a rule reads or concludes under this name, as a reader would say it."""
    if name == names.NO_CAUSE_LEADS:
        return "no cause is at least possible"
    kind, _, id = name.rpartition(":")
    if kind in ("urgency", "forced"):
        return f"the level is {'at least ' if kind == 'forced' else ''}{id.replace('_', ' ')}"
    if kind == "baseline":
        return f"the level {id.replace('_', ' ')} is enough if nothing asks for more"
    known = _named(id, knowledge)
    said = {"concern": "is raised as a concern", "leading": "is listed first", "first_factor": "is the first factor"}
    said |= {band: f"is at least {band.replace('_', ' ')}" for band in knowledge.bands}
    return f"{known} {said[kind]}" if kind in said else known


def _gate_in_words(gate: Gate, knowledge: Knowledge) -> str:
    if not gate.parts:
        return "always"
    joint = {"all_of": " and ", "any_of": " or ", "at_least_k": "; "}[gate.word]
    parts = [
        f"({condition_in_words(part, knowledge)})" if isinstance(part, Gate) else condition_in_words(part, knowledge)
        for part in gate.parts
    ]
    counted = f"at least {gate.need} of: " if gate.word == "at_least_k" else ""
    return counted + joint.join(parts)


def _named(id: str, knowledge: Knowledge) -> str:
    known = knowledge.conclusions[id].name if id in knowledge.conclusions else knowledge.wording.abstractions.get(id)
    return f"“{known}”" if known else id.replace("_", " ")


def _short(finding: str, knowledge: Knowledge) -> str:
    return f"“{knowledge.findings[finding].short}”"


def _labels(finding: str, values: tuple[str, ...], knowledge: Knowledge) -> str:
    labels = knowledge.findings[finding].labels
    return " or ".join(f"“{labels[value]}”" for value in values)
