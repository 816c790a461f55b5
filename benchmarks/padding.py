"""Rule bases of any size that fire alike: a part of the real rules, padded with plausible ones that stay silent."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from benchmarks.answer_sets import AnswerSet
from knowledge import load
from rules import Case, read_answers, rule_base
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program
from rules.language.conditions import Atom, Concluded, Gate, NotConcluded, atoms, conclusions_read
from rules.language.rule import Abstraction, Consequence, Outranked, Rule, Stratum

_SEED = 4
_ATOMS = (3, 4)
_GOLDEN_RATIO = 0.6180339887498949


def part(size: int) -> RuleBase:
    """So many of the real rules, taken evenly from all of them, with everything that they stand on."""
    rules = rule_base().rules
    # Multiples of the golden ratio fill the circle evenly however many are taken.
    spread = sorted(range(len(rules)), key=lambda place: place * _GOLDEN_RATIO % 1)
    chosen: dict[str, Rule] = {}
    for place in spread:
        needed = {rule.id: rule for rule in _with_what_it_reads(rules[place])} | chosen
        if len(needed) <= size:
            chosen = needed
    return RuleBase([rule for rule in rules if rule.id in chosen], load())


def padded(base: RuleBase, size: int, silent_on: Sequence[AnswerSet]) -> RuleBase:
    """The rules of `base` and, up to `size`, made-up ones of the same kinds that fire on none of the answer sets.

    A made-up rule asks for three or four truths that real rules of its stratum ask for, each about something else;
    it concludes what a real rule concludes, so that scoring reads it too.
    """
    making = _made_up(base)
    silent: list[Rule] = []
    while len(base.rules) + len(silent) < size:
        silent += [next(making) for _ in range(size - len(base.rules) - len(silent))]
        while fired := _fired(RuleBase([*base.rules, *silent], base.knowledge), silent_on) - base.by_id.keys():
            silent = [rule for rule in silent if rule.id not in fired]
    return RuleBase([*base.rules, *silent], base.knowledge)


def _with_what_it_reads(rule: Rule) -> Iterable[Rule]:
    yield rule
    for name in conclusions_read(rule.when):
        for other in rule_base().rules:
            if name in other.concludes:
                yield from _with_what_it_reads(other)


def _fired(rule_base: RuleBase, sets: Iterable[AnswerSet]) -> set[str]:
    program = Program(rule_base)
    cases = (Case(program, read_answers(answers, rule_base.knowledge)) for answers in sets)
    return {rule.id for case in cases for rule in case.fired}


def _made_up(base: RuleBase) -> Iterator[Rule]:
    chance = random.Random(_SEED)
    asked = {stratum: _asked(base.rules, stratum) for stratum in Stratum}
    models = [rule for rule in base.rules if not isinstance(rule.then, Outranked)]
    number = 0
    while True:
        number += 1
        model = chance.choice(models)
        parts = _about_different_things(asked[model.stratum], chance)
        when = Gate("all_of", len(parts), parts)
        then = _consequence(model, f"padding_{number}")
        yield replace(model, id=f"PAD-{number:04}", when=when, then=then, place=__name__)


def _asked(rules: Iterable[Rule], stratum: Stratum) -> list[Atom]:
    """The truths that rules of a stratum ask for, and what all rules ask of the answers."""
    asked = {atom: None for rule in rules for atom in atoms(rule.when) if _about(atom) or rule.stratum is stratum}
    return list(asked)


def _about_different_things(asked: Sequence[Atom], chance: random.Random) -> tuple[Atom, ...]:
    wanted = chance.choice(_ATOMS)
    found: dict[str, Atom] = {}
    while len(found) < wanted:
        atom = chance.choice(asked)
        found.setdefault(_about(atom) or f"conclusion {atom}", atom)
    return tuple(found.values())


def _about(atom: Atom) -> str:
    """The finding that an atom asks for; empty when it asks for a conclusion."""
    return "" if isinstance(atom, Concluded | NotConcluded) else atom.finding


def _consequence(model: Rule, new_name: str) -> Consequence:
    """What the model concludes; an abstraction of its own, because a second rule for a real one could feed others."""
    return Abstraction(new_name) if isinstance(model.then, Abstraction) else model.then
