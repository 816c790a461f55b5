"""A condition is made of names, numbers and counted parts: nothing in it runs, and nothing in it binds a variable.

In stock experta what runs and what is bound misleads without a word.
"""

from __future__ import annotations

import json
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from experta import EXISTS, MATCH, NOT, TEST, Fact, KnowledgeEngine, Rule

from rules import rule_as_data, rule_base, triage
from rules.language.conditions import Atom, Condition, Gate
from tests.inference.stock_rules import engine_of, firings


def test_stock_experta_never_fires_a_rule_that_begins_with_test() -> None:
    assert firings([TEST(lambda: True), Fact(limp="yes")], Fact(limp="yes")) == 0


def test_stock_experta_cannot_deny_a_test() -> None:
    with pytest.raises(KeyError):
        firings([Fact(limp="yes"), NOT(TEST(lambda: True))], Fact(limp="yes"))


def test_a_variable_that_nothing_binds_is_none_in_stock_experta() -> None:
    assert firings([Fact(limp="yes"), TEST(lambda misspelt: misspelt is None)], Fact(limp="yes")) == 1


def test_stock_experta_ignores_a_variable_inside_exists() -> None:
    assert firings([Fact(now=MATCH.site), EXISTS(Fact(before=MATCH.site))], Fact(now="hip"), Fact(before="knee")) == 1


def test_a_condition_is_made_of_words_and_numbers_only() -> None:
    for kind in get_args(Atom):
        assert set(get_type_hints(kind).values()) <= {str, int, tuple[str, ...]}
    word, need, parts = get_type_hints(Gate).values()
    assert (get_origin(word), need, parts) == (Literal, int, tuple[Condition, ...])


def test_every_rule_is_plain_data() -> None:
    for rule in rule_base().rules:
        assert json.loads(json.dumps(rule_as_data(rule)))


def test_stock_experta_forgets_which_fact_exists() -> None:
    def body(engine: KnowledgeEngine) -> None:
        pass

    engine = engine_of(Rule(EXISTS(Fact(sign="limp")))(body))
    engine.declare(Fact(sign="limp"))
    [activation] = engine.agenda.activations
    assert "limp" not in repr(activation.facts)


def test_the_trace_names_the_answer_behind_an_alternative() -> None:
    trace = triage({"leg_weak_numb": ["foot_drops"]}, with_trace=True).trace
    [firing] = [firing for firing in trace or () if firing.rule == "RF09a"]
    assert [matched.finding for matched in firing.matched] == ["leg_weak_numb"]
