"""Evaluation: every case of a file concluded and held against what was expected of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.evaluation.cases import CaseFile, PublishedCase
from app.evaluation.concluded_case import ConcludedCase, Listed
from app.evaluation.result import EvaluationResult
from knowledge import load
from rules import RankedConclusion, rule_base, triage

_MOST_RULES = 3


def evaluate(
    file: CaseFile, progress: Callable[[Sequence[PublishedCase]], Iterable[PublishedCase]] = iter
) -> EvaluationResult:
    """Conclude every case; `progress` may watch them go by."""
    return EvaluationResult(
        cases_file=file.name,
        cases_digest=file.digest,
        knowledge_version=load().edition,
        knowledge_digest=rule_base().digest,
        cases=tuple(_concluded(case) for case in progress(file.cases)),
    )


def _concluded(case: PublishedCase) -> ConcludedCase:
    conclusion = triage(case.answers)
    return ConcludedCase(
        id=case.id,
        group=case.group,
        serious=case.group in load().evaluation.serious_groups,
        rated=case.urgency,
        fit_levels=tuple(sorted(set(case.urgency_accept), key=lambda level: level.rank)),
        accept=tuple(sorted(set(case.accept))),
        level=conclusion.urgency.level,
        decided_by=tuple(reason.rule for reason in conclusion.urgency.reasons),
        concerns=tuple(Listed(id=concern.id, rules=concern.red_flags) for concern in conclusion.concerns),
        causes=tuple(_listed(cause) for cause in conclusion.causes),
        factors=tuple(_listed(factor) for factor in conclusion.factors),
    )


def _listed(ranked: RankedConclusion) -> Listed:
    """A cause or factor with the rules whose weight counts most for it."""
    counted = sorted((entry for entry in ranked.for_ if entry.weight > 0), key=lambda entry: -entry.weight)
    return Listed(id=ranked.id, rules=tuple(entry.rule for entry in counted[:_MOST_RULES]))
