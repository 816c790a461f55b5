"""Who cites a source: every rule, advice, exercise, conclusion, number and text that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.handbook.advising import placed
from knowledge import Knowledge
from rules import RuleBase


@dataclass(frozen=True)
class Citing:
    """Something that cites a source; an address where it has a page."""

    kind: str
    title: str
    address: str = ""


def citing(rule_base: RuleBase, source: str) -> Mapping[str, tuple[Citing, ...]]:
    """What cites a source, by kind, in the order of the knowledge."""
    found: dict[str, dict[Citing, None]] = {}
    for cited, by in _all(rule_base):
        if cited == source:
            found.setdefault(by.kind, {})[by] = None
    return {kind: tuple(named) for kind, named in found.items()}


@lru_cache(maxsize=1)
def _all(rule_base: RuleBase) -> tuple[tuple[str, Citing], ...]:
    knowledge = rule_base.knowledge
    return (*_rules(rule_base), *_advice(rule_base), *_records(knowledge), *_numbers(knowledge), *_texts(knowledge))


def _rules(rule_base: RuleBase) -> Iterator[tuple[str, Citing]]:
    for rule in rule_base.rules:
        yield rule.source, Citing("rules", f"{rule.id}: {rule.says}", f"/handbook/rules/{rule.id}")


def _advice(rule_base: RuleBase) -> Iterator[tuple[str, Citing]]:
    for block in rule_base.knowledge.advice.values():
        stands = placed(rule_base, block)
        for source in block.sources:
            yield source, Citing("advice", stands.title, stands.address)


def _records(knowledge: Knowledge) -> Iterator[tuple[str, Citing]]:
    for exercise in knowledge.exercises.values():
        for source in (*exercise.sources, exercise.dose_source):
            yield source, Citing("exercises", exercise.name, f"/handbook/exercises/{exercise.id}")
    for conclusion in knowledge.conclusions.values():
        for source in conclusion.sources:
            yield source, Citing("conclusions", conclusion.name, f"/handbook/conclusions/{conclusion.id}")


def _numbers(knowledge: Knowledge) -> Iterator[tuple[str, Citing]]:
    for weight in knowledge.weights.values():
        yield weight.source, Citing("numbers", weight.meaning)
    for threshold in knowledge.thresholds.values():
        yield threshold.source, Citing("numbers", threshold.meaning)
    for anchor in knowledge.accuracy_anchors.values():
        yield anchor.source, Citing("numbers", f"{knowledge.evaluation.measures[anchor.measure].name}: {anchor.who}")


def _texts(knowledge: Knowledge) -> Iterator[tuple[str, Citing]]:
    for entry in knowledge.honesty.values():
        for source in (entry.article, *entry.sources):
            yield source, Citing("texts", entry.claim, f"/what-research-says#{entry.id}")
    for page in knowledge.pages.values():
        for question in page.questions:
            for source in question.sources:
                yield source, Citing("texts", question.question, f"/questions-and-answers#{question.id}")
    for addition in knowledge.additions.values():
        yield addition.source, Citing("texts", f"{addition.id}: {addition.reason}", f"/handbook/rules/{addition.id}")
    plan = knowledge.return_to_run
    for source in (plan.steps_source, *(said.source for said in (*plan.before_you_start, *plan.rules))):
        yield source, Citing("texts", plan.title)
