"""CLIPS with the exported rule base, in two ways of driving it from Python."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import clips

from benchmarks.answer_sets import AnswerSet
from benchmarks.contenders import Conclusion, red_flags
from knowledge import load
from rules import clips_program, rule_base
from rules.language.conditions import AnswerValue
from tests.reference.clips_engine import ClipsEngine


class ClipsThroughFactBuilders:
    """The engine of the tests: it puts facts in through clipspy's inner binding, faster than clipspy's own classes."""

    def __init__(self) -> None:
        self._engine = ClipsEngine(clips_program(rule_base()))

    def __call__(self, answers: AnswerSet) -> Conclusion:
        concluded = self._engine.conclude(dict(_said(answers)))
        return Conclusion(
            concluded.level,
            concluded.fired & red_flags(),
            tuple((cause.id, cause.score) for cause in concluded.causes),
            tuple((factor.id, factor.score) for factor in concluded.factors),
        )


class ClipsThroughClipspy:
    """clipspy as its documentation teaches it. Each case slows the next; `renew` begins with a new environment."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Start again with a new environment."""
        self._environment = clips.Environment()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "program.clp"
            path.write_text(clips_program(rule_base()), encoding="utf-8")
            self._environment.load(str(path))
        self._templates = {template.name: template for template in self._environment.templates()}

    def __call__(self, answers: AnswerSet) -> Conclusion:
        self._environment.reset()
        for finding, value in _said(answers):
            for one in (value,) if isinstance(value, int) else map(clips.Symbol, value):
                self._templates[finding].assert_fact(value=one)
        self._environment.run()
        ranked: dict[str, list[tuple[str, int]]] = {"cause": [], "factor": []}
        for fact in self._templates["ranked"].facts():
            ranked[str(fact["kind"])].append((str(fact["id"]), int(fact["total"])))
        [level] = [str(fact["level"]) for fact in self._templates["urgency"].facts()]
        fired = frozenset(str(fact["rule"]) for fact in self._templates["fired"].facts())
        return Conclusion(level, fired & red_flags(), tuple(ranked["cause"]), tuple(ranked["factor"]))


def _said(answers: AnswerSet) -> Iterator[tuple[str, AnswerValue]]:
    """Each answer as a number or a tuple, without the declined ones. CLIPS itself refuses what is not allowed."""
    for finding, given in answers.items():
        if isinstance(given, int):
            yield finding, given
        elif isinstance(given, list):
            yield finding, tuple(given)
        elif given not in _declining()[finding]:
            yield finding, (str(given),)


@cache
def _declining() -> dict[str, tuple[str, ...]]:
    return {finding.id: finding.declining_values for finding in load().findings.values()}
