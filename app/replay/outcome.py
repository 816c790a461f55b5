"""What a case comes to, as far as a replay compares it: from the case itself, or as it was kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rules import DEFAULT_LOCALE, AdviceConclusion, Case, Levelled, RedFlag, TriageConclusion, advised

BELONG_TO = ("urgency", "running", "now", "avoid", "next_weeks", "get_help_if", "guide", "return_to_run")
"""What a sentence can belong to, if not to a concern or an exercise."""
_ADVISED = "advice:"
_LISTS = ("running", "now", "avoid", "next_weeks", "get_help_if")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case comes to. Causes and factors stand in order, each with its band.

    `advice` are the advised blocks. `sentences` say what to do, each after what it belongs to.
    """

    level: str
    may_run: str
    unanswered: tuple[str, ...]
    red_flags: tuple[str, ...]
    concerns: tuple[str, ...]
    causes: tuple[str, ...]
    factors: tuple[str, ...]
    advice: tuple[str, ...]
    exercises: tuple[str, ...]
    sentences: tuple[str, ...]
    rules: tuple[str, ...]


def outcome(case: Case, locale: str) -> Outcome:
    """The outcome of a case for a person of this locale."""
    knowledge = case.rule_base.knowledge
    services = knowledge.locales.get(locale) or knowledge.locales[DEFAULT_LOCALE]
    fired = {rule.id: rule.then for rule in case.fired}
    raised = [then.concern for then in fired.values() if isinstance(then, Levelled) and then.concern]
    concerns = tuple(dict.fromkeys(raised))
    words, advice = knowledge.urgency[case.level], advised(case, services)
    return Outcome(
        level=case.level,
        may_run=advice.may_run,
        unanswered=case.unanswered_first,
        red_flags=tuple(id for id, then in fired.items() if isinstance(then, RedFlag)),
        concerns=concerns,
        causes=tuple(f"{entry.id}: {entry.band}" for entry in case.ranking.causes),
        factors=tuple(f"{entry.id}: {entry.band}" for entry in case.ranking.factors),
        advice=_blocks(name for _, names in case.firings for name in names),
        exercises=tuple(exercise.id for exercise in advice.exercises),
        sentences=_sentences(
            services.fill(words.title),
            services.fill(words.what_to_do),
            {id: services.fill(knowledge.conclusions[id].seek) for id in concerns},
            advice,
        ),
        rules=tuple(name for name, _ in case.firings),
    )


def outcome_as_kept(conclusion: TriageConclusion) -> Outcome:
    """The outcome of a conclusion that was kept with its trace."""
    urgency, advice, trace = conclusion.urgency, conclusion.advice, conclusion.trace or ()
    return Outcome(
        level=urgency.level,
        may_run=advice.may_run,
        unanswered=urgency.unanswered_first,
        red_flags=tuple(flag.id for flag in conclusion.red_flags),
        concerns=tuple(concern.id for concern in conclusion.concerns),
        causes=tuple(f"{cause.id}: {cause.band}" for cause in conclusion.causes),
        factors=tuple(f"{factor.id}: {factor.band}" for factor in conclusion.factors),
        advice=_blocks(name for step in trace for name in step.asserted),
        exercises=tuple(exercise.id for exercise in advice.exercises),
        sentences=_sentences(
            urgency.title,
            urgency.what_to_do,
            {concern.id: concern.seek for concern in conclusion.concerns},
            advice,
        ),
        rules=tuple(step.rule for step in trace),
    )


def _blocks(concluded: Iterable[str]) -> tuple[str, ...]:
    advised = (name.removeprefix(_ADVISED) for name in concluded if name.startswith(_ADVISED))
    return tuple(dict.fromkeys(advised))


def _sentences(title: str, what_to_do: str, seek: Mapping[str, str], advice: AdviceConclusion) -> tuple[str, ...]:
    told = [
        ("urgency", title),
        ("urgency", what_to_do),
        *seek.items(),
        *_in_lists(advice),
        *_of_exercises(advice),
        *_of_the_way_back(advice),
    ]
    return tuple(dict.fromkeys(f"{of}: {sentence}" for of, sentence in told if sentence))


def _in_lists(advice: AdviceConclusion) -> Iterator[tuple[str, str]]:
    for part in _LISTS:
        yield from ((part, sentence) for sentence in getattr(advice, part))
    for guide in advice.guides:
        parts = {"guide": (guide.title,), "now": guide.points, "avoid": guide.avoid, "get_help_if": guide.get_help_if}
        yield from ((part, sentence) for part, sentences in parts.items() for sentence in sentences)


def _of_exercises(advice: AdviceConclusion) -> Iterator[tuple[str, str]]:
    for one in advice.exercises:
        for sentence in (one.name, one.purpose, *one.how, one.dose, one.progression, one.avoid_when):
            yield one.id, sentence


def _of_the_way_back(advice: AdviceConclusion) -> Iterator[tuple[str, str]]:
    if plan := advice.return_to_run:
        sourced = (*plan.before_you_start, *plan.rules)
        steps = (" / ".join(str(value) for value in step.model_dump().values()) for step in plan.steps)
        for sentence in (plan.title, plan.for_whom, *(said.text for said in sourced), *steps, plan.steps_note):
            yield "return_to_run", sentence
