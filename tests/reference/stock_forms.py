"""Two ways of writing conditions for stock experta. Both are exact, and a rule has one activation at most in either.

`OneFact` says all that is known in one fact, anew before each band of rules, and each rule asks one predicate of it.
Nothing is joined and nothing is taken back. No faster form for stock experta was found.

`FactEach` asserts a fact for each answer and each conclusion, as experta's own examples do, and its network joins
them. No OR is written, because experta would multiply it out and fire once for each branch that holds: where some of
several parts are enough, each choice of them that is enough has a rule of its own, and all of these assert one fact.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import assert_never

from experta import AS, NOT, Fact, KnowledgeEngine, P, Rule

from rules.inference.step import Step
from rules.language.conditions import (
    AnswerAtom,
    AnswerValue,
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
from tests.reference.plain_reading import holds


class AllAnswers(Fact):
    """Every answer of a case."""


class Known(Fact):
    """Every answer, and what had been concluded before the band of rules that is added at `place`."""


class Answer(Fact):
    """An answered finding and its value."""


class Conclusion(Fact):
    """Something concluded, by name."""


class Enough(Fact):
    """Enough parts of a gate hold."""


class Form(ABC):
    """The rules of a stock engine in the order in which they shall fire, written out as they are added."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    @abstractmethod
    def add_band(self, band: Sequence[Step], *, tied: bool) -> None:
        """Add rules for steps that read nothing of each other; `tied` gives them one salience together."""

    @abstractmethod
    def facts(self, answers: Mapping[str, AnswerValue]) -> list[Fact]:
        """The answers as facts."""

    def _add(self, conditions: Sequence[Fact], body: Callable[..., None], place: int | None = None) -> None:
        self.rules.append(Rule(*conditions, salience=-(len(self.rules) if place is None else place))(body))

    def _add_steps(self, written: Sequence[tuple[Step, Sequence[Fact]]], *, tied: bool) -> None:
        first = len(self.rules)
        for step, conditions in written:
            self._add(conditions, _firing(step), first if tied else None)


class OneFact(Form):
    """One fact of all that is known, before each band."""

    def add_band(self, band: Sequence[Step], *, tied: bool) -> None:
        """Add a rule that says what is known, and for each step one that asks a predicate of it."""
        place = len(self.rules)
        self._add([AS.answers << AllAnswers()], _saying_what_is_known(place))
        self._add_steps([(step, [Known(place=place, case=_meets(step.when))]) for step in band], tied=tied)

    def facts(self, answers: Mapping[str, AnswerValue]) -> list[Fact]:
        """One fact."""
        return [AllAnswers(given=dict(answers))]


class FactEach(Form):
    """A fact for each answer and each conclusion."""

    def __init__(self) -> None:
        super().__init__()
        self._gates: dict[Gate, int] = {}

    def add_band(self, band: Sequence[Step], *, tied: bool) -> None:
        """Add the rules of gates that no earlier band has, then a rule of patterns for each step."""
        self._add_steps([(step, list(self._patterns(step.when))) for step in band], tied=tied)

    def facts(self, answers: Mapping[str, AnswerValue]) -> list[Fact]:
        """One fact for each."""
        return [Answer(finding=finding, value=value) for finding, value in answers.items()]

    def _patterns(self, condition: Condition) -> Iterator[Fact]:
        """The patterns that all match when a condition holds."""
        match condition:
            case Gate(need=need, parts=parts) if need == len(parts):
                for part in parts:
                    yield from self._patterns(part)
            case Gate():
                yield Enough(gate=self._gate(condition))
            case Concluded(name=name):
                yield Conclusion(name=name)
            case NotConcluded(name=name):
                yield NOT(Conclusion(name=name))
            case Unanswered(finding=finding):
                yield NOT(Answer(finding=finding))
            case _:
                yield Answer(finding=condition.finding, value=_value(condition))

    def _gate(self, gate: Gate) -> int:
        """The number of a gate. Its rules stand before those that read it."""
        if gate not in self._gates:
            choices = [[*self._all_of(chosen)] for chosen in combinations(gate.parts, max(gate.need, 0))]
            number = self._gates[gate] = len(self._gates)
            for conditions in choices:
                self._add(conditions, _saying_enough(number))
        return self._gates[gate]

    def _all_of(self, parts: Sequence[Condition]) -> Iterator[Fact]:
        for part in parts:
            yield from self._patterns(part)


def _firing(step: Step) -> Callable[..., None]:
    def fire(engine: KnowledgeEngine) -> None:
        engine.fire(step)

    return fire


def _saying_what_is_known(place: int) -> Callable[..., None]:
    def say(engine: KnowledgeEngine, answers: Fact) -> None:
        engine.declare(Known(place=place, case=(answers["given"], frozenset(engine.concluded))))

    return say


def _saying_enough(gate: int) -> Callable[..., None]:
    def say(engine: KnowledgeEngine) -> None:
        engine.declare(Enough(gate=gate))

    return say


def _meets(condition: Condition) -> P:
    return P(lambda case: holds(condition, *case))


@cache  # experta keeps every predicate that it has ever seen
def _value(atom: AnswerAtom) -> P:
    """What the value of an answer must be. No predicate may raise, whatever kind of value it is asked about."""
    match atom:
        case NotSure() | Unanswered():
            return P(lambda value: value == ("not_sure",))
        case Is(values=wanted):
            return P(lambda value: isinstance(value, tuple) and any(chosen in wanted for chosen in value))
        case IsNot(values=unwanted):
            return P(lambda value: isinstance(value, tuple) and not any(c in (*unwanted, "not_sure") for c in value))
        case AtLeast(number=least):
            return P(lambda value: isinstance(value, int) and value >= least)
        case Below(number=limit):
            return P(lambda value: isinstance(value, int) and value < limit)
        case _:
            assert_never(atom)
