"""A kept result as the person reads it again: under 16, without what rests on answers that are hidden then."""

from __future__ import annotations

from dataclasses import dataclass

from app.answers import said
from app.kept_results.service import KeptCase
from knowledge import load
from rules import TraceStep, TriageConclusion

_UNDER_16 = "young_person"


@dataclass(frozen=True)
class ToldStep:
    """One rule that fired: its sentence, the answers that it looked at, and where it comes from."""

    rule: str
    statement: str
    answers: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class ToldResult:
    """What the page of a kept result shows. Under 16 no cause is named, as on the page of the result."""

    conclusion: TriageConclusion
    causes: bool
    steps: tuple[ToldStep, ...]


def told(kept: KeptCase) -> ToldResult:
    """What may be shown to whoever has the code; a clinician sees all of it in the workbench."""
    conclusion = kept.conclusion
    young = any(_UNDER_16 in step.asserted for step in conclusion.trace or ())
    if young and _has_hidden_answers(kept):
        urgency = conclusion.urgency.model_copy(update={"reasons": ()})
        bare = conclusion.model_copy(update={"urgency": urgency, "concerns": ()})
        return ToldResult(bare, causes=False, steps=())
    steps = tuple(_step(step, conclusion) for step in conclusion.trace or ())
    return ToldResult(conclusion, causes=not young, steps=steps)


def _has_hidden_answers(kept: KeptCase) -> bool:
    findings = load().findings
    return any(
        id not in findings or set(answer) & set(findings[id].hidden_under_16)
        for id, answer in kept.answers.items()
        if isinstance(answer, list)
    )


def _step(step: TraceStep, conclusion: TriageConclusion) -> ToldStep:
    findings, source = load().findings, conclusion.sources.get(step.source)
    return ToldStep(
        rule=step.rule,
        statement=step.statement,
        answers=tuple(
            f"{findings[match.finding].short}: {', '.join(said(findings[match.finding], match.value))}"
            for match in step.matched
            if match.finding in findings
        ),
        source=source.title if source else step.source,
    )
