"""Verdicts of clinicians on a case, and their remarks on single rules: as said and as given."""

from app.review.verdicts.form import Allowed, Form, faults_of, filled_in, form_of
from app.review.verdicts.giving import MOST_CHARACTERS, CauseVerdict, Judgement, Remark, Verdict, give
from app.review.verdicts.said import Said, Voice, voices
from app.review.verdicts.shown import allowed, shown

__all__ = [
    "MOST_CHARACTERS",
    "Allowed",
    "CauseVerdict",
    "Form",
    "Judgement",
    "Remark",
    "Said",
    "Verdict",
    "Voice",
    "allowed",
    "faults_of",
    "filled_in",
    "form_of",
    "give",
    "shown",
    "voices",
]
