"""Every rule can be read, every conclusion can be reached, and nothing is hidden in code."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from hypothesis import given

from knowledge import KnowledgeError, load
from rules import condition_in_words, consequence_in_words, reason, rule_base
from rules.catalogue.gathering import rules_of
from rules.language import at_least, has, is_, supports
from rules.language.conditions import findings_read
from rules.language.rule import Rule
from tests.random_answers import GivenAnswers, some_answers

RULES = rule_base().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_plain_sentence_a_source_and_a_place(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][A-Za-z0-9_-]+", rule.id)
    assert rule.says.endswith(".")
    assert len(rule.says.split()) <= 40
    assert rule.source in load().sources
    assert re.fullmatch(r"rules/[a-z_/]+\.py:\d+", rule.place)
    assert rule.status == "draft"


def test_every_cause_and_factor_has_evidence_for_and_against() -> None:
    for kind in ("cause", "factor"):
        for conclusion in load().conclusions_of(kind):
            signs = {weighed.evidence.sign for weighed in rule_base().evidence[conclusion.id]}
            assert signs == {1, -1}, conclusion.id


def test_every_serious_conclusion_is_raised_by_a_rule() -> None:
    raised = {name for rule in RULES for name in rule.concludes if name.startswith("concern:")}
    serious = {f"concern:{conclusion.id}" for conclusion in load().conclusions_of("serious")}
    assert serious <= raised


def test_every_finding_is_read_by_a_rule() -> None:
    read = {finding for rule in RULES for finding in findings_read(rule.when)}
    unread = set(load().findings) - read
    assert unread == {"pain_worst", "plans"} - read


def test_every_block_of_advice_is_given_by_a_rule() -> None:
    given_blocks = {name for rule in RULES for name in rule.concludes if name.startswith("advice:")}
    assert {f"advice:{block}" for block in load().advice} == given_blocks


@given(some_answers())
def test_no_cause_or_factor_is_out_of_reach(answers: GivenAnswers) -> None:
    assert {entry.id for entry in reason(answers).ranking.causes} <= set(load().conclusions)


def test_the_moon_is_read_by_no_rule() -> None:
    assert not [
        rule.id for rule in RULES if re.search(r"moon|lunar", f"{rule.id} {rule.says} {rule.when}", re.IGNORECASE)
    ]


def test_a_name_assigned_twice_in_a_module_is_refused(tmp_path: Path) -> None:
    module_file = tmp_path / "twice.py"
    module_file.write_text("SAME = 1\nSAME = 2\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("twice", module_file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with pytest.raises(KnowledgeError, match="assigned twice: SAME"):
        rules_of(module)


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda: is_("fever", "no"), "unknown finding 'fever'; allowed: "),
        (lambda: has("pain_site", "outer_hpi"), "unknown value of pain_site 'outer_hpi'; allowed: "),
        (lambda: at_least("pain_site", "fifty"), "'pain_site' is not answered with a number"),
        (lambda: at_least("age_years", "fifteen"), "unknown threshold 'fifteen'; allowed: "),
        (
            lambda: supports("gout", "strong", id="X", when=is_("onset", "sudden"), says="x.", source="x"),
            "unknown conclusion 'gout'; allowed: ",
        ),
    ],
)
def test_a_rule_with_a_wrong_name_is_refused_where_it_is_written(write: object, said: str) -> None:
    assert callable(write)
    with pytest.raises(KnowledgeError) as refused:
        write()
    place, _, sentence = str(refused.value).partition(": ")
    assert said in sentence
    assert re.fullmatch(r"tests/rules/test_catalogue\.py:\d+", place)


def test_rules_hold_nothing_that_runs() -> None:
    folder = Path(__file__).parents[2] / "rules"
    machinery = {"catalogue", "inference", "language", "explanation", "forms"}
    alone = {"answers", "case", "reasoning", "scoring", "standing", "__init__"}
    for file in folder.rglob("*.py"):
        relative = file.relative_to(folder)
        if relative.parts[0] in machinery or (len(relative.parts) == 1 and file.stem in alone):
            continue
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\b(lambda|def|class|import (?!annotations)\w+$)\b", text), relative


def test_every_abstraction_has_words_for_people_and_no_words_are_left_over() -> None:
    assert set(load().wording.abstractions) == set(rule_base().abstractions)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_told_without_names_of_the_engine(rule: Rule) -> None:
    told = f"{condition_in_words(rule.when, load())} {consequence_in_words(rule, load())}"
    assert "_" not in told
