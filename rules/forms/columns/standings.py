"""Standings: the score, bands and place of every cause and factor as nodes of a circuit, as `rank` gives them.

All scores count from the lowest that any can have, so that none is negative and they can be compared. A place is a
score with finer digits below it: for its turn in the vocabulary, and below that one for each rule of order, which puts
its cause just above the first that it outranks. Greater places come first, and no two are the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rules.catalogue.rulebase import RuleBase
from rules.forms.columns.binary import Digits, chosen, constant, exceeds, greatest, reaches, total
from rules.forms.columns.circuit import FALSE, TRUE, Circuit, Node
from rules.forms.columns.premises import Premises
from rules.language import names
from rules.language.rule import Outranked


@dataclass(frozen=True)
class Standing:
    """Where a cause or factor stands: `score` from the lowest one, and where it reaches at least each band."""

    id: str
    score: Digits
    bands: tuple[tuple[str, Node], ...]
    place: Digits

    @property
    def listed(self) -> Node:
        """Where it is listed at all."""
        return self.bands[-1][1]

    @cached_property
    def digits(self) -> Digits:
        """Bands, score and place as one number, which `read` takes apart."""
        return (*(node for _, node in self.bands), *self.score, *(() if self.stays else self.place))

    def read(self, number: int) -> tuple[int, int, int]:
        """Place, score, and how many bands are reached."""
        bands, width = len(self.bands), len(self.score)
        reached, score = (number & (1 << bands) - 1).bit_count(), number >> bands & (1 << width) - 1
        place = score << self.finer | self.turn if self.stays else number >> bands + width
        return place, score, reached

    @cached_property
    def finer(self) -> int:
        """How many digits of the place are finer than the score."""
        return len(self.place) - len(self.score)

    @cached_property
    def stays(self) -> bool:
        """Whether no rule of order moves it, so that its place is its score with the same finer digits everywhere."""
        return self.place[self.finer :] == self.score

    @cached_property
    def turn(self) -> int:
        """What those finer digits are where it stays."""
        return sum(1 << place for place, digit in enumerate(self.place[: self.finer]) if digit == TRUE)


@dataclass(frozen=True, slots=True)
class Standings:
    """Every cause and factor in vocabulary order; `lowest` is the score in centinats that the digits count from."""

    causes: tuple[Standing, ...]
    factors: tuple[Standing, ...]
    lowest: int


def score(circuit: Circuit, rule_base: RuleBase, premises: Premises) -> Standings:
    """Add the evidence up and rank, and note what the score concludes."""
    return _Scoring(circuit, rule_base, premises).standings()


class _Scoring:
    """The declared step between evidence and urgency."""

    def __init__(self, circuit: Circuit, rule_base: RuleBase, premises: Premises) -> None:
        self._circuit = circuit
        self._rule_base = rule_base
        self._knowledge = rule_base.knowledge
        self._premises = premises
        self._orders = [
            (rule.then, premises.of_name(names.outranking(rule.id)))
            for rule in rule_base.rules
            if isinstance(rule.then, Outranked)
        ]

    def standings(self) -> Standings:
        kinds = {kind: [one.id for one in self._knowledge.conclusions_of(kind)] for kind in ("cause", "factor")}
        weights = {id: self._weights(id) for ids in kinds.values() for id in ids}
        least = {id: self._knowledge.priors[id].centinats + _negative(weights[id]) for id in weights}
        lowest = min(least.values(), default=0)
        scores = {id: self._score(weights[id], least[id] - lowest) for id in weights}
        width = max((len(digits) for digits in scores.values()), default=0)
        scores = {id: digits + constant(0, width - len(digits)) for id, digits in scores.items()}
        bands = {id: self._bands(id, digits, lowest) for id, digits in scores.items()}
        places = {kind: self._places(ids, scores) for kind, ids in kinds.items()}
        self._put_in_order(places["cause"], {id: bands[id][-1][1] for id in kinds["cause"]})
        self._note_leading(kinds, places, bands)
        causes, factors = (
            tuple(Standing(id, scores[id], bands[id], places[kind][id]) for id in ids) for kind, ids in kinds.items()
        )
        return Standings(causes, factors, lowest)

    def _weights(self, id: str) -> list[tuple[int, Node]]:
        """The signed centinats to add where a node is true: for each group, what each strength adds to the next."""
        groups: dict[tuple[str, int], dict[int, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for weighed in self._rule_base.evidence.get(id, ()):
            found = self._premises.of_name(weighed.found)
            groups[weighed.evidence.group, weighed.evidence.sign][weighed.strength].append(found)
        weights = []
        for (_, sign), by_strength in groups.items():
            found = FALSE
            for strength, next_strength in pairwise([*sorted(by_strength, reverse=True), 0]):
                found = self._circuit.either(found, self._circuit.any_of(by_strength[strength]))
                weights.append((sign * (strength - next_strength), found))
        return weights

    def _score(self, weights: list[tuple[int, Node]], least: int) -> Digits:
        """A score that can only grow: what speaks against adds its weight where it is not found."""
        growing = [
            (abs(weight), node if weight > 0 else self._circuit.opposite(node)) for weight, node in weights if weight
        ]
        return total(self._circuit, [(least, TRUE), *growing])

    def _bands(self, id: str, digits: Digits, lowest: int) -> tuple[tuple[str, Node], ...]:
        circuit, limits = self._circuit, self._knowledge.bands
        keeps = [node for order, node in self._orders if order.cause == id]
        keeps.append(self._premises.of_name(names.concern_raised(id)))
        reached: dict[str, Node] = {}
        for band, limit in limits.items():
            enough = [reaches(circuit, digits, limit.centinats - lowest), *reached.values()]
            reached[band] = circuit.any_of([*enough, *keeps] if band == list(limits)[-1] else enough)
            self._premises.conclude([names.band_reached(band, id)], reached[band])
        return tuple(reached.items())

    def _places(self, ids: list[str], scores: dict[str, Digits]) -> dict[str, Digits]:
        width = len(ids).bit_length()
        finest = constant(0, len(self._orders))
        turns = {id: constant(turn, width) for turn, id in enumerate(reversed(ids))}
        return {id: (*finest, *turns[id], *scores[id]) for id in ids}

    def _put_in_order(self, places: dict[str, Digits], listed: dict[str, Node]) -> None:
        """Give the cause of each rule of order the place just above the first of the others before it."""
        for finest, (order, holds) in enumerate(self._orders, start=1):
            others = {id: listed[id] for id in order.others if id in places}
            first, _ = greatest(self._circuit, places, others)
            moves = self._circuit.both(holds, exceeds(self._circuit, first, places[order.cause]))
            above = list(first)
            above[len(self._orders) - finest] = TRUE
            moved = zip(above, places[order.cause], strict=True)
            places[order.cause] = tuple(chosen(self._circuit, moves, new, old) for new, old in moved)

    def _note_leading(
        self,
        kinds: dict[str, list[str]],
        places: dict[str, dict[str, Digits]],
        bands: dict[str, tuple[tuple[str, Node], ...]],
    ) -> None:
        for kind, ids in kinds.items():
            possible = {id: dict(bands[id])["possible"] for id in ids}
            _, first = greatest(self._circuit, places[kind], possible)
            for id in ids:
                name = names.leads(id) if kind == "cause" else names.first_factor_is(id)
                self._premises.conclude([name], first[id])
            if kind == "cause":
                none = self._circuit.opposite(self._circuit.any_of(possible.values()))
                self._premises.conclude([names.NO_CAUSE_LEADS], none)


def _negative(weights: list[tuple[int, Node]]) -> int:
    return sum(weight for weight, _ in weights if weight < 0)
