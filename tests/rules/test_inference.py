"""What is settled stays settled: more answers open nothing that was closed."""

from __future__ import annotations

from hypothesis import given

from rules import reason, rule_base
from rules.standing import Truth
from tests.random_answers import GivenAnswers, some_answers


@given(some_answers())
def test_a_condition_that_is_not_open_keeps_its_truth_whatever_else_is_answered(answers: GivenAnswers) -> None:
    fewer = {id: value for place, (id, value) in enumerate(answers.items()) if place % 2}
    before, after = reason(fewer), reason(answers)
    for rule in rule_base().rules:
        if rule.stratum <= 2 and before.truth(rule) is not Truth.OPEN:
            assert after.truth(rule) is not _opposite(before.truth(rule)), rule.id


def _opposite(truth: Truth) -> Truth:
    return {Truth.HOLDS: Truth.FAILS, Truth.FAILS: Truth.HOLDS}[truth]
