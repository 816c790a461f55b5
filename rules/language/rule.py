"""A rule: conditions, consequence, its own sentence and its source, in one object that is data all the way down."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Literal

from knowledge import MayRun, UrgencyLevel
from rules.language import names
from rules.language.conditions import Condition


class Stratum(IntEnum):
    """The bands in which rules fire; a rule reads answers and what earlier strata concluded."""

    ABSTRACTION = 1
    EVIDENCE = 2
    SCORE = 3
    URGENCY = 4
    DISPOSITION = 5
    ADVICE = 6


class Consequence(ABC):
    """What follows when a rule fires: the stratum in which it does, and the names that it concludes."""

    __slots__ = ()
    stratum: ClassVar[Stratum]

    @abstractmethod
    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """The names that the rule of this id concludes."""


class Levelled(Consequence):
    """A consequence that forces at least a level of urgency, and may raise a concern."""

    __slots__ = ()
    stratum = Stratum.EVIDENCE
    level: UrgencyLevel
    concern: str | None

    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """The rule itself, its level, and its concern if it raises one."""
        raised = [names.concern_raised(self.concern)] if self.concern else []
        return (rule_id, names.level_forced(self.level), *raised)


@dataclass(frozen=True, slots=True)
class Abstraction(Consequence):
    """A name for what the answers mean, read by later rules."""

    name: str
    stratum = Stratum.ABSTRACTION

    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """The abstraction, whichever rule found it."""
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Evidence(Consequence):
    """A weight for (sign 1) or against (sign -1) a cause or factor; within a group only the largest counts."""

    target: str
    strength: str
    sign: Literal[1, -1]
    group: str
    stratum = Stratum.EVIDENCE

    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """That this evidence was found."""
        return (names.evidence_found(rule_id),)


@dataclass(frozen=True, slots=True)
class RedFlag(Levelled):
    """A danger sign: its level of urgency, and the concern that it raises, if any."""

    level: UrgencyLevel
    concern: str | None


@dataclass(frozen=True, slots=True)
class RaisedConcern(Levelled):
    """A serious conclusion that no red flag raises, with the level it deserves."""

    concern: str
    level: UrgencyLevel


@dataclass(frozen=True, slots=True)
class ForcedLevel(Levelled):
    """A level of urgency without a danger sign, such as an unsure answer to a danger question."""

    level: UrgencyLevel
    concern: None = None


@dataclass(frozen=True, slots=True)
class Outranked(Consequence):
    """While this holds, `cause` is listed, and stands before each of `others`."""

    cause: str
    others: tuple[str, ...]
    stratum = Stratum.EVIDENCE

    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """That this order holds."""
        return (names.outranking(rule_id),)


@dataclass(frozen=True, slots=True)
class BaselineLevel(Consequence):
    """The level of urgency when nothing forces one."""

    level: UrgencyLevel
    stratum = Stratum.URGENCY

    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """That this level is enough if nothing forces a higher one."""
        return (names.baseline_allows(self.level),)


@dataclass(frozen=True, slots=True)
class AdviceGiven(Consequence):
    """A block of advice that belongs in the answer."""

    block: str
    stratum = Stratum.ADVICE

    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """That the block belongs in the answer, whichever rule says so."""
        return (names.block_advised(self.block),)


@dataclass(frozen=True, slots=True)
class RunningLimited(Consequence):
    """The most that a person may run while this holds; the strictest limit counts."""

    may_run: MayRun
    stratum = Stratum.ADVICE

    def concludes(self, rule_id: str) -> tuple[str, ...]:
        """This limit, whichever rule sets it."""
        return (names.running_limited(self.may_run),)


@dataclass(frozen=True, slots=True)
class Rule:
    """One step of reasoning. `place` is the file and line where it is written."""

    id: str
    when: Condition
    then: Consequence
    says: str
    source: str
    place: str
    status: Literal["draft"] = "draft"

    @property
    def stratum(self) -> Stratum:
        """The band in which the rule fires, which follows from what it concludes."""
        return self.then.stratum

    @property
    def concludes(self) -> tuple[str, ...]:
        """The names that the rule concludes when it fires."""
        return self.then.concludes(self.id)
