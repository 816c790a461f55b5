"""The rules, each as a defrule in its stratum's module: its sentence, source, condition and consequence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge import Weight
from rules.catalogue.rulebase import RuleBase
from rules.forms.clips.conditions import INDENT, ConditionWriter, CountedGate, Element
from rules.forms.clips.symbols import comment, name_concluded, symbol, text
from rules.language.rule import Evidence, Outranked, Rule


def defrules(rule_base: RuleBase) -> Iterator[str]:
    """Every rule in firing order, each before the rules that count for it if it asks for `at_least_k`."""
    knowledge = rule_base.knowledge
    several = {finding.id for finding in knowledge.findings.values() if finding.type == "choices"}
    for turn, rule in enumerate(rule_base.rules, start=1):
        writer = ConditionWriter(rule.id, several)
        facts = [*_concluding(rule), *_scored(rule, turn, knowledge.weights)]
        yield _defrule(rule, writer, rule_base.depths[rule.id], facts)
        for gate in writer.counted:  # grows when a part has a gate of its own
            yield from _counting(rule, writer, rule_base.depths[rule.id], gate)


def _defrule(rule: Rule, writer: ConditionWriter, depth: int, facts: list[str]) -> str:
    strength = f", strength: {rule.then.strength}" if isinstance(rule.then, Evidence) else ""
    first, *others = facts
    return _lines(
        f"(defrule {rule.stratum.name}::{symbol(rule.id)} {text(rule.says)}",
        comment(f"source: {rule.source}{strength}"),
        *_salience(depth),
        *_flat(writer.elements(rule.when)),
        "=>",
        "\n           ".join([f"(assert {first}", *others]) + "))",
    )


def _counting(rule: Rule, writer: ConditionWriter, depth: int, gate: CountedGate) -> Iterator[str]:
    """A rule for each part of a gate; it concludes nothing but that the part holds."""
    for number, part in enumerate(gate.parts, start=1):
        sentence = text(f"Part {number} of {len(gate.parts)}, of which {gate.need} are enough.")
        yield _lines(
            f"(defrule {rule.stratum.name}::{gate.name}/{number} {sentence}",
            *_salience(depth),
            *_flat(writer.elements(part)),
            "=>",
            f"(count-part {gate.name} {number} {gate.need}))",
        )


def _concluding(rule: Rule) -> list[str]:
    names = [f"(concluded (name {name_concluded(name)}))" for name in rule.concludes]
    return [f"(fired (rule {symbol(rule.id)}))", *names]


def _scored(rule: Rule, turn: int, weights: Mapping[str, Weight]) -> list[str]:
    """What the score reads besides the names that are concluded."""
    match rule.then:
        case Evidence(target=target, strength=strength, sign=sign, group=group):
            weight = f"(sign {sign}) (strength {weights[strength].centinats})"
            return [f"(evidence (rule {rule.id}) (about {symbol(target)}) (group {text(group)}) {weight})"]
        case Outranked(cause=cause, others=others):
            before = " ".join(map(symbol, others))
            return [f"(order (rule {rule.id}) (turn {turn}) (cause {symbol(cause)}) (before {before}))"]
        case _:
            return []


def _salience(depth: int) -> list[str]:
    """An abstraction that stands on others fires after them."""
    return [f"(declare (salience {-depth}))"] if depth else []


def _flat(elements: list[Element]) -> list[str]:
    return [line for element in elements for line in element]


def _lines(first: str, *others: str) -> str:
    return f"\n{INDENT}".join([first, *others])
