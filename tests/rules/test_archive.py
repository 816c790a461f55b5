"""A rule base of an earlier day can be restored from its canonical JSON, and reasons as it did."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given

from knowledge import load
from rules import Case, read_answers, reason, rule_base
from rules.catalogue.archive import ArchiveUnreadableError, restored_rule_base
from rules.catalogue.rulebase import RuleBase, digest_of
from rules.inference.program import Program
from tests.random_answers import GivenAnswers, some_answers


@lru_cache(maxsize=1)
def _restored() -> RuleBase:
    return restored_rule_base(rule_base().canonical, rule_base().digest)


def test_what_is_restored_has_the_same_digest_and_the_same_rules() -> None:
    assert _restored().digest == rule_base().digest
    assert [(r.id, r.when, r.then, r.says) for r in _restored().rules] == [
        (r.id, r.when, r.then, r.says) for r in rule_base().rules
    ]


@pytest.mark.slow
@given(some_answers())
def test_what_is_restored_reasons_alike(answers: GivenAnswers) -> None:
    again = Case(Program(_restored()), read_answers(answers, load()))
    assert again.firings == reason(answers).firings


def test_a_changed_rule_base_is_refused() -> None:
    edited = rule_base().canonical.replace('"sign":1', '"sign":-1', 1)
    with pytest.raises(ArchiveUnreadableError, match="is not the one that"):
        restored_rule_base(edited, rule_base().digest)


def test_a_rule_base_of_another_inference_is_refused() -> None:
    other = rule_base().canonical.replace('"inference":1', '"inference":0', 1)
    with pytest.raises(ArchiveUnreadableError, match="inference version 0"):
        restored_rule_base(other, digest_of(other))
