"""A case: the answers, what fired on them, and the truth of any condition, open ones included."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cached_property

from rules.answers import Answers
from rules.inference.network import AnswerValue, holds
from rules.inference.program import Program, level_of
from rules.inference.scoring import Ranking, rank
from rules.language.conditions import Atom, Concluded, Condition, Gate, NotConcluded, NotSure, Unanswered
from rules.language.rule import Rule

Firings = tuple[tuple[str, tuple[str, ...]], ...]


class Truth(Enum):
    """Whether a condition holds, fails, or still waits for an answer."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


_FLIPPED = {Truth.HOLDS: Truth.FAILS, Truth.FAILS: Truth.HOLDS, Truth.OPEN: Truth.OPEN}


class Case:
    """One person's answers with the reasoning of a program over them. Nothing in it changes."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self.rule_base = program.rule_base
        self.answers = answers
        self.firings: Firings = tuple(program.run(dict(answers.values)))
        self.concluded = frozenset(name for _, concluded in self.firings for name in concluded)
        self._open: dict[str, Truth] = {}

    @cached_property
    def fired(self) -> tuple[Rule, ...]:
        """The rules that fired, in order, without the two declared steps."""
        return tuple(self.rule_base.by_id[name] for name, _ in self.firings if name in self.rule_base.by_id)

    @cached_property
    def ranking(self) -> Ranking:
        """The causes and factors, best first."""
        return rank(self.rule_base, self.concluded)

    @cached_property
    def level(self) -> str:
        """The level of urgency."""
        return level_of(self.concluded)

    @cached_property
    def unanswered_first(self) -> tuple[str, ...]:
        """The danger questions that have no answer."""
        first = self.rule_base.knowledge.first_findings
        return tuple(finding.id for finding in first if finding.id not in self.answers.values)

    @cached_property
    def is_young(self) -> bool:
        """Whether the person is under 16, so that a professional always looks at the hip."""
        return "young_person" in self.concluded

    def support(self, condition: Condition) -> Iterator[Atom]:
        """The atoms that make a condition hold, in the order in which they are written."""
        if isinstance(condition, Gate):
            for part in condition.parts:
                yield from self.support(part)
        elif self.holds(condition):
            yield condition

    def holds(self, atom: Atom) -> bool:
        """Whether an atom holds now, as the engine saw it."""
        if isinstance(atom, Concluded):
            return atom.name in self.concluded
        if isinstance(atom, NotConcluded):
            return atom.name not in self.concluded
        value = self.answers.values.get(atom.finding)
        return isinstance(atom, Unanswered) if value is None else holds(atom, value)

    def answers_behind(self, condition: Condition) -> dict[str, AnswerValue | None]:
        """The answers that make a condition hold, through the abstractions that it stands on; None if unanswered."""
        behind: dict[str, AnswerValue | None] = {}
        for atom in self.support(condition):
            if isinstance(atom, Concluded):
                for rule in self.rule_base.abstractions.get(atom.name, ()):
                    if rule in self.fired:
                        behind |= self.answers_behind(rule.when)
            elif not isinstance(atom, NotConcluded):
                behind[atom.finding] = self.answers.values.get(atom.finding)
        return behind

    def truth(self, condition: Condition) -> Truth:
        """Whether a condition holds, fails, or could still do either once more questions are answered."""
        if isinstance(condition, Gate):
            truths = [self.truth(part) for part in condition.parts]
            if truths.count(Truth.HOLDS) >= condition.need:
                return Truth.HOLDS
            return Truth.OPEN if len(truths) - truths.count(Truth.FAILS) >= condition.need else Truth.FAILS
        if isinstance(condition, Concluded):
            return self._abstraction(condition.name)
        if isinstance(condition, NotConcluded):
            return _FLIPPED[self._abstraction(condition.name)]
        if condition.finding not in self.answers.values:
            return Truth.OPEN
        return Truth.HOLDS if self.holds(condition) else Truth.FAILS

    def waits_for(self, condition: Condition) -> dict[str, None]:
        """The unanswered findings that could still decide a condition, in the order in which they are written."""
        waiting: dict[str, None] = {}
        if self.truth(condition) is not Truth.OPEN:
            return waiting
        if isinstance(condition, Gate):
            for part in condition.parts:
                waiting |= self.waits_for(part)
        elif isinstance(condition, Concluded | NotConcluded):
            for rule in self.rule_base.abstractions.get(condition.name, ()):
                waiting |= self.waits_for(rule.when)
        elif not isinstance(condition, Unanswered | NotSure):
            waiting[condition.finding] = None
        return waiting

    def _abstraction(self, name: str) -> Truth:
        if name not in self._open:
            rules = self.rule_base.abstractions.get(name)
            truths = [self.truth(rule.when) for rule in rules] if rules else [Truth.OPEN]
            self._open[name] = next((t for t in (Truth.HOLDS, Truth.OPEN) if t in truths), Truth.FAILS)
        return self._open[name]
