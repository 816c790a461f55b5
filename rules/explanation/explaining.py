"""The explanation: words the reasoning of a case. Every sentence is the rule's own or comes from the knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge import Locale, UrgencyLevel
from rules.case import Case
from rules.explanation.advised import advised
from rules.explanation.conclusion import (
    Cause,
    CitedSource,
    Concern,
    Factor,
    KnowledgeEdition,
    NextQuestion,
    OpenFinding,
    Reason,
    RedFlagConclusion,
    TriageConclusion,
    UrgencyConclusion,
    WeighedEvidence,
)
from rules.explanation.questioning import next_question, self_tests_offered
from rules.explanation.tracing import answers_told, trace
from rules.language.rule import BaselineLevel, Evidence, Levelled, RedFlag, Rule
from rules.scoring import Contribution, Ranked


def explain(case: Case, locale: Locale, *, with_trace: bool) -> TriageConclusion:
    """The conclusion of a case, in the words of a locale."""
    knowledge = case.rule_base.knowledge
    asked = next_question(case)
    conclusion = TriageConclusion(
        urgency=_urgency(case, locale),
        red_flags=_red_flags(case),
        concerns=_concerns(case, locale),
        causes=tuple(_cause(case, entry) for entry in case.ranking.causes),
        factors=tuple(_factor(case, entry) for entry in case.ranking.factors),
        advice=advised(case, locale),
        next_question=NextQuestion(finding=asked.id, text=asked.question_for(young=case.is_young), why=asked.why)
        if asked
        else None,
        answers=answers_told(case) if with_trace else None,
        trace=trace(case) if with_trace else None,
        sources={},
        knowledge=KnowledgeEdition(version=knowledge.edition, digest=case.rule_base.digest),
    )
    return conclusion.model_copy(update={"sources": _sources(case, conclusion)})


def reworded(conclusion: TriageConclusion, case: Case, locale: Locale) -> TriageConclusion:
    """The conclusion of a case in the words of another locale; the rest of it names no services."""
    named = {"urgency": _urgency(case, locale), "concerns": _concerns(case, locale), "advice": advised(case, locale)}
    return conclusion.model_copy(update=named)


def _level(rule: Rule) -> UrgencyLevel | None:
    return rule.then.level if isinstance(rule.then, Levelled | BaselineLevel) else None


def _by_urgency(case: Case) -> list[Rule]:
    """The fired rules that set a level, most urgent first, otherwise in firing order."""
    levelled = [(level.rank, rule) for rule in case.fired if (level := _level(rule)) is not None]
    return [rule for _, rule in sorted(levelled, key=lambda pair: pair[0])]


def _urgency(case: Case, locale: Locale) -> UrgencyConclusion:
    words = case.rule_base.knowledge.urgency[case.level]
    return UrgencyConclusion(
        level=case.level,
        complete=not case.unanswered_first,
        unanswered_first=case.unanswered_first,
        title=locale.fill(words.title),
        what_to_do=locale.fill(words.what_to_do),
        reasons=tuple(_reason(case, rule) for rule in _deciding(case)),
    )


def _deciding(case: Case) -> list[Rule]:
    """The rules that decided the level: those that force it, and the baseline only where nothing does."""
    deciding = [rule for rule in _by_urgency(case) if _level(rule) == case.level]
    return [rule for rule in deciding if isinstance(rule.then, Levelled)] or deciding


def _reason(case: Case, rule: Rule) -> Reason:
    return Reason(rule=rule.id, statement=rule.says, findings=_findings(case, rule), source=rule.source)


def _findings(case: Case, rule: Rule) -> tuple[str, ...]:
    return tuple(case.answers_behind(rule))


def _red_flags(case: Case) -> tuple[RedFlagConclusion, ...]:
    return tuple(
        RedFlagConclusion(
            id=rule.id,
            statement=rule.says,
            level=rule.then.level,
            concern=rule.then.concern,
            findings=_findings(case, rule),
            source=rule.source,
        )
        for rule in _by_urgency(case)
        if isinstance(rule.then, RedFlag)
    )


def _concerns(case: Case, locale: Locale) -> tuple[Concern, ...]:
    """The concerns, most urgent first; within a level, the one that most answers stand behind comes first."""
    raised: dict[str, list[Rule]] = {}
    for rule in _by_urgency(case):
        if isinstance(rule.then, Levelled) and rule.then.concern:
            raised.setdefault(rule.then.concern, []).append(rule)
    known = case.rule_base.knowledge.conclusions
    concerns = [
        Concern(
            id=id,
            name=known[id].name,
            level=_level(rules[0]) or case.level,
            red_flags=tuple(rule.id for rule in rules),
            explanation=known[id].explanation,
            seek=locale.fill(known[id].seek),
        )
        for id, rules in raised.items()
    ]
    behind = {id: len({finding for rule in rules for finding in _findings(case, rule)}) for id, rules in raised.items()}
    return tuple(sorted(concerns, key=lambda concern: (concern.level.rank, -behind[concern.id])))


def weighed(case: Case, contributions: Sequence[Contribution], sign: int) -> tuple[WeighedEvidence, ...]:
    """What the contributions of one sign add to a score, the heaviest first."""
    evidence = [c for c in contributions if isinstance(c.rule.then, Evidence) and c.rule.then.sign == sign]
    return tuple(
        WeighedEvidence(
            rule=contribution.rule.id,
            statement=contribution.rule.says,
            findings=_findings(case, contribution.rule),
            weight=contribution.weight,
            source=contribution.rule.source,
        )
        for contribution in sorted(evidence, key=lambda c: -abs(c.weight))
    )


def _cause(case: Case, entry: Ranked) -> Cause:
    words = case.rule_base.knowledge.conclusions[entry.id]
    return Cause(
        id=entry.id,
        name=words.name,
        medical_name=words.medical_name,
        explanation=words.explanation,
        course=words.course,
        band=entry.band,
        score=entry.score,
        prior=entry.prior,
        for_=weighed(case, entry.contributions, 1),
        against=weighed(case, entry.contributions, -1),
        unknown=_unknown(case, entry),
    )


def _unknown(case: Case, entry: Ranked) -> tuple[OpenFinding, ...]:
    """The unanswered findings that could still speak for or against a cause, strongest evidence first."""
    knowledge = case.rule_base.knowledge
    rules = case.rule_base.evidence.get(entry.id, ())
    strongest = sorted(rules, key=lambda weighed: -weighed.strength)
    offered = self_tests_offered(case)
    waiting = dict.fromkeys(
        finding
        for weighed in strongest
        for finding in case.waits_for(weighed.rule)
        if offered or not knowledge.findings[finding].self_test
    )
    return tuple(
        OpenFinding(finding=id, question=knowledge.findings[id].question_for(young=case.is_young)) for id in waiting
    )


def _factor(case: Case, entry: Ranked) -> Factor:
    words = case.rule_base.knowledge.conclusions[entry.id]
    listed = {cause.id for cause in case.ranking.causes}
    return Factor(
        id=entry.id,
        name=words.name,
        explanation=words.explanation,
        band=entry.band,
        score=entry.score,
        prior=entry.prior,
        for_=weighed(case, entry.contributions, 1),
        against=weighed(case, entry.contributions, -1),
        contributes_to=tuple(id for id in words.contributes_to if id in listed),
    )


def _sources(case: Case, conclusion: TriageConclusion) -> dict[str, CitedSource]:
    """Every source that the conclusion names, by id."""
    ranked = (*conclusion.causes, *conclusion.factors)
    cited: Iterable[str] = [
        *(reason.source for reason in conclusion.urgency.reasons),
        *(flag.source for flag in conclusion.red_flags),
        *(evidence.source for entry in ranked for evidence in (*entry.for_, *entry.against)),
        *conclusion.advice.sources,
        *(exercise.dose_source for exercise in conclusion.advice.exercises),
        *(step.source for step in conclusion.trace or ()),
    ]
    records = case.rule_base.knowledge.sources
    return {
        id: CitedSource(
            title=records[id].title,
            authors=records[id].authors,
            publisher=records[id].publisher,
            year=records[id].year,
            url=records[id].url,
            status=records[id].status,
        )
        for id in dict.fromkeys(cited)
    }
