"""CLIPS asked for a second opinion on what the engine here concludes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rules import Case, clips_program, read_answers, rule_base
from rules.answers import Answers
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program
from rules.language.conditions import AnswerValue
from rules.scoring import Ranked
from tests.reference.clips_engine import ClipsConclusion, ClipsEngine, RankedByClips


@cache
def clips() -> ClipsEngine:
    """CLIPS with the rule base that ships with the system."""
    return ClipsEngine(clips_program(rule_base()))


def ours(case: Case) -> ClipsConclusion:
    """What the engine here concludes, said as CLIPS says it."""
    return ClipsConclusion(
        level=case.level,
        leading=case.ranking.leading,
        concluded=case.concluded,
        fired=frozenset(rule.id for rule in case.fired),
        causes=_ranked(case.ranking.causes),
        factors=_ranked(case.ranking.factors),
    )


def theirs(case: Case) -> ClipsConclusion:
    """What CLIPS concludes from the same answers under the rule base that ships with the system."""
    return clips().conclude(case.answers.values)


def both(rules: RuleBase, *cases: Mapping[str, AnswerValue]) -> list[tuple[ClipsConclusion, ClipsConclusion]]:
    """What the engine here and CLIPS conclude from each case, under a rule base of their own."""
    program, engine = Program(rules), ClipsEngine(clips_program(rules))
    return [(ours(Case(program, Answers(answers))), engine.conclude(answers)) for answers in cases]


def answered(rules: RuleBase, **given: object) -> Mapping[str, AnswerValue]:
    """Answers in their canonical form."""
    return read_answers(given, rules.knowledge).values


def _ranked(entries: tuple[Ranked, ...]) -> tuple[RankedByClips, ...]:
    return tuple(RankedByClips(entry.id, entry.band, entry.score) for entry in entries)
