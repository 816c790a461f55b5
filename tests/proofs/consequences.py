"""What follows for the person: running, exercises and self-tests, as the advice and the questionnaire decide them."""

from __future__ import annotations

import z3

from knowledge import Exercise, MayRun, UrgencyLevel
from rules.explanation.questioning import BONE_GATES
from rules.language import names
from tests.proofs.answers import all_of, any_of
from tests.proofs.translation import Reasoning


def may_run(reasoning: Reasoning, limit: MayRun) -> z3.BoolRef:
    """The advice on running is exactly this: the strictest of all blocks and limits."""
    limits = {other: _limited(reasoning, other) for other in MayRun}
    stricter = list(MayRun)[: list(MayRun).index(limit)]
    set_here = z3.BoolVal(True) if limit == MayRun.YES else limits[limit]
    return all_of([set_here, *(z3.Not(limits[other]) for other in stricter)])


def may_be_advised(reasoning: Reasoning, exercise: Exercise) -> z3.BoolRef:
    """The exercise is among those that could be advised; of those for a cause or factor only the first few are."""
    barred = z3.Or(may_run(reasoning, MayRun.NO), may_run(reasoning, MayRun.WHEN_CLEARED))
    wanted = z3.Or(is_for_what_was_found(reasoning, exercise), is_named_by_advice(reasoning, exercise))
    return z3.And(z3.Not(barred), wanted)


def is_for_what_was_found(reasoning: Reasoning, exercise: Exercise) -> z3.BoolRef:
    """It is for the leading cause or a possible factor, and allowed."""
    return z3.And(any_of(_wanted(reasoning, id) for id in exercise.used_for), _allowed(reasoning, exercise))


def is_named_by_advice(reasoning: Reasoning, exercise: Exercise) -> z3.BoolRef:
    """A block of advice that belongs in the answer names it, and it is allowed."""
    blocks = [block.id for block in reasoning.rule_base.knowledge.advice.values() if exercise.id in block.exercises]
    named = any_of(reasoning.concluded(names.block_advised(block)) for block in blocks)
    return z3.And(named, _allowed(reasoning, exercise))


def _allowed(reasoning: Reasoning, exercise: Exercise) -> z3.BoolRef:
    """All dangers and the age are known, the level leaves room, and nothing that is present forbids this one."""
    answers = reasoning.answers.of
    open_danger = any_of(answers[finding.id].unanswered for finding in reasoning.rule_base.knowledge.first_findings)
    known = z3.Not(z3.Or(open_danger, answers["age_years"].not_sure))
    gentle = any_of(reasoning.given(level) for level in (UrgencyLevel.ROUTINE, UrgencyLevel.SELF_CARE))
    forbidding = (*reasoning.rule_base.knowledge.exercises_forbidden_with, *exercise.forbidden_with)
    return z3.And(known, gentle, z3.Not(any_of(present(reasoning, id) for id in forbidding)))


def self_tests_offered(reasoning: Reasoning) -> z3.BoolRef:
    """The questionnaire goes on to the self-tests."""
    answers = reasoning.answers.of
    open_danger = [answers[finding.id].unanswered for finding in reasoning.rule_base.knowledge.first_findings]
    hindrances = [
        *open_danger,
        *(reasoning.concluded(gate) for gate in BONE_GATES),
        reasoning.at_least_as_urgent(UrgencyLevel.WITHIN_DAYS),
    ]
    return z3.And(answers["can_bear_weight"].is_one_of(["normal"]), z3.Not(any_of(hindrances)))


def present(reasoning: Reasoning, id: str) -> z3.BoolRef:
    """A conclusion is at least possible, or raised as a concern."""
    if reasoning.rule_base.knowledge.conclusions[id].kind == "serious":
        return reasoning.raised(id)
    return z3.Or(reasoning.scores.reached("possible", id), reasoning.raised(id))


def _wanted(reasoning: Reasoning, id: str) -> z3.BoolRef:
    kind = reasoning.rule_base.knowledge.conclusions[id].kind
    if kind == "serious":
        return z3.BoolVal(False)
    if kind == "cause":
        return reasoning.scores.leads(id)
    return z3.And(reasoning.scores.listed(id), present(reasoning, id))


def _limited(reasoning: Reasoning, limit: MayRun) -> z3.BoolRef:
    blocks = [block.id for block in reasoning.rule_base.knowledge.advice.values() if block.may_run == limit]
    advised = [reasoning.concluded(names.block_advised(block)) for block in blocks]
    return any_of([reasoning.concluded(names.running_limited(limit)), *advised])
