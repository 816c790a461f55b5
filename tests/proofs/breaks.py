"""Ways to break the rule base: the claim that each breaks, and how it shows when the engine reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import z3

from knowledge import MayRun, UrgencyLevel, load
from rules import Case, locale_of, self_tests_offered
from rules.catalogue.rulebase import RuleBase
from rules.explanation.advised import advised
from rules.explanation.conclusion import AdviceConclusion
from rules.language.conditions import Is, Unanswered
from rules.language.rule import Abstraction, ForcedLevel, Outranked, RaisedConcern, RedFlag, Rule
from tests.proofs import claims
from tests.proofs.breaking import NEVER, broken, concluding, unguarded, when, without_last_part
from tests.proofs.claims import Both
from tests.specification import reader

ROUTINE, WITHIN_DAYS, SAME_DAY = UrgencyLevel.ROUTINE, UrgencyLevel.WITHIN_DAYS, UrgencyLevel.SAME_DAY
EXTRA = Rule("EXTRA", Is("course", ("worse",)), ForcedLevel(WITHIN_DAYS), "It says.", "expert-judgement", "")
FORBIDDEN_WITH_NOTHING = {id: entry.model_copy(update={"forbidden_with": ()}) for id, entry in load().exercises.items()}
NO_ADVICE_ON_RUNNING = replace(
    load(), advice={id: block.model_copy(update={"may_run": None}) for id, block in load().advice.items()}
)


@dataclass(frozen=True)
class Break:
    """A broken rule base, the claim that it breaks, and how that shows when the engine reasons."""

    what: str
    rule_base: Callable[[], RuleBase]
    claim: Callable[[Both], z3.BoolRef]
    shows: Callable[[Case], bool]


def _other_level(case: Case) -> bool:
    ranking = case.ranking
    return case.level != reader.level(case.answers.values, ranking.leading, ranking.first_factor)


def _other_flags(case: Case) -> bool:
    return {flag for flag in reader.flag_ids() if flag in case.concluded} != reader.flags(case.answers.values)


def _self_care(case: Case) -> bool:
    return case.level == UrgencyLevel.SELF_CARE


def _bone_behind(case: Case) -> bool:
    listed = [cause.id for cause in case.ranking.causes]
    ahead = listed[: listed.index(claims.BONE_FIRST)] if claims.BONE_FIRST in listed else listed
    return claims.FEMORAL_NECK in _concerns(case) and not set(ahead).isdisjoint(claims.AFTER_BONE)


def _forbidden_exercise(case: Case) -> bool:
    possible = {name.removeprefix("possible:") for name in case.concluded if name.startswith("possible:")}
    present = possible | _concerns(case)
    forbidding = [load().exercises[exercise.id].forbidden_with for exercise in _advice(case).exercises]
    return any(not present.isdisjoint((*ids, *load().exercises_forbidden_with)) for ids in forbidding)


def _advice(case: Case) -> AdviceConclusion:
    return advised(case, locale_of("en-GB"))


def _concerns(case: Case) -> set[str]:
    return {name.removeprefix("concern:") for name in case.concluded if name.startswith("concern:")}


BREAKS = [
    Break(
        "a flag is missing",
        lambda: broken(without=["RF08"]),
        lambda both: claims.flag_is_up_exactly_when_specified(both, "RF08"),
        _other_flags,
    ),
    Break(
        "a flag is up too often",
        lambda: broken(unguarded("RF24a")),
        lambda both: claims.flag_is_up_exactly_when_specified(both, "RF24a"),
        _other_flags,
    ),
    Break(
        "a flag forces a lower level",
        lambda: broken(concluding("RF24a", RedFlag(WITHIN_DAYS, claims.FEMORAL_NECK))),
        lambda both: claims.flag_forces_its_level(both, "RF24a"),
        _other_level,
    ),
    Break(
        "a flag raises no concern",
        lambda: broken(concluding("RF10", RedFlag(SAME_DAY, None))),
        lambda both: claims.flag_raises_its_concern(both, "RF10"),
        lambda case: "RF10" in case.concluded and "concern:blood_clot" not in case.concluded,
    ),
    Break(
        "the urgency is too low",
        lambda: broken(without=["NS-chest_or_breath"]),
        lambda both: claims.urgency_is_as_specified(both, SAME_DAY, load().additions),
        _other_level,
    ),
    Break(
        "the urgency is too high",
        lambda: broken(EXTRA),
        lambda both: claims.urgency_is_as_specified(both, WITHIN_DAYS, load().additions),
        _other_level,
    ),
    Break(
        "self-care although arthritis leads",
        lambda: broken(without_last_part("BASE-SELF-CARE")),
        lambda both: claims.urgency_is_as_specified(both, ROUTINE, load().additions),
        _other_level,
    ),
    Break(
        "a concern without a flag is more urgent than the specification",
        lambda: broken(concluding("TOH-02", RaisedConcern("transient_osteoporosis", SAME_DAY))),
        lambda both: claims.rule_stays_within_the_specification(both, both.reasoning.rule_base.by_id["TOH-02"]),
        _other_level,
    ),
    Break(
        "a case is left to the level that the program falls back on",
        lambda: broken(without=["BASE-ROUTINE"]),
        claims.some_level_is_forced_or_allowed,
        lambda case: not any(name.startswith(("forced:", "baseline:")) for name in case.concluded),
    ),
    Break(
        "a rule concludes a second urgency",
        lambda: broken(replace(EXTRA, then=Abstraction("urgency:self_care"))),
        claims.exactly_one_level_is_concluded,
        lambda case: len({name for name in case.concluded if name.startswith("urgency:")}) > 1,
    ),
    Break(
        "self-care with a flag",
        lambda: broken(concluding("RF30b", RedFlag(UrgencyLevel.SELF_CARE, None))),
        lambda both: claims.no_self_care_with_a_flag(both, "RF30b"),
        lambda case: _self_care(case) and "RF30b" in case.concluded,
    ),
    Break(
        "self-care with an unsure answer",
        lambda: broken(without=["NS-medical_history"]),
        lambda both: claims.no_self_care_without_knowing(both, "medical_history"),
        lambda case: _self_care(case) and case.answers.values["medical_history"] == ("not_sure",),
    ),
    Break(
        "self-care with a danger question open",
        lambda: broken(unguarded("BASE-SELF-CARE")),
        lambda both: claims.no_self_care_without_knowing(both, "groin_lump"),
        lambda case: _self_care(case) and "groin_lump" not in case.answers.values,
    ),
    Break(
        "a danger question is forgotten among the open ones",
        lambda: broken(when("ABS-41", Unanswered("age_years"))),
        lambda both: claims.no_self_care_without_knowing(both, "dark_urine"),
        lambda case: _self_care(case) and "dark_urine" not in case.answers.values,
    ),
    Break(
        "running on the femoral neck",
        lambda: broken(without=["RUN-01", "RUN-02"], knowledge=NO_ADVICE_ON_RUNNING),
        claims.no_running_on_the_femoral_neck,
        lambda case: _advice(case).may_run != MayRun.NO,
    ),
    Break(
        "a self-test on the femoral neck",
        lambda: broken(concluding("RF24", RedFlag(ROUTINE, claims.FEMORAL_NECK)), when("ABS-34", NEVER)),
        claims.no_self_test_on_the_femoral_neck,
        self_tests_offered,
    ),
    Break(
        "a self-test with a flag",
        lambda: broken(concluding("RF18", RedFlag(ROUTINE, "joint_or_bone_infection"))),
        claims.no_self_test_with_a_flag,
        lambda case: "RF18" in case.concluded and self_tests_offered(case),
    ),
    Break(
        "no order of causes",
        lambda: broken(without=["BST-ORDER"]),
        lambda both: claims.bone_stands_before(both, "overuse_soreness"),
        _bone_behind,
    ),
    Break(
        "one cause is missing in the order",
        lambda: broken(concluding("BST-ORDER", Outranked(claims.BONE_FIRST, claims.AFTER_BONE[:-1]))),
        lambda both: claims.bone_stands_before(both, "hip_arthritis"),
        _bone_behind,
    ),
    Break(
        "the order is turned round",
        lambda: broken(concluding("BST-ORDER", Outranked("labral_tear_fai", (claims.BONE_FIRST,)))),
        lambda both: claims.bone_stands_before(both, "labral_tear_fai"),
        _bone_behind,
    ),
    Break(
        "an exercise that a possible cause forbids",
        lambda: broken(knowledge=replace(load(), exercises=FORBIDDEN_WITH_NOTHING)),
        lambda both: claims.exercise_is_not_forbidden(both, "flutter_kicks"),
        _forbidden_exercise,
    ),
    Break(
        "an exercise for a bone that may crack",
        lambda: broken(knowledge=replace(load(), exercises_forbidden_with=())),
        lambda both: claims.exercise_is_not_forbidden(both, "plank"),
        _forbidden_exercise,
    ),
    Break(
        "an exercise with a serious concern",
        lambda: broken(
            concluding("RF10", RedFlag(ROUTINE, "blood_clot")),
            knowledge=replace(NO_ADVICE_ON_RUNNING, exercises_forbidden_with=()),
        ),
        claims.no_exercise_with_a_serious_concern,
        lambda case: "concern:blood_clot" in case.concluded and bool(_advice(case).exercises),
    ),
    Break(
        "a child is sent to self-care",
        lambda: broken(without=["RF20c"]),
        claims.no_self_care_under_16,
        _self_care,
    ),
    Break(
        "a child is given an exercise",
        lambda: broken(concluding("RF20c", RedFlag(ROUTINE, None)), without=["RUN-05"], knowledge=NO_ADVICE_ON_RUNNING),
        claims.no_exercise_under_16,
        lambda case: bool(_advice(case).exercises),
    ),
]
