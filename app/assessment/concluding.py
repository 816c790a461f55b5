"""The conclusion of an assessment as this person reads it: under 16, without what rests on hidden answers."""

from __future__ import annotations

from collections.abc import Mapping

from app.assessment.journey import is_young
from app.assessment.service import Assessment
from knowledge import NONE, Locale, load
from rules import TraceStep, TriageConclusion, explain, reason

_LEVEL_BLOCK = "level_{}"
_DISPOSITION = "disposition"
_LISTS = ("running", "now", "avoid", "next_weeks", "get_help_if")


def concluded(assessment: Assessment, locale: Locale, *, with_trace: bool = False) -> TriageConclusion:
    """The conclusion in the words of a locale.

    Answers that are hidden under 16 (drugs, alcohol, pregnancy, bleeding, sex) stay if the age is changed after them.
    They still decide how soon, but a page that a parent may read with the person says nothing of them.
    """
    conclusion = explain(assessment.case, locale, with_trace=with_trace)
    told = _without_hidden(assessment.answers) if is_young(assessment) else assessment.answers
    if told == assessment.answers:
        return conclusion
    return _restricted(conclusion, explain(reason(told), locale, with_trace=True), locale)


def _without_hidden(answers: Mapping[str, object]) -> dict[str, object]:
    findings = load().findings
    told: dict[str, object] = {}
    for id, answer in answers.items():
        shown = answer
        if isinstance(answer, list):
            shown = [value for value in answer if value not in findings[id].hidden_under_16] or [NONE]
        told[id] = shown
    return told


def _restricted(conclusion: TriageConclusion, told: TriageConclusion, locale: Locale) -> TriageConclusion:
    """The conclusion with its level, and of the rest only what also follows from the answers that may be told."""
    fired = {step.rule: step for step in told.trace or ()}
    urgency = conclusion.urgency
    reasons = tuple(reason for reason in urgency.reasons if reason.rule in fired)
    level = load().advice[_LEVEL_BLOCK.format(urgency.level)]
    return conclusion.model_copy(
        update={
            "urgency": urgency.model_copy(update={"reasons": reasons}),
            "red_flags": tuple(flag for flag in conclusion.red_flags if flag.id in fired),
            "concerns": tuple(concern for concern in conclusion.concerns if fired.keys() & set(concern.red_flags)),
            "advice": conclusion.advice.model_copy(update=_advice(conclusion, told, locale)),
            "trace": conclusion.trace
            and tuple(_step(step, fired[step.rule]) for step in conclusion.trace if step.rule in fired),
            "sources": {id: cited for id, cited in conclusion.sources.items() if id in (*told.sources, *level.sources)},
        }
    )


def _advice(conclusion: TriageConclusion, told: TriageConclusion, locale: Locale) -> dict[str, object]:
    """Of each list of advice, the sentences that the told answers call for too, and those of the level."""
    level = load().advice[_LEVEL_BLOCK.format(conclusion.urgency.level)]
    kept: dict[str, object] = {}
    for name in _LISTS:
        own = getattr(level, name)
        allowed = {*getattr(told.advice, name), *map(locale.fill, (own,) if isinstance(own, str) else own)}
        kept[name] = tuple(sentence for sentence in getattr(conclusion.advice, name) if sentence in allowed)
    guides = {guide.id for guide in told.advice.guides}
    return kept | {"guides": tuple(guide for guide in conclusion.advice.guides if guide.id in guides)}


def _step(step: TraceStep, told: TraceStep) -> TraceStep:
    """A step of the trace as the told answers make it; but the level stands as it is."""
    return step if step.stratum == _DISPOSITION else told.model_copy(update={"step": step.step})
