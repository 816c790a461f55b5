"""What must hold whatever a person answers. `test_safety.py` proves each claim; `test_proofs_can_fail.py` breaks it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import z3

from knowledge import MayRun, UrgencyLevel, load
from rules.catalogue.rulebase import RuleBase
from rules.language import names
from rules.language.rule import Levelled, Rule
from tests.proofs import consequences
from tests.proofs.answers import Answers, all_of, any_of
from tests.proofs.specification import Specification
from tests.proofs.translation import Reasoning
from tests.specification import reader

FEMORAL_NECK = "femoral_neck_stress_fracture"
BONE_FIRST = "bone_stress_injury"
AFTER_BONE = (
    "tight_hip_flexors",
    "hip_flexor_tendinopathy",
    "adductor_groin_strain",
    "overuse_soreness",
    "labral_tear_fai",
    "hip_arthritis",
)


@dataclass(frozen=True)
class Both:
    """The rules and the specification over the same answers, with what is known about exercises."""

    reasoning: Reasoning
    specification: Specification

    @classmethod
    def of(cls, rule_base: RuleBase, answers: Answers) -> Both:
        """A rule base and the specification; which cause leads is what the rule base says."""
        reasoning = Reasoning(rule_base, answers)
        first = {"leading": names.leads, "first_factor": names.first_factor_is}
        return cls(reasoning, Specification(answers, lambda subject, id: reasoning.concluded(first[subject](id))))

    @property
    def self_care(self) -> z3.BoolRef:
        """The rules send the person to self-care."""
        return self.reasoning.given(UrgencyLevel.SELF_CARE)

    @cached_property
    def any_exercise(self) -> z3.BoolRef:
        """At least one exercise is advised."""
        exercises = self.reasoning.rule_base.knowledge.exercises.values()
        return any_of(consequences.may_be_advised(self.reasoning, exercise) for exercise in exercises)


def flag_is_up_exactly_when_specified(both: Both, flag: str) -> z3.BoolRef:
    return both.reasoning.flag(flag) == both.specification.fires(flag)


def flag_forces_its_level(both: Both, flag: str) -> z3.BoolRef:
    level = UrgencyLevel(reader.flag_level(flag))
    return z3.Implies(both.specification.fires(flag), both.reasoning.at_least_as_urgent(level))


def flag_raises_its_concern(both: Both, flag: str) -> z3.BoolRef:
    concern = reader.flag_concern(flag)
    return z3.Implies(both.specification.fires(flag), both.reasoning.raised(concern) if concern else z3.BoolVal(True))


def urgency_is_as_specified(both: Both, level: UrgencyLevel, additions: Collection[str]) -> z3.BoolRef:
    """The rules are at least this urgent exactly when the specification, or an added rule that fires, is."""
    added = [rule for rule in _forcing(both.reasoning.rule_base, level) if rule.id in additions]
    raised = any_of(both.reasoning.fires(rule) for rule in added)
    return both.reasoning.at_least_as_urgent(level) == z3.Or(both.specification.at_least_as_urgent(level), raised)


def rule_stays_within_the_specification(both: Both, rule: Rule) -> z3.BoolRef:
    assert isinstance(rule.then, Levelled)
    return z3.Implies(both.reasoning.fires(rule), both.specification.at_least_as_urgent(rule.then.level))


def forced_level_never_falls(
    before: Reasoning, after: Reasoning, step: z3.BoolRef, excepted: Collection[str]
) -> z3.BoolRef:
    """What is forced before a step to a worse answer is forced after it; an excepted flag may fall to same_day."""
    held = []
    for level in UrgencyLevel:
        lowered = level.rank < UrgencyLevel.SAME_DAY.rank
        forcing = [rule for rule in _forcing(before.rule_base, level) if not (lowered and rule.id in excepted)]
        held.append(z3.Implies(any_of(before.fires(rule) for rule in forcing), after.forced(level)))
    return z3.Implies(step, all_of(held))


def some_level_is_forced_or_allowed(both: Both) -> z3.BoolRef:
    """No case rests on the level that the program falls back on."""
    baseline = any_of(both.reasoning.concluded(names.baseline_allows(level)) for level in UrgencyLevel)
    return z3.Or(both.reasoning.forced(UrgencyLevel.SELF_CARE), baseline)


def exactly_one_level_is_concluded(both: Both) -> z3.BoolRef:
    levels = [both.reasoning.concluded(names.urgency_is(level)) for level in UrgencyLevel]
    return z3.PbEq([(level, 1) for level in levels], 1)


def no_self_care_with_a_flag(both: Both, flag: str) -> z3.BoolRef:
    return z3.Not(z3.And(both.self_care, both.specification.fires(flag)))


def no_self_care_without_knowing(both: Both, finding: str) -> z3.BoolRef:
    answer = both.reasoning.answers.of[finding]
    return z3.Implies(z3.Or(answer.not_sure, answer.unanswered), z3.Not(both.self_care))


def no_running_on_the_femoral_neck(both: Both) -> z3.BoolRef:
    return z3.Implies(both.reasoning.raised(FEMORAL_NECK), consequences.may_run(both.reasoning, MayRun.NO))


def no_self_test_on_the_femoral_neck(both: Both) -> z3.BoolRef:
    offered = consequences.self_tests_offered(both.reasoning)
    return z3.Implies(both.reasoning.raised(FEMORAL_NECK), z3.Not(offered))


def no_self_test_with_a_flag(both: Both) -> z3.BoolRef:
    """Nobody is asked to try anything who should be seen within days, or whose bone may be cracking."""
    bone = any_of(both.specification.fires(flag) for flag in ("RF24", "RF24b", "RF24e"))
    flagged = z3.Or(both.specification.forced("within_days"), bone)
    return z3.Implies(consequences.self_tests_offered(both.reasoning), z3.Not(flagged))


def bone_stands_before(both: Both, other: str) -> z3.BoolRef:
    scores = both.reasoning.scores
    first = z3.Or(z3.Not(scores.listed(other)), scores.stands_before(BONE_FIRST, other))
    return z3.Implies(both.reasoning.raised(FEMORAL_NECK), z3.And(scores.listed(BONE_FIRST), first))


def exercise_is_not_forbidden(both: Both, id: str) -> z3.BoolRef:
    """Forbidden by what is known about this exercise, and about all; a broken rule base may know less."""
    forbidding = {*load().exercises[id].forbidden_with, *load().exercises_forbidden_with}
    present = any_of(consequences.present(both.reasoning, other) for other in sorted(forbidding))
    advised = consequences.may_be_advised(both.reasoning, both.reasoning.rule_base.knowledge.exercises[id])
    return z3.Implies(advised, z3.Not(present))


def no_exercise_with_a_serious_concern(both: Both) -> z3.BoolRef:
    serious = [conclusion.id for conclusion in load().conclusions_of("serious")]
    return z3.Implies(any_of(both.reasoning.raised(id) for id in serious), z3.Not(both.any_exercise))


def no_self_care_under_16(both: Both) -> z3.BoolRef:
    return z3.Implies(both.reasoning.answers.of["age_years"].below(16), z3.Not(both.self_care))


def no_exercise_under_16(both: Both) -> z3.BoolRef:
    return z3.Implies(both.reasoning.answers.of["age_years"].below(16), z3.Not(both.any_exercise))


def _forcing(rule_base: RuleBase, level: UrgencyLevel) -> list[Rule]:
    rules = [(rule, rule.then) for rule in rule_base.rules if isinstance(rule.then, Levelled)]
    return [rule for rule, then in rules if then.level.rank <= level.rank]
