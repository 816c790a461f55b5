"""The program: a rule base as the ordered steps that the engine runs, with the two declared steps among them.

The score adds the evidence up; the disposition takes the most urgent level that anything forces, or the baseline.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from knowledge import UrgencyLevel
from rules.catalogue.rulebase import RuleBase
from rules.inference.engine import TriageEngine
from rules.inference.network import Network
from rules.inference.step import Step
from rules.language import names
from rules.language.conditions import AnswerValue, Gate
from rules.language.rule import Rule, Stratum
from rules.scoring import names_of, rank

SCORE = "SCORE"
DISPOSITION = "DISPOSITION"
_ALWAYS = Gate("all_of", 0, ())


class Program:
    """A rule base compiled once; `run` reasons about one case with an engine of its own, so it is safe in threads."""

    def __init__(self, rule_base: RuleBase) -> None:
        self.rule_base = rule_base
        steps = [(rule.stratum, _step(rule)) for rule in rule_base.rules]
        steps += [(Stratum.SCORE, Step(SCORE, _ALWAYS, Stratum.SCORE, works_out=self._score))]
        steps += [(Stratum.DISPOSITION, Step(DISPOSITION, _ALWAYS, Stratum.DISPOSITION, works_out=_disposition))]
        self.network = Network([step for _, step in sorted(steps, key=lambda pair: pair[0])])

    def run(self, answers: Mapping[str, AnswerValue]) -> TriageEngine:
        """An engine that has reasoned about the answers, with all that it found."""
        engine = TriageEngine(self.network)
        engine.answer(answers)
        engine.run()
        return engine

    def _score(self, engine: TriageEngine) -> tuple[str, ...]:
        engine.ranking = rank(self.rule_base, engine.concluded)
        return names_of(engine.ranking, [*self.rule_base.knowledge.bands])


def level_of(concluded: Collection[str]) -> UrgencyLevel:
    """The most urgent level that anything forces; where nothing does, the least urgent that the baseline allows."""
    forced = [level for level in UrgencyLevel if names.level_forced(level) in concluded]
    allowed = [level for level in UrgencyLevel if names.baseline_allows(level) in concluded]
    return forced[0] if forced else (allowed or [UrgencyLevel.ROUTINE])[-1]


def _disposition(engine: TriageEngine) -> tuple[str, ...]:
    return (names.urgency_is(level_of(engine.concluded)),)


def _step(rule: Rule) -> Step:
    return Step(rule.id, rule.when, rule.stratum, rule.concludes)
