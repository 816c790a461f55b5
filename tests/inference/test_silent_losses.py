"""Nothing is lost without a word: not a rule, not what is known of it, not a kind of fact, not the engine itself."""

from __future__ import annotations

import subprocess
import sys

import pytest
from experta import Fact, KnowledgeEngine, Rule
from experta.matchers.rete.utils import prepare_rule

from knowledge import KnowledgeError, load
from rules import reason, rule_base
from rules.catalogue.rulebase import RuleBase
from rules.inference.engine import TriageEngine
from rules.inference.network import Network
from rules.language import abstraction, concluded, forces, not_concluded
from rules.language.conditions import Condition
from rules.language.rule import Rule as OurRule
from tests.inference.steps import step
from tests.inference.stock_rules import firings
from tests.rules.vignettes import vignettes

_WITHOUT_FROZENDICT = """
import collections, collections.abc, sys
collections.Mapping = collections.abc.Mapping
sys.modules["frozendict"] = None
"""


class StockEngine(KnowledgeEngine):
    """Two rules of one name."""

    @Rule(Fact(limp="yes"))
    def danger(self) -> None:
        pass

    @Rule(Fact(fever="yes"))  # type: ignore[no-redef]
    def danger(self) -> None:  # noqa: F811
        pass


def test_of_two_rules_of_one_name_stock_experta_loses_the_first() -> None:
    assert len(StockEngine().get_rules()) == 1


def test_a_repeated_rule_id_is_refused() -> None:
    rules = [*rule_base().rules, rule_base().by_id["RF08"]]
    with pytest.raises(KnowledgeError, match=r"RF08.* is already used at rules/red_flags/"):
        RuleBase(rules, load())


def test_a_repeated_step_name_is_refused() -> None:
    twice = step("twice", concluded("anything"))
    with pytest.raises(ValueError, match="twice"):
        Network([twice, twice])


def _reading(when: Condition) -> OurRule:
    return forces("same_day", id="READING", when=when, says="A sentence.", source="expert-judgement")


@pytest.mark.parametrize("name", ["misspelt", "urgency:same_day", "forced:same_day", "READING"])
def test_a_rule_that_reads_what_nothing_concludes_earlier_is_refused(name: str) -> None:
    for when in (concluded(name), not_concluded(name)):
        with pytest.raises(KnowledgeError, match=f"nothing concludes '{name}' earlier"):
            RuleBase([_reading(when)], load())


def test_abstractions_in_a_circle_are_refused() -> None:
    said = {"says": "A sentence.", "source": "expert-judgement"}
    first = abstraction("this", id="FIRST", when=not_concluded("that"), **said)
    second = abstraction("that", id="SECOND", when=concluded("this"), **said)
    with pytest.raises(KnowledgeError, match="in a circle: FIRST -> SECOND -> FIRST"):
        RuleBase([first, second], load())


def test_stock_experta_loses_what_is_written_on_a_rule() -> None:
    class RuleWithSource(Rule):
        source = "none"

    rule = RuleWithSource(Fact(limp="yes"))
    rule.source = "robertson-2017"
    assert prepare_rule(rule(lambda engine: None)).source == "none"


def test_what_fired_are_the_rules_themselves() -> None:
    for vignette in vignettes()[:20]:
        for rule in reason(vignette.answers).fired:
            assert rule is rule_base().by_id[rule.id]


class Sign(Fact):
    """A kind of fact."""


class DangerSign(Sign):
    """A kind of sign."""


def test_for_stock_experta_a_danger_sign_is_no_sign() -> None:
    assert firings([Sign(name="limp")], DangerSign(name="limp")) == 0


def test_a_fact_that_no_rule_reads_is_refused() -> None:
    with pytest.raises(TypeError, match="no rule reads a DangerSign"):
        TriageEngine(Network([])).declare(DangerSign(name="limp"))


def _imported(statement: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", f"{_WITHOUT_FROZENDICT}{statement}"]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_without_its_dependency_stock_experta_is_imported_empty() -> None:
    assert _imported("import experta; print(hasattr(experta, 'Fact'))").stdout == "False\n"


def test_without_a_dependency_of_experta_nothing_starts() -> None:
    assert "ImportError" in _imported("import rules").stderr
