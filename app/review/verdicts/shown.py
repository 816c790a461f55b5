"""What the case page shows of verdicts: what was said, and the form to say it."""

from __future__ import annotations

from collections.abc import Mapping

from app.clinicians import Clinician
from app.review.case import ReviewedCase
from app.review.verdicts.form import Allowed, Form, form_of
from app.review.verdicts.said import voices
from app.storage import Database
from knowledge import Conclusion
from rules import RankedConclusion

_CAUSES = ("cause", "serious")
_LESS_THAN_POSSIBLE = "less_likely"


def shown(
    *,
    database: Database,
    case: ReviewedCase,
    clinician: Clinician,
    rule: str = "",
    form: Form | None = None,
    faults: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """What the template of the verdicts takes. The form holds what was typed, or else what the clinician said last.

    What others said is shown once a clinician has given a verdict, so that each begins from their own judgement and
    the figures of agreement between them mean something.
    """
    everyone = voices(database=database, case_id=case.kept.id)
    own = next((voice for voice in everyone if voice.clinician_id == clinician.id), None)
    verdict = own.verdict if own else None
    heard = everyone if verdict else tuple(voice for voice in everyone if voice is own)
    fired = [step.rule for step in case.conclusion.trace or () if step.rule in case.case.rule_base.by_id]
    return {
        "voices": heard,
        "unheard": len(everyone) - len(heard),
        "own_verdict": verdict,
        "form": form or form_of(verdict, rule),
        "faults": faults or {},
        "causes": _causes(case),
        "rules_fired": list(dict.fromkeys(fired)),
        "rules_silent": [id for id in case.case.rule_base.by_id if id not in fired] if case.is_as_concluded else [],
        "rules": case.case.rule_base.by_id,
        "leading": _leading(case),
    }


def allowed(case: ReviewedCase) -> Allowed:
    """What a form may say of a case."""
    leading = _leading(case)
    return Allowed(
        causes={known.id for known in _causes(case)},
        listed={cause.id for cause in case.conclusion.causes} | {known.id for known in case.conclusion.concerns},
        leading=leading.id if leading else None,
        rules=set(case.case.rule_base.by_id),
    )


def _causes(case: ReviewedCase) -> tuple[Conclusion, ...]:
    return tuple(known for known in case.knowledge.conclusions.values() if known.kind in _CAUSES)


def _leading(case: ReviewedCase) -> RankedConclusion | None:
    """The first cause that is at least possible."""
    return next((cause for cause in case.conclusion.causes if cause.band != _LESS_THAN_POSSIBLE), None)
