"""The words in which a rule is written. Each checks its names against the knowledge and says what is allowed."""

from __future__ import annotations

import inspect
from collections.abc import Collection
from pathlib import Path

from knowledge import Finding, KnowledgeError, MayRun, UrgencyLevel, load
from rules.language import names
from rules.language.conditions import (
    AtLeast,
    Below,
    Concluded,
    Condition,
    Gate,
    Is,
    IsNot,
    NotConcluded,
    NotSure,
    Unanswered,
)
from rules.language.rule import (
    Abstraction,
    AdviceGiven,
    BaselineLevel,
    Consequence,
    Evidence,
    ForcedLevel,
    Outranked,
    RaisedConcern,
    RedFlag,
    Rule,
    RunningLimited,
)

_LANGUAGE = str(Path(__file__).parent)
_ROOT = Path(__file__).parents[2]


def is_(finding: str, *values: str) -> Is:
    """The answer is, or contains, one of the values."""
    return Is(finding, _checked_values(finding, values))


def is_not(finding: str, *values: str) -> IsNot:
    """The finding was answered with something else than any of the values."""
    return IsNot(finding, _checked_values(finding, values))


has = is_
has_not = is_not


def at_least(finding: str, threshold: str) -> AtLeast:
    """A number was answered that is not smaller than the named threshold."""
    return AtLeast(finding, threshold, _threshold(finding, threshold))


def below(finding: str, threshold: str) -> Below:
    """A number was answered that is smaller than the named threshold."""
    return Below(finding, threshold, _threshold(finding, threshold))


def not_sure(finding: str) -> NotSure:
    """The person is not sure."""
    return NotSure(_finding(finding).id)


def unanswered(finding: str) -> Unanswered:
    """There is no answer."""
    return Unanswered(_finding(finding).id)


def concluded(name: str) -> Concluded:
    """An abstraction that an earlier stratum concluded."""
    return Concluded(name)


def not_concluded(name: str) -> NotConcluded:
    """An abstraction that the finished earlier strata did not conclude."""
    return NotConcluded(name)


def raised(concern_id: str) -> Concluded:
    """A serious concern that a red flag or a rule of its own raised."""
    return Concluded(names.concern_raised(_conclusion(concern_id)))


def possible(conclusion: str) -> Concluded:
    """A cause or factor that is at least possible."""
    return Concluded(names.band_reached("possible", _conclusion(conclusion)))


def leading(*causes: str) -> Condition:
    """One of these is the first cause that is at least possible."""
    return any_of(*(Concluded(names.leads(_conclusion(cause))) for cause in causes))


def no_cause_leads() -> Concluded:
    """No cause is at least possible."""
    return Concluded(names.NO_CAUSE_LEADS)


def first_factor(*factors: str) -> Condition:
    """One of these is the first factor that is at least possible."""
    return any_of(*(Concluded(names.first_factor_is(_conclusion(factor))) for factor in factors))


def urgency(*levels: str) -> Condition:
    """The person is given one of these levels of urgency."""
    return any_of(*(Concluded(names.urgency_is(UrgencyLevel(level))) for level in levels))


def all_of(*parts: Condition) -> Condition:
    """Every part holds."""
    return Gate("all_of", len(parts), parts)


def any_of(*parts: Condition) -> Condition:
    """At least one part holds."""
    return parts[0] if len(parts) == 1 else Gate("any_of", 1, parts)


def at_least_k(k: int, *parts: Condition) -> Condition:
    """At least k parts hold."""
    return Gate("at_least_k", k, parts)


def abstraction(name: str, *, id: str, when: Condition, says: str, source: str) -> Rule:
    """A name for what the answers mean."""
    return _rule(id, when, Abstraction(name), says, source)


def supports(
    target: str, strength: str, *, id: str, when: Condition, says: str, source: str, group: str | None = None
) -> Rule:
    """Evidence for a cause or factor."""
    then = Evidence(_conclusion(target), _strength(strength), 1, group or id)
    return _rule(id, when, then, says, source)


def opposes(
    target: str, strength: str, *, id: str, when: Condition, says: str, source: str, group: str | None = None
) -> Rule:
    """Evidence against a cause or factor."""
    then = Evidence(_conclusion(target), _strength(strength), -1, group or id)
    return _rule(id, when, then, says, source)


def red_flag(id: str, level: str, *, when: Condition, says: str, source: str, concern: str | None = None) -> Rule:
    """A danger sign that forces at least this level of urgency."""
    return _rule(id, when, RedFlag(UrgencyLevel(level), concern and _conclusion(concern)), says, source)


def concern(conclusion: str, level: str, *, id: str, when: Condition, says: str, source: str) -> Rule:
    """A serious conclusion that no red flag raises."""
    return _rule(id, when, RaisedConcern(_conclusion(conclusion), UrgencyLevel(level)), says, source)


def forces(level: str, *, id: str, when: Condition, says: str, source: str) -> Rule:
    """A level of urgency that something else than a danger sign forces."""
    return _rule(id, when, ForcedLevel(UrgencyLevel(level)), says, source)


def outranks(cause: str, others: Collection[str], *, id: str, when: Condition, says: str, source: str) -> Rule:
    """A cause that is listed, and stands before the others, while this holds."""
    then = Outranked(_conclusion(cause), tuple(_conclusion(other) for other in others))
    return _rule(id, when, then, says, source)


def baseline(level: str, *, id: str, when: Condition, says: str, source: str) -> Rule:
    """The level of urgency when nothing forces one."""
    return _rule(id, when, BaselineLevel(UrgencyLevel(level)), says, source)


def advises(block: str, *, id: str, when: Condition, says: str, source: str) -> Rule:
    """A block of advice that belongs in the answer."""
    return _rule(id, when, AdviceGiven(_known("advice", block, load().advice)), says, source)


def limits_running(may_run: str, *, id: str, when: Condition, says: str, source: str) -> Rule:
    """The most that a person may run."""
    return _rule(id, when, RunningLimited(MayRun(may_run)), says, source)


def _rule(id: str, when: Condition, then: Consequence, says: str, source: str) -> Rule:
    _known("source", source, load().sources)
    return Rule(id, when, then, says, source, _place())


def _finding(finding: str) -> Finding:
    return load().findings[_known("finding", finding, load().findings)]


def _checked_values(finding: str, values: tuple[str, ...]) -> tuple[str, ...]:
    allowed = _finding(finding).labels
    for value in values:
        _known(f"value of {finding}", value, allowed)
    return values


def _threshold(finding: str, threshold: str) -> int:
    if not _finding(finding).is_number:
        raise KnowledgeError(f"{_place()}: {finding!r} is not answered with a number")
    return load().thresholds[_known("threshold", threshold, load().thresholds)].value


def _conclusion(conclusion: str) -> str:
    return _known("conclusion", conclusion, load().conclusions)


def _strength(strength: str) -> str:
    return _known("strength", strength, load().weights)


def _known(kind: str, name: str, allowed: Collection[str]) -> str:
    if name not in allowed:
        raise KnowledgeError(f"{_place()}: unknown {kind} {name!r}; allowed: {', '.join(sorted(allowed))}")
    return name


def _place() -> str:
    """The file and line of the rule's author: the nearest caller outside the language."""
    frame = inspect.currentframe()
    while frame and frame.f_back and frame.f_code.co_filename.startswith(_LANGUAGE):
        frame = frame.f_back
    if frame is None:
        return ""
    path = Path(frame.f_code.co_filename)
    return f"{path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path}:{frame.f_lineno}"
