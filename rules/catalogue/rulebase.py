"""The rule base: every rule in the order in which it fires, checked against the others, and its digest."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge import Knowledge, KnowledgeError
from rules.language import names
from rules.language.conditions import conclusions_read
from rules.language.rule import Abstraction, Evidence, Outranked, Rule, Stratum

INFERENCE_VERSION = 1


@dataclass(frozen=True, slots=True)
class WeighedRule:
    """An evidence rule, the name that it concludes, and its weight in centinats without sign."""

    found: str
    rule: Rule
    evidence: Evidence
    strength: int


class RuleBase:
    """Rules over some knowledge. Rules stand in firing order: by stratum, then by depth, then as written.

    Raises KnowledgeError for a repeated id, for a conclusion that nothing concludes earlier, and for a circle.
    """

    def __init__(self, rules: Iterable[Rule], knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        written = list(rules)
        _refuse_repeated_ids(written)
        self.depths = _depths(written)
        self.rules = tuple(sorted(written, key=lambda rule: (rule.stratum, self.depths[rule.id])))
        self.by_id: Mapping[str, Rule] = {rule.id: rule for rule in self.rules}
        _refuse_unknown_conclusions(self)

    @cached_property
    def evidence(self) -> Mapping[str, tuple[WeighedRule, ...]]:
        """The evidence rules of each cause and factor with their weights, in firing order."""
        found: dict[str, list[WeighedRule]] = defaultdict(list)
        for rule in self.rules:
            if isinstance(evidence := rule.then, Evidence):
                strength = self.knowledge.weights[evidence.strength].centinats
                weighed = WeighedRule(names.evidence_found(rule.id), rule, evidence, strength)
                found[evidence.target].append(weighed)
        return {target: tuple(rules) for target, rules in found.items()}

    @cached_property
    def ranked_ids(self) -> tuple[str, ...]:
        """The causes and then the factors, in vocabulary order."""
        return tuple(found.id for kind in ("cause", "factor") for found in self.knowledge.conclusions_of(kind))

    @cached_property
    def orders(self) -> tuple[tuple[str, Outranked], ...]:
        """The rules of order: the name that each concludes, and the order."""
        return tuple((names.outranking(rule.id), rule.then) for rule in self.rules if isinstance(rule.then, Outranked))

    @cached_property
    def abstractions(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that conclude each abstraction."""
        found: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            if isinstance(rule.then, Abstraction):
                found[rule.then.name].append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def canonical(self) -> str:
        """All rules, all knowledge and the inference version as canonical JSON, from which `archive` restores them.

        Keys stay in the order of the files, because the order of conclusions and bands decides ties.
        """
        content = {
            "inference": INFERENCE_VERSION,
            "rules": [rule_as_data(rule) for rule in self.rules],
            "knowledge": dict(self.knowledge.data),
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the canonical JSON."""
        return digest_of(self.canonical)


def digest_of(canonical: str) -> str:
    """How a rule base is named: SHA-256 over its canonical JSON."""
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def concluded_by_steps(knowledge: Knowledge) -> dict[str, Stratum]:
    """The names that the score and the disposition conclude, with the stratum in which they do."""
    scored: dict[str, Stratum] = {names.NO_CAUSE_LEADS: Stratum.SCORE}
    for conclusion in knowledge.conclusions.values():
        for band in knowledge.bands:
            scored[names.band_reached(band, conclusion.id)] = Stratum.SCORE
        scored[names.leads(conclusion.id)] = Stratum.SCORE
        scored[names.first_factor_is(conclusion.id)] = Stratum.SCORE
    return scored | {names.urgency_is(level.id): Stratum.DISPOSITION for level in knowledge.urgency.values()}


def rule_as_data(part: object) -> object:
    """A rule as plain JSON data; every part says its own kind, and where it is written does not count."""
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        fields = {field.name: rule_as_data(getattr(part, field.name)) for field in dataclasses.fields(part)}
        return {"kind": type(part).__name__} | {name: value for name, value in fields.items() if name != "place"}
    if isinstance(part, tuple):
        return [rule_as_data(item) for item in part]
    return part


def _refuse_repeated_ids(rules: list[Rule]) -> None:
    places: dict[str, str] = {}
    for rule in rules:
        if rule.id in places:
            raise KnowledgeError(f"{rule.place}: rule id {rule.id!r} is already used at {places[rule.id]}")
        places[rule.id] = rule.place


def _depths(rules: list[Rule]) -> dict[str, int]:
    """How many layers of abstractions a rule of the first stratum stands on; 0 for every other stratum."""
    layer: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if isinstance(rule.then, Abstraction):
            layer[rule.then.name].append(rule)
    depths: dict[str, int] = {}

    def depth(rule: Rule, above: tuple[str, ...]) -> int:
        if rule.id in above:
            raise KnowledgeError(f"{rule.place}: abstractions in a circle: {' -> '.join((*above, rule.id))}")
        if rule.id not in depths:
            below = [lower for name in conclusions_read(rule.when) for lower in layer[name]]
            depths[rule.id] = 1 + max((depth(lower, (*above, rule.id)) for lower in below), default=-1)
        return depths[rule.id]

    return {rule.id: depth(rule, ()) if isinstance(rule.then, Abstraction) else 0 for rule in rules}


def _refuse_unknown_conclusions(rule_base: RuleBase) -> None:
    earliest = concluded_by_steps(rule_base.knowledge)
    for rule in rule_base.rules:
        earliest |= dict.fromkeys(rule.concludes, rule.stratum)
    for rule in rule_base.rules:
        for name in conclusions_read(rule.when):
            stratum = earliest.get(name)
            readable = stratum is not None and (stratum < rule.stratum or name in rule_base.abstractions)
            if not readable:
                known = sorted(known for known, when in earliest.items() if when < rule.stratum)
                raise KnowledgeError(f"{rule.place}: nothing concludes {name!r} earlier; allowed: {', '.join(known)}")
