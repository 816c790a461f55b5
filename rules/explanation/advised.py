"""Advice: the blocks that the advice rules called for, put together, and the exercises that nothing forbids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from knowledge import Advice, Exercise, Locale, MayRun, UrgencyLevel
from rules.case import Case
from rules.explanation.conclusion import AdviceConclusion, AdvisedExercise, Guide
from rules.language import names


def advised(case: Case, locale: Locale) -> AdviceConclusion:
    """What to do and not to do in this case; a sentence that two blocks share is said once."""
    knowledge = case.rule_base.knowledge
    blocks = _advised_blocks(case)
    common = [block for block in blocks if not block.guide]
    may_run = _may_run(case, blocks)
    barred = may_run in (MayRun.NO, MayRun.WHEN_CLEARED)

    def said(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(locale.fill(sentence) for sentences in lists for sentence in sentences))

    return AdviceConclusion(
        may_run=may_run,
        running=said(_on_running(common, may_run)),
        now=said(block.now for block in common),
        avoid=said(block.avoid for block in common),
        next_weeks=said(block.next_weeks for block in common),
        get_help_if=said(block.get_help_if for block in common),
        exercises=() if barred else tuple(_exercise(exercise, locale) for exercise in exercises_for(case, blocks)),
        guides=tuple(
            Guide(
                id=block.id,
                title=block.title,
                points=said([block.now, block.next_weeks]),
                avoid=said([block.avoid]),
                get_help_if=said([block.get_help_if]),
            )
            for block in blocks
            if block.guide
        ),
        return_to_run=knowledge.return_to_run if any(block.id == "return_to_run" for block in blocks) else None,
        sources=tuple(dict.fromkeys(source for block in blocks for source in block.sources)),
    )


def _advised_blocks(case: Case) -> list[Advice]:
    """The blocks that the advice rules called for, in the order in which they fired."""
    concluded = dict.fromkeys(name for _, names_ in case.firings for name in names_)
    by_name = {names.block_advised(id): block for id, block in case.rule_base.knowledge.advice.items()}
    return [by_name[name] for name in concluded if name in by_name]


def _on_running(blocks: list[Advice], may_run: MayRun) -> list[tuple[str, ...]]:
    """What the blocks say about running, and about a race soon; only those as strict as the answer speak."""
    race_soon = any(block.id == "race_soon_general" for block in blocks)
    strict = may_run in (MayRun.NO, MayRun.WHEN_CLEARED)
    speaking = [block for block in blocks if not strict or block.may_run in (MayRun.NO, MayRun.WHEN_CLEARED)]
    return [
        (*([block.running] if block.running else []), *([block.race_soon] if race_soon and block.race_soon else []))
        for block in speaking
    ]


def exercises_for(case: Case, blocks: Sequence[Advice] = ()) -> list[Exercise]:
    """The exercises for the leading cause and the possible factors, by turns, then those that an advised block names.

    Nothing is advised that a cause at least possible, or a concern, forbids; nothing at all while a danger question is
    open or the age is not known.
    """
    known = not case.unanswered_first and isinstance(case.answers.values.get("age_years"), int)
    if not known or case.level not in (UrgencyLevel.ROUTINE, UrgencyLevel.SELF_CARE):
        return []
    knowledge = case.rule_base.knowledge
    present = {id for id in knowledge.conclusions if names.band_reached("possible", id) in case.concluded}
    present |= {id for id in knowledge.conclusions if names.concern_raised(id) in case.concluded}
    if present & set(knowledge.exercises_forbidden_with):
        return []
    allowed = [exercise for exercise in knowledge.exercises.values() if not present & set(exercise.forbidden_with)]
    targets = [case.ranking.leading, *(factor.id for factor in case.ranking.factors if factor.id in present)]
    by_turns = zip_longest(*([exercise for exercise in allowed if id in exercise.used_for] for id in targets))
    chosen = dict.fromkeys(exercise.id for turn in by_turns for exercise in turn if exercise)
    most = knowledge.thresholds["exercises_shown"].value
    named = [id for block in blocks for id in block.exercises if knowledge.exercises[id] in allowed]
    return [knowledge.exercises[id] for id in dict.fromkeys([*list(chosen)[:most], *named])]


def _may_run(case: Case, blocks: list[Advice]) -> MayRun:
    """The strictest of what the advised blocks and the rules on running allow."""
    limits = {block.may_run for block in blocks}
    limits |= {limit for limit in MayRun if names.running_limited(limit) in case.concluded}
    return next((limit for limit in MayRun if limit in limits), MayRun.YES)


def _exercise(exercise: Exercise, locale: Locale) -> AdvisedExercise:
    return AdvisedExercise(
        id=exercise.id,
        name=exercise.name,
        purpose=exercise.purpose,
        how=exercise.how,
        dose=exercise.dose,
        dose_source=exercise.dose_source,
        progression=exercise.progression,
        avoid_when=locale.fill(exercise.avoid_when),
    )
