"""What if: other answers, read from a form and reasoned about on the spot. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.answers import UNSURE, AskedQuestion, as_fields, asked, read_form, said, still_allowed
from app.rendering import Fields
from app.review.case.comparing import Comparison, compared
from app.review.case.reviewed import ReviewedCase
from knowledge import Finding
from rules import explain


@dataclass(frozen=True)
class ChangedAnswer:
    """A finding, what was said to it, and what is said to it instead."""

    short: str
    before: str
    after: str


@dataclass(frozen=True)
class Tried:
    """Other answers to a case: the form that holds them, what was changed, and what follows.

    Without a comparison when a form could not be read, or nothing was sent yet.
    """

    answered: tuple[AskedQuestion, ...]
    others: tuple[AskedQuestion, ...]
    changed: tuple[ChangedAnswer, ...] = ()
    comparison: Comparison | None = None

    @property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """Every question of the form."""
        return (*self.answered, *self.others)


def untried(reviewed: ReviewedCase) -> Tried:
    """The form as the person answered."""
    return _form(reviewed, as_fields(_said(reviewed), {}), {})


def tried(reviewed: ReviewedCase, fields: Fields) -> Tried:
    """What would be concluded from the answers of a form, beside what was concluded from the person's own."""
    findings = reviewed.knowledge.findings.values()
    given = [finding for finding in findings if _is_given(finding, fields)]
    submission = read_form(fields, given, young=False)
    form = _form(reviewed, fields, submission.faults)
    if submission.faults:
        return form
    before = explain(reviewed.case, reviewed.locale, with_trace=True)
    after = explain(reviewed.reason(submission.answers), reviewed.locale, with_trace=True)
    changed = tuple(_changes(reviewed, submission.answers))
    return Tried(form.answered, form.others, changed, compared(before, after))


def _said(reviewed: ReviewedCase) -> Mapping[str, object]:
    return still_allowed(reviewed.kept.answers, reviewed.knowledge)


def _is_given(finding: Finding, fields: Fields) -> bool:
    return any(value.strip() for name in (finding.id, finding.id + UNSURE) for value in fields.get(name, []))


def _form(reviewed: ReviewedCase, fields: Fields, faults: Mapping[str, str]) -> Tried:
    """Every question with what the fields say to it, those that the person answered first."""
    answered: list[AskedQuestion] = []
    others: list[AskedQuestion] = []
    for id, finding in reviewed.knowledge.findings.items():
        question = asked(finding, fields, faults, young=False)
        (answered if id in _said(reviewed) else others).append(question)
    return Tried(tuple(answered), tuple(others))


def _changes(reviewed: ReviewedCase, answers: Mapping[str, object]) -> Iterator[ChangedAnswer]:
    given = _said(reviewed)
    for id, finding in reviewed.knowledge.findings.items():
        before, after = said(finding, given.get(id)), said(finding, answers.get(id))
        if before != after:
            yield ChangedAnswer(finding.short, "; ".join(before), "; ".join(after))
