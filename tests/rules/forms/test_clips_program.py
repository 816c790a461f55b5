"""The CLIPS program as a text: all of the rule base, safely quoted, the same in every process, no rule twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import clips
import pytest

from knowledge import KnowledgeError, load
from rules import clips_program, reason, rule_base
from rules.catalogue.rulebase import RuleBase
from rules.language import abstraction, any_of, concluded, has, is_
from rules.language.conditions import AnswerValue
from tests.reference.clips_engine import ClipsEngine, ClipsFailed
from tests.rules.forms.second_opinion import both

PROGRAM = clips_program(rule_base())
_WRITE = "import sys; from rules import clips_program, rule_base; sys.stdout.write(clips_program(rule_base()))"


def _written_under(hash_seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run([sys.executable, "-c", _WRITE], env=environment, capture_output=True, check=True).stdout


def test_it_is_the_same_under_every_hash_seed() -> None:
    assert {_written_under(seed) for seed in (0, 1, 42)} == {PROGRAM.encode()}


def test_it_says_which_rules_and_knowledge_it_was_written_from() -> None:
    assert rule_base().digest in PROGRAM.split("(defmodule")[0]


def test_each_rule_stands_in_it_with_its_sentence_and_source() -> None:
    written = {part.split()[1]: part for part in PROGRAM.split("\n\n") if part.startswith("(defrule ")}
    for rule in rule_base().rules:
        defrule = written[f"{rule.stratum.name}::{rule.id}"]
        assert f'{rule.id} "{rule.says}"\n' in defrule
        assert f"; source: {rule.source}" in defrule


def test_clips_holds_a_rule_for_each_and_besides_only_those_of_the_score_and_the_level() -> None:
    environment = ClipsEngine(PROGRAM).environment
    held: set[tuple[str, str]] = set()
    for module in environment.modules():
        environment.current_module = module
        held |= {(module.name, rule.name) for rule in environment.rules()}
    of_rules = {(rule.stratum.name, rule.id) for rule in rule_base().rules}
    assert of_rules <= held
    assert {module for module, _ in held - of_rules} == {"MAIN", "SCORE", "DISPOSITION"}


class Watching(clips.Router):  # type: ignore[misc]  # clipspy has no types
    """What CLIPS writes while it watches rules fire."""

    def __init__(self) -> None:
        super().__init__("watching", 40)
        self.written = ""

    def query(self, name: str) -> bool:
        return name == "stdout"

    def write(self, name: str, message: str) -> None:
        self.written += message

    @property
    def firings(self) -> list[str]:
        return [line.split()[2].rstrip(":") for line in self.written.splitlines() if line.startswith("FIRE")]


@pytest.mark.parametrize("example", load().examples)
def test_no_rule_fires_twice_however_many_alternatives_are_true(example: str) -> None:
    every = {id: tuple(finding.labels) for id, finding in load().findings.items() if finding.type == "choices"}
    answers = {**reason(load().example_answers(load().examples[example])).answers.values, **every}
    engine, watching = ClipsEngine(PROGRAM), Watching()
    engine.environment.add_router(watching)
    engine.environment.eval("(watch rules)")
    fired = engine.conclude(answers).fired
    times = Counter(name for name in watching.firings if name in rule_base().by_id)
    assert times == dict.fromkeys(fired, 1)


def test_a_sentence_is_quoted_whatever_stands_in_it() -> None:
    says = 'They said "stop" (twice); a \\ b | ?x & ~y\nand went home\\'
    rule = abstraction("told", id="TOLD", when=is_("side", "left"), says=says, source="expert-judgement")
    rules = RuleBase([rule], load())
    [(mine, second)] = both(rules, {"side": ("left",)})
    assert second == mine
    assert second.concluded >= {"told"}


@pytest.mark.parametrize(
    "name",
    [
        "forced:emergency_now",
        "two words",
        'a "quoted" one',
        "semi;colon",
        "?x",
        "a|b",
        "~no",
        "1",
        "2e3",
        "(a)",
        "a::b",
    ],
)
def test_a_conclusion_may_have_any_name(name: str) -> None:
    says = {"says": "A sentence.", "source": "expert-judgement"}
    rules = [
        abstraction(name, id="NAMED", when=has("pain_site", "outer_hip", "outer_thigh"), **says),
        abstraction("reads it", id="READS", when=any_of(concluded(name), is_("side", "left")), **says),
    ]
    for mine, second in both(RuleBase(rules, load()), {"pain_site": ("outer_hip", "outer_thigh")}, {}):
        assert second == mine


@pytest.mark.parametrize("id", ["two words", "?x", "1", "2.5e3", "a::b", "A/1", "semi;colon", "(a)", ""])
def test_a_rule_whose_id_clips_cannot_carry_is_refused(id: str) -> None:
    rule = abstraction("a", id=id, when=is_("side", "left"), says="A sentence.", source="expert-judgement")
    with pytest.raises(KnowledgeError, match="is no CLIPS symbol"):
        clips_program(RuleBase([rule], load()))


@pytest.mark.parametrize("answers", [{"side": ("upside_down",)}, {"age_years": 500}, {"shoe_size": 44}])
def test_clips_refuses_an_answer_that_the_vocabulary_does_not_have(answers: dict[str, AnswerValue]) -> None:
    with pytest.raises(ClipsFailed):
        ClipsEngine(PROGRAM).conclude(answers)


def test_a_rule_about_a_value_that_is_not_an_answer_is_refused_by_clips() -> None:
    with pytest.raises(clips.CLIPSError):
        ClipsEngine(PROGRAM.replace("(value limping|cannot)", "(value hobbling|cannot)", 1))


def test_a_complaint_of_clips_is_never_passed_over() -> None:
    careless = ClipsEngine(PROGRAM.replace("&~not_sure&:", "&:"))
    with pytest.raises(ClipsFailed, match="to be of type integer or float"):
        careless.conclude({"age_years": ("not_sure",)})


def test_a_case_leaves_nothing_to_the_next() -> None:
    engine = ClipsEngine(PROGRAM)
    nothing = engine.conclude({})
    assert engine.conclude({"chest_or_breath": ("yes",)}) != nothing
    assert engine.conclude({}) == nothing
