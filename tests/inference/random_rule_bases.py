"""Random rule bases over the real vocabulary, and cases that their conditions can tell apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from hypothesis import strategies as st

from knowledge import Finding, MayRun, UrgencyLevel, load
from rules import read_answers
from rules.catalogue.rulebase import RuleBase, concluded_by_steps
from rules.language import (
    abstraction,
    advises,
    all_of,
    any_of,
    at_least,
    at_least_k,
    baseline,
    below,
    concern,
    concluded,
    forces,
    is_,
    is_not,
    limits_running,
    not_concluded,
    not_sure,
    opposes,
    outranks,
    red_flag,
    supports,
    unanswered,
)
from rules.language.conditions import AnswerValue, AtLeast, Below, Condition, atoms, findings_read
from rules.language.rule import Rule, Stratum
from tests.random_answers import answer

Case = dict[str, AnswerValue]
Consequences = Callable[[str, Condition], st.SearchStrategy[Rule]]


class _Said(TypedDict):
    says: str
    source: str


_OF_NAMES: tuple[Callable[[str], Condition], ...] = (concluded, not_concluded)
_OF_FINDINGS: tuple[Callable[[str], Condition], ...] = (not_sure, unanswered)
_OF_NUMBERS: tuple[Callable[[str, str], Condition], ...] = (at_least, below)
_SAID = _Said(says="A sentence.", source="expert-judgement")
_FINDINGS = list(load().findings.values())
_CAUSES = [conclusion.id for conclusion in load().conclusions_of("cause")][:4]
_TARGETS = [*_CAUSES[:3], *(conclusion.id for conclusion in load().conclusions_of("factor"))][:5]
_CONCERNS = [_CAUSES[0], *(conclusion.id for conclusion in load().conclusions_of("serious"))][:5]
_LEVELS = st.sampled_from(list(UrgencyLevel))
_ABOUT_TARGETS = [
    name
    for name, stratum in concluded_by_steps(load()).items()
    if stratum is Stratum.SCORE and name.rpartition(":")[2] in (*_TARGETS, "none")
]
_ABOUT_LEVELS = [name for name, stratum in concluded_by_steps(load()).items() if stratum is Stratum.DISPOSITION]


@st.composite
def _atom(draw: st.DrawFn, findings: Sequence[Finding], names: Sequence[str]) -> Condition:
    """One truth about an answer, or about a conclusion of an earlier layer."""
    if draw(st.booleans()) and names:
        return draw(st.sampled_from(_OF_NAMES))(draw(st.sampled_from(names)))
    finding = draw(st.sampled_from(findings))
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(_OF_FINDINGS))(finding.id)
    if finding.is_number:
        return draw(st.sampled_from(_OF_NUMBERS))(finding.id, draw(st.sampled_from(list(load().thresholds))))
    values = draw(st.lists(st.sampled_from(list(finding.labels)), min_size=1, max_size=3, unique=True))
    return is_(finding.id, *values) if draw(st.booleans()) else is_not(finding.id, *values)


@st.composite
def _condition(draw: st.DrawFn, findings: Sequence[Finding], names: Sequence[str], depth: int = 3) -> Condition:
    """An atom, or a gate of conditions that are less deep."""
    if depth == 0 or draw(st.booleans()):
        return draw(_atom(findings, names))
    parts = draw(st.lists(_condition(findings, names, depth - 1), min_size=1, max_size=4))
    if draw(st.booleans()):
        return all_of(*parts) if draw(st.booleans()) else any_of(*parts)
    return at_least_k(draw(st.integers(1, len(parts))), *parts)


@st.composite
def _abstraction(draw: st.DrawFn, id: str, when: Condition) -> Rule:
    """One of two names of its layer."""
    layer = id.partition("-")[0]
    return abstraction(f"{draw(st.sampled_from(('this', 'that')))} of {layer}", id=id, when=when, **_SAID)


@st.composite
def _evidence(draw: st.DrawFn, id: str, when: Condition) -> Rule:
    """For and against causes and factors, in groups; red flags, concerns and levels; an order of causes."""
    kind = draw(st.sampled_from(("evidence", "evidence", "red flag", "concern", "level", "order")))
    if kind == "evidence":
        sign, target = draw(st.sampled_from((supports, opposes))), draw(st.sampled_from(_TARGETS))
        strength, group = draw(st.sampled_from(list(load().weights))), draw(st.sampled_from((None, "one", "other")))
        return sign(target, strength, id=id, when=when, group=group, **_SAID)
    if kind == "order":
        cause, *others = draw(st.lists(st.sampled_from(_CAUSES), min_size=2, max_size=4, unique=True))
        return outranks(cause, others, id=id, when=when, **_SAID)
    level = draw(_LEVELS)
    if kind == "red flag":
        return red_flag(id, level, when=when, concern=draw(st.none() | st.sampled_from(_CONCERNS)), **_SAID)
    if kind == "concern":
        return concern(draw(st.sampled_from(_CONCERNS)), level, id=id, when=when, **_SAID)
    return forces(level, id=id, when=when, **_SAID)


@st.composite
def _baseline(draw: st.DrawFn, id: str, when: Condition) -> Rule:
    return baseline(draw(_LEVELS), id=id, when=when, **_SAID)


@st.composite
def _advice(draw: st.DrawFn, id: str, when: Condition) -> Rule:
    if draw(st.booleans()):
        return advises(draw(st.sampled_from(list(load().advice)[:3])), id=id, when=when, **_SAID)
    return limits_running(draw(st.sampled_from(list(MayRun))), id=id, when=when, **_SAID)


_CONCLUDED_BY_STEPS: dict[Consequences, Sequence[str]] = {_evidence: _ABOUT_TARGETS, _baseline: _ABOUT_LEVELS}


@st.composite
def rule_bases(draw: st.DrawFn) -> RuleBase:
    """Up to some twenty rules in all strata, about few findings so that they meet, written in any order."""
    findings = draw(st.lists(st.sampled_from(_FINDINGS), min_size=2, max_size=5, unique_by=lambda finding: finding.id))
    layers: list[Consequences] = [*[_abstraction] * draw(st.integers(0, 3)), _evidence, _baseline, _advice]
    rules: list[Rule] = []
    names: dict[str, None] = {}
    for place, consequence in enumerate(layers):
        conditions = draw(st.lists(_condition(findings, tuple(names)), max_size=8 if consequence is _evidence else 4))
        added = [draw(consequence(f"{place}-{number}", when)) for number, when in enumerate(conditions)]
        rules += added
        names |= dict.fromkeys(name for rule in added for name in rule.concludes)
        names |= dict.fromkeys(_CONCLUDED_BY_STEPS.get(consequence, ()))
    return RuleBase(draw(st.permutations(rules)), load())


@st.composite
def cases_of(draw: st.DrawFn, rule_base: RuleBase) -> Case:
    """Answers to some of the findings that the rules read. Numbers are mostly at a threshold or just below."""
    read = dict.fromkeys(finding for rule in rule_base.rules for finding in findings_read(rule.when))
    given = {id: draw(_near(load().findings[id], rule_base)) for id in read if draw(st.integers(0, 4))}
    return dict(read_answers(given, load()).values)


def _near(finding: Finding, rule_base: RuleBase) -> st.SearchStrategy[object]:
    every = [atom for rule in rule_base.rules for atom in atoms(rule.when)]
    limits = [atom.number for atom in every if isinstance(atom, AtLeast | Below) and atom.finding == finding.id]
    near = {max(finding.min, min(finding.max, limit + by)) for limit in limits for by in (-1, 0)}
    return st.sampled_from(sorted(near)) | answer(finding) if near else answer(finding)


@st.composite
def rule_bases_with_cases(draw: st.DrawFn, cases: int) -> tuple[RuleBase, list[Case]]:
    """A rule base, and so many cases for it."""
    rule_base = draw(rule_bases())
    return rule_base, [draw(cases_of(rule_base)) for _ in range(cases)]
