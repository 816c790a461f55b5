"""The form of a verdict as it was filled in: what it says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.rendering import Fields
from app.review.verdicts.giving import MOST_CHARACTERS, CauseVerdict, Judgement, Remark, Verdict
from knowledge import UrgencyLevel


@dataclass(frozen=True)
class Form:
    """What stands in each field. `comment` goes with the verdict, `remark` with the judgement of a rule."""

    urgency: str = ""
    cause: str = ""
    right_cause: str = ""
    comment: str = ""
    rule: str = ""
    judgement: str = ""
    remark: str = ""

    @property
    def says_something_of_the_case(self) -> bool:
        """Whether the part about the case is filled in."""
        return bool(self.urgency or self.cause or self.right_cause or self.comment.strip())

    @property
    def says_something_of_a_rule(self) -> bool:
        """Whether the part about a rule is filled in."""
        return bool(self.rule or self.judgement or self.remark.strip())

    def verdict(self) -> Verdict | None:
        """The verdict of a form without faults."""
        if not self.says_something_of_the_case:
            return None
        return Verdict(self.urgency, CauseVerdict(self.cause), self.right_cause or None, self.comment.strip())

    def rule_remark(self) -> Remark | None:
        """The remark of a form without faults."""
        if not self.says_something_of_a_rule:
            return None
        return Remark(self.rule, Judgement(self.judgement), self.remark.strip())


@dataclass(frozen=True)
class Allowed:
    """What a form may say of a case: the causes of its rules, those that it listed, the leading one, and its rules."""

    causes: Collection[str]
    listed: Collection[str]
    leading: str | None
    rules: Collection[str]


def filled_in(fields: Fields) -> Form:
    """The form that was sent; lines end as they are stored."""
    typed = {name: fields.get(name, [""])[0].replace("\r\n", "\n").replace("\r", "\n") for name in vars(Form())}
    return Form(**typed)


def form_of(verdict: Verdict | None, rule: str = "") -> Form:
    """The form with what a clinician has said already."""
    if verdict is None:
        return Form(rule=rule)
    return Form(
        urgency=verdict.urgency,
        cause=verdict.cause.value,
        right_cause=verdict.right_cause or "",
        comment=verdict.comment,
        rule=rule,
    )


def faults_of(form: Form, allowed: Allowed) -> Mapping[str, str]:
    """What is wrong with a form: by field, the name of a sentence."""
    faults: dict[str, str] = {}
    if form.says_something_of_the_case or not form.says_something_of_a_rule:
        faults |= _faults_of_the_verdict(form, allowed)
    if form.says_something_of_a_rule:
        faults |= _faults_of_the_remark(form, allowed)
    return faults


def _faults_of_the_verdict(form: Form, allowed: Allowed) -> dict[str, str]:
    faults: dict[str, str] = {}
    if form.urgency not in set(UrgencyLevel):
        faults["urgency"] = "verdict_choose_urgency"
    if form.cause not in set(CauseVerdict) or (form.cause == CauseVerdict.WRONG and allowed.leading is None):
        faults["cause"] = "verdict_choose_cause"
    elif fault := _fault_of_the_right_cause(form, allowed):
        faults["right_cause"] = fault
    if len(form.comment) > MOST_CHARACTERS:
        faults["comment"] = "verdict_too_long"
    return faults


def _fault_of_the_right_cause(form: Form, allowed: Allowed) -> str:
    named = form.right_cause
    if named and named not in allowed.causes:
        return "verdict_choose_right"
    match CauseVerdict(form.cause):
        case CauseVerdict.RIGHT if named:
            return "verdict_right_and_other"
        case CauseVerdict.MISSING if not named:
            return "verdict_choose_missing"
        case CauseVerdict.MISSING if named in allowed.listed:
            return "verdict_is_listed"
        case CauseVerdict.WRONG if named and named == allowed.leading:
            return "verdict_leads_already"
    return ""


def _faults_of_the_remark(form: Form, allowed: Allowed) -> dict[str, str]:
    faults: dict[str, str] = {}
    if form.rule not in allowed.rules:
        faults["rule"] = "verdict_choose_rule"
    if form.judgement not in set(Judgement):
        faults["judgement"] = "verdict_choose_judgement"
    if len(form.remark) > MOST_CHARACTERS:
        faults["remark"] = "verdict_too_long"
    return faults
