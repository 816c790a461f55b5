"""The conclusion of a triage: frozen, typed, JSON-able, the same for page, API, trace and command line."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from knowledge import MayRun, ReturnToRun, UrgencyLevel


class Part(BaseModel):
    """What every part of a conclusion shares."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Reason(Part):
    """A rule that decided the urgency, with the findings that made it fire."""

    rule: str
    statement: str
    findings: tuple[str, ...]
    source: str


class UrgencyConclusion(Part):
    """How soon the person should be seen. Incomplete: a danger question has no answer."""

    level: UrgencyLevel
    complete: bool
    unanswered_first: tuple[str, ...]
    title: str
    what_to_do: str
    reasons: tuple[Reason, ...]


class RedFlagConclusion(Part):
    """A danger sign that is up."""

    id: str
    statement: str
    level: UrgencyLevel
    concern: str | None
    findings: tuple[str, ...]
    source: str


class Concern(Part):
    """A serious conclusion that must be checked, with the red flags or rules that raise it."""

    id: str
    name: str
    level: UrgencyLevel
    red_flags: tuple[str, ...]
    explanation: str
    seek: str


class WeighedEvidence(Part):
    """One rule for or against a cause; weight in centinats, 0 where a stronger rule of its group counts."""

    rule: str
    statement: str
    findings: tuple[str, ...]
    weight: int
    source: str


class OpenFinding(Part):
    """A question that is not answered yet and could still speak for or against a cause."""

    finding: str
    question: str


class RankedConclusion(Part):
    """What causes and factors share; score and prior in centinats."""

    id: str
    name: str
    band: str
    score: int
    prior: int
    for_: tuple[WeighedEvidence, ...] = Field(alias="for", serialization_alias="for")
    against: tuple[WeighedEvidence, ...]
    explanation: str


class Cause(RankedConclusion):
    """A cause that the answers point to."""

    medical_name: str
    course: str
    unknown: tuple[OpenFinding, ...]


class Factor(RankedConclusion):
    """Something that contributes to the listed causes named."""

    contributes_to: tuple[str, ...]


class AdvisedExercise(Part):
    """An exercise with its dose and where the dose comes from."""

    id: str
    name: str
    purpose: str
    how: tuple[str, ...]
    dose: str
    dose_source: str
    progression: str
    avoid_when: str


class Guide(Part):
    """A piece of advice that stays together, such as the pain rule."""

    id: str
    title: str
    points: tuple[str, ...]
    avoid: tuple[str, ...]
    get_help_if: tuple[str, ...]


class AdviceConclusion(Part):
    """What to do and not to do. `return_to_run` is there only where the way back to running is advised."""

    may_run: MayRun
    running: tuple[str, ...]
    now: tuple[str, ...]
    avoid: tuple[str, ...]
    next_weeks: tuple[str, ...]
    get_help_if: tuple[str, ...]
    exercises: tuple[AdvisedExercise, ...]
    guides: tuple[Guide, ...]
    return_to_run: ReturnToRun | None
    sources: tuple[str, ...]


class NextQuestion(Part):
    """The question whose answer would help most now."""

    finding: str
    text: str
    why: str


class Missing(Part):
    """A condition that a rule was short of. It is open while an unanswered finding could still decide it."""

    condition: str
    finding: str | None
    open: bool


class NearMiss(Part):
    """A rule that did not fire, and the fewest conditions that it was short of."""

    rule: str
    statement: str
    says: str
    short_of: tuple[Missing, ...]
    source: str


class WhyNot(Part):
    """Why something was not concluded, or not ranked higher: the rules for it that did not fire, nearest first."""

    id: str
    name: str
    concluded: bool
    score: int | None
    prior: int | None
    against: tuple[WeighedEvidence, ...]
    rules: tuple[NearMiss, ...]


class MatchedFinding(Part):
    """An answer that made a rule fire; unanswered where the rule waits for silence."""

    finding: str
    value: str | int | tuple[str, ...] | None


class TraceStep(Part):
    """One firing: the rule, the answers and conclusions that matched, and what it concluded."""

    step: int
    stratum: str
    rule: str
    statement: str
    matched: tuple[MatchedFinding, ...]
    concluded: tuple[str, ...]
    asserted: tuple[str, ...]
    source: str
    place: str


class CitedSource(Part):
    """A publication behind a rule or a piece of advice."""

    title: str
    authors: str
    publisher: str
    year: int | None
    url: str
    status: str


class KnowledgeEdition(Part):
    """Which knowledge and rules concluded this; equal digests give equal conclusions."""

    version: str
    digest: str


class TriageConclusion(Part):
    """All that comes out of a triage. `answers` and `trace` are there only when the trace was asked for."""

    urgency: UrgencyConclusion
    red_flags: tuple[RedFlagConclusion, ...]
    concerns: tuple[Concern, ...]
    causes: tuple[Cause, ...]
    factors: tuple[Factor, ...]
    advice: AdviceConclusion
    next_question: NextQuestion | None
    answers: dict[str, str | int | tuple[str, ...]] | None = None
    trace: tuple[TraceStep, ...] | None = None
    sources: dict[str, CitedSource]
    knowledge: KnowledgeEdition
