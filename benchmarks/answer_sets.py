"""Answers to measure on: full sets from a seeded generator over the vocabulary, and the published cases."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from app.evaluation import read_cases
from knowledge import NONE, NOT_SURE, Finding, load

AnswerSet = dict[str, object]

SETS = 20
_PUBLISHED = Path(__file__).parents[1] / "tests" / "cases" / "dev.json"
_SHARE_NOT_SURE = 0.05
_SHARE_NONE = 0.3
_SHARE_CLEAR = 0.9
_LARGEST_ABOVE_LEAST = 100
_MOST_CHOICES = 3


@cache
def full_sets() -> tuple[AnswerSet, ...]:
    """Twenty sets with every finding answered: in every other one most danger questions have their clear answer."""
    return tuple(full_set(seed, mostly_clear=bool(seed % 2)) for seed in range(SETS))


@cache
def published_sets() -> tuple[AnswerSet, ...]:
    """The answers of the published cases; few of them answer everything."""
    return tuple(dict(case.answers) for case in read_cases(_PUBLISHED.name, _PUBLISHED.read_bytes()).cases)


def full_set(seed: int, *, mostly_clear: bool) -> AnswerSet:
    """Every finding answered, the same for the same seed; `mostly_clear` gives most danger questions a clear answer."""
    chance = random.Random(seed)
    answers: AnswerSet = {}
    for finding in load().findings.values():
        given = _answer(finding, chance)
        clear = mostly_clear and finding.first and not finding.is_number and chance.random() < _SHARE_CLEAR
        answers[finding.id] = finding.clear_answer if clear else given
    return answers


def _answer(finding: Finding, chance: random.Random) -> object:
    if chance.random() < _SHARE_NOT_SURE:
        return NOT_SURE
    if finding.is_number:
        return chance.randint(finding.min, min(finding.max, finding.min + _LARGEST_ABOVE_LEAST))
    if finding.type != "choices":
        return chance.choice(list(finding.labels))
    if NONE in finding.labels and chance.random() < _SHARE_NONE:
        return [NONE]
    several = [value for value in finding.labels if value != NONE]
    return chance.sample(several, chance.randint(1, min(_MOST_CHOICES, len(several))))
