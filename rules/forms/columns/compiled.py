"""A rule base compiled to a circuit, with the columns in which each part of a conclusion is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge import UrgencyLevel
from rules.catalogue.rulebase import RuleBase
from rules.forms.columns.circuit import FALSE, TRUE, Circuit, Gate, Node
from rules.forms.columns.premises import Premises
from rules.forms.columns.standings import Standings, score
from rules.language import names
from rules.language.rule import Levelled, RedFlag, Rule, Stratum


@dataclass(frozen=True, slots=True)
class NamedConcern:
    """A concern at the level of the most urgent rule that raises it, and the rule of that level that comes first."""

    id: str
    level: UrgencyLevel
    rule: str


class CompiledRules:
    """Every rule of a rule base in one circuit, and what a reader of its columns needs. Nothing in it changes.

    Red flags and concerns stand most urgent first, and in firing order within a level, as a conclusion lists them.
    """

    def __init__(self, rule_base: RuleBase) -> None:
        self.rule_base = rule_base
        self.circuit = Circuit()
        self._premises = Premises(self.circuit, rule_base.knowledge)
        self.fires: dict[str, Node] = {}
        first = rule_base.knowledge.first_findings
        self.unanswered_first = {finding.id: self._premises.unanswered(finding.id) for finding in first}
        self._go_through(Stratum.ABSTRACTION, Stratum.EVIDENCE)
        self.standings: Standings = score(self.circuit, rule_base, self._premises)
        self._go_through(Stratum.SCORE, Stratum.URGENCY)
        self.levels = self._levels()
        for level, node in self.levels.items():
            self._premises.conclude([names.urgency_is(level)], node)
        self._go_through(Stratum.DISPOSITION, Stratum.ADVICE)
        self.concluded = dict(self._premises.concluded)
        levelled = sorted((r for r in rule_base.rules if isinstance(r.then, Levelled)), key=_urgency)
        self.red_flags = {rule.id: self.fires[rule.id] for rule in levelled if isinstance(rule.then, RedFlag)}
        self.concerns = self._concerns(levelled)

    @cached_property
    def everything(self) -> tuple[Gate, ...]:
        """The gates of all that is concluded."""
        return self._gates([*self.concluded.values()])

    @cached_property
    def firings(self) -> tuple[Gate, ...]:
        """The gates of all rules."""
        return self._gates([*self.fires.values()])

    @cached_property
    def without_advice(self) -> tuple[Gate, ...]:
        """The gates of level, red flags, concerns, ranked causes and factors, and of the open danger questions."""
        return self._gates([])

    @cached_property
    def limits(self) -> dict[str, tuple[int, ...]]:
        """The numbers at which any rule begins to say something else, by finding."""
        findings = self.rule_base.knowledge.findings
        return {
            id: tuple(sorted(limit for limit in said if isinstance(limit, int) and limit > findings[id].min))
            for id, said in self.circuit.inputs.items()
            if findings[id].is_number
        }

    def _gates(self, further: Iterable[Node]) -> tuple[Gate, ...]:
        ranked = (*self.standings.causes, *self.standings.factors)
        digits = [node for one in ranked for node in (*one.score, *one.place, *(node for _, node in one.bands))]
        told = (self.levels, self.red_flags, self.concerns, self.unanswered_first)
        return self.circuit.gates_behind({*further, *digits, *(node for part in told for node in part.values())})

    def _go_through(self, *strata: Stratum) -> None:
        for rule in self.rule_base.rules:
            if rule.stratum in strata:
                self.fires[rule.id] = fires = self._premises.of(rule.when)
                self._premises.conclude(rule.concludes, fires)

    def _levels(self) -> dict[UrgencyLevel, Node]:
        """Where each level is given: the most urgent that is forced, else the least urgent allowed, else routine."""
        circuit, concluded = self.circuit, self._premises.of_name
        left, given = TRUE, dict.fromkeys(UrgencyLevel, FALSE)
        forced = [(level, concluded(names.level_forced(level))) for level in UrgencyLevel]
        allowed = [(level, concluded(names.baseline_allows(level))) for level in reversed(UrgencyLevel)]
        for level, node in (*forced, *allowed, (UrgencyLevel.ROUTINE, TRUE)):
            given[level] = circuit.either(given[level], circuit.both(left, node))
            left = circuit.both(left, circuit.opposite(node))
        return given

    def _concerns(self, levelled: Iterable[Rule]) -> dict[NamedConcern, Node]:
        raised: dict[str, Node] = {}
        concerns = {}
        for rule in levelled:
            assert isinstance(rule.then, Levelled)
            if id := rule.then.concern:
                before, fires = raised.get(id, FALSE), self.fires[rule.id]
                first = self.circuit.both(fires, self.circuit.opposite(before))
                concerns[NamedConcern(id, rule.then.level, rule.id)] = first
                raised[id] = self.circuit.either(before, fires)
        return concerns


def _urgency(rule: Rule) -> int:
    assert isinstance(rule.then, Levelled)
    return rule.then.level.rank
