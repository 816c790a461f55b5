"""The trace: every firing in order, with the answers and conclusions that matched and what it concluded."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge import NOT_SURE
from rules.case import Case
from rules.explanation.conclusion import MatchedFinding, TraceStep
from rules.inference.program import DISPOSITION, SCORE
from rules.language.conditions import AnswerAtom, AnswerValue, Concluded, NotConcluded
from rules.language.rule import Evidence, Rule, Stratum

_STEPS = {
    SCORE: (Stratum.SCORE, "The evidence for and against each cause is added up."),
    DISPOSITION: (Stratum.DISPOSITION, "The most urgent level that anything asks for is the one that counts."),
}


def trace(case: Case) -> tuple[TraceStep, ...]:
    """What fired on a case, in order, with all that it stood on."""
    entries = (*case.ranking.causes, *case.ranking.factors)
    counted = {c.rule.id: c.weight for entry in entries for c in entry.contributions}
    return tuple(_step(case, counted, number, *firing) for number, firing in enumerate(case.firings, start=1))


def answers_told(case: Case) -> dict[str, str | int | tuple[str, ...]]:
    """The answers as they would be given again, so that anyone can work the conclusion out anew."""
    return {finding: _told(finding, value, case) for finding, value in case.answers.values.items()}


def _step(case: Case, counted: Mapping[str, int], number: int, name: str, concluded: tuple[str, ...]) -> TraceStep:
    rule = case.rule_base.by_id.get(name)
    if rule is None:
        stratum, statement = _STEPS[name]
        return TraceStep(
            step=number,
            stratum=stratum.name.lower(),
            rule=name,
            statement=statement,
            matched=(),
            concluded=(),
            asserted=concluded,
            source="expert-judgement",
            place="",
        )
    support = case.support(rule)
    findings = dict.fromkeys(atom.finding for atom in support if isinstance(atom, AnswerAtom))
    return TraceStep(
        step=number,
        stratum=rule.stratum.name.lower(),
        rule=rule.id,
        statement=rule.says,
        matched=tuple(_matched(finding, case.answers.values.get(finding), case) for finding in findings),
        concluded=tuple(
            atom.name if isinstance(atom, Concluded) else f"not {atom.name}"
            for atom in support
            if isinstance(atom, Concluded | NotConcluded)
        ),
        asserted=(_weighing(case, counted, rule, rule.then),) if isinstance(rule.then, Evidence) else concluded,
        source=rule.source,
        place=rule.place,
    )


def _matched(finding: str, value: AnswerValue | None, case: Case) -> MatchedFinding:
    return MatchedFinding(finding=finding, value=None if value is None else _told(finding, value, case))


def _told(finding: str, value: AnswerValue, case: Case) -> str | int | tuple[str, ...]:
    several = case.rule_base.knowledge.findings[finding].type == "choices" and value != (NOT_SURE,)
    return value[0] if isinstance(value, tuple) and not several else value


def _weighing(case: Case, counted: Mapping[str, int], rule: Rule, evidence: Evidence) -> str:
    """What an evidence rule added to its cause or factor, in centinats."""
    full = evidence.sign * case.rule_base.knowledge.weights[evidence.strength].centinats
    return f"{evidence.target} {counted.get(rule.id, full):+d}"
