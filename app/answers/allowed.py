"""Answers of an earlier day under a vocabulary that has changed since."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge import Knowledge
from rules import AnswersRefused, read_answers


def still_allowed(answers: Mapping[str, object], knowledge: Knowledge) -> Mapping[str, object]:
    """The answers without those that the vocabulary does not take."""
    known = {finding: answer for finding, answer in answers.items() if finding in knowledge.findings}
    try:
        read_answers(known, knowledge)
    except AnswersRefused as refused:
        refused_findings = {fault.finding for fault in refused.faults}
        return {finding: answer for finding, answer in known.items() if finding not in refused_findings}
    return known
