"""A case: the answers, what fired on them, and where every condition stands, open ones included."""

from __future__ import annotations

from functools import cached_property

from knowledge import UrgencyLevel
from rules.answers import Answers
from rules.inference.network import Node
from rules.inference.program import Program, level_of
from rules.language.conditions import AnswerValue, Atom, Concluded, Condition, NotConcluded, NotSure, Unanswered
from rules.language.rule import Rule
from rules.standing import Standing, Truth

Firings = tuple[tuple[str, tuple[str, ...]], ...]


class Case:
    """One person's answers with the reasoning of a program over them. Nothing in it changes."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self.rule_base = program.rule_base
        self.answers = answers
        engine = program.run(answers.values)
        self.firings: Firings = tuple(engine.firings)
        self.concluded = frozenset(engine.concluded)
        self.ranking = engine.ranking
        """The causes and factors, best first."""
        self.standing = Standing(program.network, engine.lacking)

    @cached_property
    def fired(self) -> tuple[Rule, ...]:
        """The rules that fired, in order, without the two declared steps."""
        return tuple(self.rule_base.by_id[name] for name, _ in self.firings if name in self.rule_base.by_id)

    @cached_property
    def level(self) -> UrgencyLevel:
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

    def truth(self, rule: Rule) -> Truth:
        """Whether the condition of a rule holds, fails, or still waits for an answer."""
        return self.standing.truth(self.standing.node(rule.id))

    def shortfall(self, rule: Rule) -> tuple[Atom, ...]:
        """The fewest atoms that a rule which did not fire was short of."""
        return self.standing.shortfall(self.standing.node(rule.id))

    def support(self, rule: Rule) -> tuple[Atom, ...]:
        """The atoms that made a rule fire, in the order in which they are written."""
        return tuple(self.standing.support(self.standing.node(rule.id)))

    def answers_behind(self, rule: Rule) -> dict[str, AnswerValue | None]:
        """The answers that made a rule fire, through the abstractions that it stands on; None if unanswered."""
        behind: dict[str, AnswerValue | None] = {}
        for atom in self.support(rule):
            if isinstance(atom, Concluded):
                for lower in self.rule_base.abstractions.get(atom.name, ()):
                    if self.standing.holds(self.standing.node(lower.id)):
                        behind |= self.answers_behind(lower)
            elif not isinstance(atom, NotConcluded):
                behind[atom.finding] = self.answers.values.get(atom.finding)
        return behind

    def waits_for(self, what: Rule | Condition) -> tuple[str, ...]:
        """The unanswered findings that could still decide a rule or a condition, in the order as written."""
        return tuple(self._waits_for(self.standing.node(what.id if isinstance(what, Rule) else what)))

    def _waits_for(self, node: Node) -> dict[str, None]:
        waiting: dict[str, None] = {}
        if self.standing.truth(node) is not Truth.OPEN:
            return waiting
        condition = node.condition
        for part in node.inputs:
            waiting |= self._waits_for(part)
        if isinstance(condition, Concluded | NotConcluded):
            for rule in self.rule_base.abstractions.get(condition.name, ()):
                waiting |= self._waits_for(self.standing.node(rule.id))
        elif isinstance(condition, Atom) and not isinstance(condition, Unanswered | NotSure):
            waiting[condition.finding] = None
        return waiting
