"""The scoring expression: every score, band and order as what the solver can compare, from which rules fire."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache

import z3

from rules.catalogue.rulebase import RuleBase
from rules.language.rule import Outranked, Rule
from tests.proofs.answers import all_of, any_of, whole_number


class Scores:
    """The scores of all causes and factors. `fires` says when a rule does, `raised` when a concern is."""

    def __init__(
        self, rule_base: RuleBase, fires: Callable[[Rule], z3.BoolRef], raised: Callable[[str], z3.BoolRef]
    ) -> None:
        self._rule_base = rule_base
        self._fires = fires
        self._raised = raised
        self._orders = [(rule, rule.then) for rule in rule_base.rules if isinstance(rule.then, Outranked)]
        self.score = cache(self._score)
        self.stands_before = cache(self._stands_before)
        self.first_of = cache(self._first_of)

    def reached(self, band: str, id: str) -> z3.BoolRef:
        """The conclusion is listed with at least this band."""
        limits = {name: limit.centinats for name, limit in self._rule_base.knowledge.bands.items()}
        names = list(limits)
        high_enough = any_of(self.score(id) >= whole_number(limits[name]) for name in names[: names.index(band) + 1])
        return z3.Or(high_enough, self._kept(id)) if band == names[-1] else high_enough

    def listed(self, id: str) -> z3.BoolRef:
        """The conclusion is among the causes, or factors, at all."""
        return self.reached(list(self._rule_base.knowledge.bands)[-1], id)

    def leads(self, id: str) -> z3.BoolRef:
        """This is the first cause, or factor, whose band is at least possible."""
        return self.first_of(self._rule_base.knowledge.conclusions[id].kind)[id]

    def nothing_leads(self) -> z3.BoolRef:
        """No cause is at least possible."""
        return z3.Not(any_of(self.first_of("cause").values()))

    def _first_of(self, kind: str) -> dict[str, z3.BoolRef]:
        ids = [conclusion.id for conclusion in self._rule_base.knowledge.conclusions_of(kind)]
        possible = {id: any_of(self.reached(band, id) for band in ("likely", "possible")) for id in ids}
        first: dict[str, z3.BoolRef] = {}
        for id in ids:
            ahead = [z3.Or(z3.Not(possible[other]), self.stands_before(id, other)) for other in ids if other != id]
            first[id] = all_of([possible[id], *ahead, *(z3.Not(earlier) for earlier in first.values())])
        return first

    def _stands_before(self, id: str, other: str) -> z3.BoolRef:
        """Both listed, one comes first: by score, then as in the vocabulary, then as the rules of order move them."""
        vocabulary = list(self._rule_base.knowledge.conclusions)
        first, second = sorted((id, other), key=vocabulary.index)
        if (id, other) != (first, second):
            return z3.Not(self.stands_before(first, second))
        if self._rule_base.knowledge.conclusions[id].kind != "cause":
            return self.score(id) >= self.score(other)
        return self._after_orders(len(self._orders), id, other)

    def _after_orders(self, orders: int, id: str, other: str) -> z3.BoolRef:
        """The same after so many rules of order: a cause that moves goes before what it outranks and all behind."""
        if orders == 0:
            vocabulary = list(self._rule_base.knowledge.conclusions)
            tie = vocabulary.index(id) < vocabulary.index(other)
            return self.score(id) >= self.score(other) if tie else self.score(id) > self.score(other)
        rule, order = self._orders[orders - 1]
        before = self._after_orders(orders - 1, id, other)
        moved, rest = (id, other) if order.cause == id else (other, id)
        if order.cause != moved:
            return before
        overtakes = z3.And(
            self._fires(rule),
            any_of(
                z3.And(
                    self.listed(outranked),
                    self._after_orders(orders - 1, outranked, rest) if outranked != rest else z3.BoolVal(True),
                )
                for outranked in order.others
            ),
        )
        return z3.Or(before, overtakes) if moved == id else z3.And(before, z3.Not(overtakes))

    def _kept(self, id: str) -> z3.BoolRef:
        outranking = [self._fires(rule) for rule, order in self._orders if order.cause == id]
        return any_of([self._raised(id), *outranking])

    def _score(self, id: str) -> z3.BitVecRef:
        groups: dict[tuple[str, int], dict[int, list[z3.BoolRef]]] = defaultdict(lambda: defaultdict(list))
        for weighed in self._rule_base.evidence.get(id, ()):
            of_group = groups[weighed.evidence.group, weighed.evidence.sign]
            of_group[weighed.strength].append(self._fires(weighed.rule))
        prior = self._rule_base.knowledge.priors[id].centinats
        whole_number(abs(prior) + sum(max(weights) for weights in groups.values()))  # refuses what could run over
        counted = [_largest(weights, sign) for (_, sign), weights in groups.items()]
        return sum(counted, start=whole_number(prior))


def _largest(weights: dict[int, list[z3.BoolRef]], sign: int) -> z3.BitVecRef:
    """What a group adds: the largest weight among the rules that fire, with the sign of the group."""
    counted = whole_number(0)
    for weight in sorted(weights):
        counted = z3.If(any_of(weights[weight]), whole_number(sign * weight), counted)
    return counted
