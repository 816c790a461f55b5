"""The next question: in the order of the questionnaire, the first whose answer can still matter."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge import Finding, UrgencyLevel
from rules.case import Case
from rules.language.conditions import Concluded
from rules.language.rule import AdviceGiven, BaselineLevel, Evidence, Levelled, Rule, RunningLimited
from rules.scoring import weigh

FRONT = "front_of_hip"
FEMORAL_NECK_GATE = "femoral_neck_gate"
BONE_GATES = (FEMORAL_NECK_GATE, "bone_stress_story")


def next_question(case: Case, declined: frozenset[str] = frozenset()) -> Finding | None:
    """The finding to ask next, or None when nothing that could still be answered would matter.

    `declined` are findings that the person would not answer; they are not asked again.
    """
    findings = case.rule_base.knowledge.findings
    return next((findings[id] for id in remaining_questions(case) if id not in declined), None)


def remaining_questions(case: Case) -> Iterator[str]:
    """The unanswered findings that can still matter, in the order in which they should be asked."""
    questionnaire = case.rule_base.knowledge.questionnaire
    yield from required_questions(case)
    if case.level == UrgencyLevel.EMERGENCY_NOW or case.is_young:
        return
    mattering = _mattering(case)
    yield from (id for id in _unanswered(case, questionnaire.order) if id in mattering)
    if self_tests_offered(case):
        yield from (id for id in _unanswered(case, questionnaire.self_tests) if id in mattering)


def required_questions(case: Case) -> Iterator[str]:
    """The unanswered findings without which no result is safe to act on, in the order in which they are asked.

    They are the danger questions; before a result without urgency what everyone is asked; and, for pain at the front of
    the hip, whatever still decides whether it may be a stress fracture of the femoral neck.
    """
    yield from case.unanswered_first
    if case.level == UrgencyLevel.EMERGENCY_NOW:
        return
    yield from _unanswered(case, extra_danger_questions(case))
    if not case.is_young and not _forced_beyond(case, UrgencyLevel.ROUTINE):
        yield from _unanswered(case, case.rule_base.knowledge.questionnaire.before_self_care)
        if FRONT in case.concluded:
            yield from case.waits_for(Concluded(FEMORAL_NECK_GATE))


def extra_danger_questions(case: Case) -> tuple[str, ...]:
    """Questions that join the danger questions for this person: by age, and for the young with sudden severe pain."""
    knowledge = case.rule_base.knowledge
    questionnaire, thresholds = knowledge.questionnaire, knowledge.thresholds
    age = case.answers.values.get("age_years")
    by_age = questionnaire.extra_red_flag_questions.items()
    extra = [id for id, asked in by_age if isinstance(age, int) and age >= thresholds[asked.from_age].value]
    if case.is_young and case.answers.values.get("sudden_severe") == ("yes",):
        extra += questionnaire.young_extra
    return tuple(extra)


def self_tests_offered(case: Case) -> bool:
    """Nobody tries anything with a flag that asks for help within days, with a suspect bone, or with a limp."""
    walking = case.answers.values.get("can_bear_weight") == ("normal",)
    bone = any(gate in case.concluded for gate in BONE_GATES)
    return walking and not bone and not case.unanswered_first and not _forced_beyond(case, UrgencyLevel.ROUTINE)


def _unanswered(case: Case, findings: tuple[str, ...]) -> Iterator[str]:
    return (finding for finding in findings if finding not in case.answers.values)


def _forced_beyond(case: Case, level: UrgencyLevel) -> bool:
    return case.level.rank < level.rank


def _mattering(case: Case) -> set[str]:
    """The findings that a rule still waits for whose conclusion could change the answer."""
    within_reach = _within_reach(case)
    waited_for: set[str] = set()
    for rule in case.rule_base.rules:
        if _could_change(rule, case, within_reach):
            waited_for.update(case.waits_for(rule))
    return waited_for


def _could_change(rule: Rule, case: Case, within_reach: set[str]) -> bool:
    match rule.then:
        case Levelled(level=level):
            return level.rank < case.level.rank
        case Evidence(target=target):
            return target in within_reach
        case AdviceGiven() | RunningLimited():
            return case.level != UrgencyLevel.EMERGENCY_NOW
        case BaselineLevel():
            return case.level in (UrgencyLevel.ROUTINE, UrgencyLevel.SELF_CARE)
        case _:
            return False


def _within_reach(case: Case) -> set[str]:
    """The causes that the next answers could still bring to the front, and the factors that they could make possible.

    Once a cause is likely and leads, only what could overtake it is pursued.
    """
    knowledge = case.rule_base.knowledge
    bands = knowledge.bands
    leader = next((entry for entry in case.ranking.causes if entry.id == case.ranking.leading), None)
    to_beat = max(leader.score if leader else 0, bands["likely"].centinats)
    reachable = set()
    weighings = weigh(case.rule_base, case.concluded)
    for target in case.rule_base.evidence:
        cause = knowledge.conclusions[target].kind == "cause"
        best = weighings[target].score + _open_weight(case, target)
        if best >= (to_beat if cause else bands["possible"].centinats):
            reachable.add(target)
    settled = leader is not None and leader.score >= bands["likely"].centinats
    return reachable - ({leader.id} if leader and settled else set())


def _open_weight(case: Case, target: str) -> int:
    """What the next few open findings add if all speak for a cause or factor as strongly as they can, in centinats."""
    knowledge = case.rule_base.knowledge
    open_groups: dict[str, int] = {}
    for weighed in case.rule_base.evidence[target]:
        if weighed.evidence.sign > 0 and case.waits_for(weighed.rule):
            group = weighed.evidence.group
            open_groups[group] = max(open_groups.get(group, 0), weighed.strength)
    next_few = sorted(open_groups.values(), reverse=True)[: knowledge.thresholds["answers_to_overtake"].value]
    return sum(next_few)
