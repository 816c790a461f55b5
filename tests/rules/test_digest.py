"""The digest tells rule bases apart by what they say, and by nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

from knowledge import load
from rules import rule_base, triage
from rules.catalogue.rulebase import RuleBase
from rules.language.rule import Rule


def _digest_with(changed: Rule) -> str:
    """The digest when one rule is another than it is."""
    return RuleBase([changed if rule.id == changed.id else rule for rule in rule_base().rules], load()).digest


def test_the_digest_changes_with_a_rule() -> None:
    assert _digest_with(replace(rule_base().by_id["RF08"], says="Something else.")) != rule_base().digest
    assert RuleBase([rule for rule in rule_base().rules if rule.id != "RF08"], load()).digest != rule_base().digest


def test_the_digest_changes_with_the_knowledge() -> None:
    other = replace(load(), data={**load().data, "thresholds.yaml": "other"})
    assert RuleBase(rule_base().rules, other).digest != rule_base().digest


def test_the_digest_changes_with_the_order_of_conclusions_which_decides_ties() -> None:
    causes = load().data["conclusions/causes.yaml"]
    assert isinstance(causes, dict)
    turned = {**load().data, "conclusions/causes.yaml": dict(reversed(causes.items()))}
    assert RuleBase(rule_base().rules, replace(load(), data=turned)).digest != rule_base().digest


def test_the_digest_does_not_change_with_the_place_of_a_rule() -> None:
    assert _digest_with(replace(rule_base().by_id["RF08"], place="rules/elsewhere.py:1")) == rule_base().digest


def test_the_digest_is_the_same_in_every_process() -> None:
    program = "from rules import rule_base; print(rule_base().digest)"
    for seed in ("0", "42"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == rule_base().digest


def test_a_conclusion_carries_the_digest() -> None:
    assert triage({}).knowledge.digest == rule_base().digest
