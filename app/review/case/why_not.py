"""Why not: for what a case did not conclude, the rules that came nearest and what each was short of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rules import Case, Evidence, Levelled, NearMiss, Rule, WhyNot, not_concluded, why_not_concluded, would_be_listed

NEAREST = 3


@dataclass(frozen=True)
class Choice:
    """Something that a case did not conclude, to be asked about; `kind` is that of a conclusion, or `red_flag`."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True)
class Missed:
    """Why something was not concluded. `level` is how urgent a red flag would have made it.

    `nearest` are the rules that would have spoken for it and came nearest, of the `why.rules`.
    """

    choice: Choice
    level: str
    why: WhyNot
    nearest: tuple[NearMiss, ...]


def choices(case: Case) -> tuple[Choice, ...]:
    """Everything that the case did not conclude: causes, factors, serious conclusions, then silent red flags."""
    return tuple(_choice(case, id) for id in not_concluded(case))


def missed(case: Case, id: str, first: str = "") -> Missed:
    """Why one thing was not concluded; of the rules that might have, the one of this id stands first.

    Raises KeyError when the rules of the case do not know it.
    """
    by_id = case.rule_base.by_id
    why = why_not_concluded(case, id)
    near = sorted(why.rules, key=lambda miss: (miss.rule != first, _distance(case, by_id[miss.rule])))
    then = by_id[id].then if id in by_id else None
    level = then.level if isinstance(then, Levelled) else ""
    return Missed(_choice(case, id), level, why, tuple(near[:NEAREST]))


def nearest(case: Case) -> tuple[Missed, ...]:
    """The few that came nearest, each by another rule that alone would have brought it about.

    A rule is nearer when it was short of fewer conditions; then when no answer speaks against these; then when more
    of what it reads was there.
    """
    silent = set(not_concluded(case))
    would_conclude = {rule.id: tuple(_would_conclude(case, rule, silent)) for rule in case.rule_base.rules}
    able = [rule for rule in case.rule_base.rules if would_conclude[rule.id]]
    by_rule: dict[str, str] = {}
    for rule in sorted(able, key=lambda rule: _distance(case, rule)):
        for id in would_conclude[rule.id]:
            if id not in by_rule.values():
                by_rule.setdefault(rule.id, id)
        if len(by_rule) == NEAREST:
            break
    return tuple(missed(case, id, rule) for rule, id in by_rule.items())


def _would_conclude(case: Case, rule: Rule, silent: Collection[str]) -> Iterator[str]:
    """What the case did not conclude, and would have if this rule had fired as well."""
    match rule.then:
        case Levelled(concern=concern):
            yield from (id for id in (rule.id, concern) if id and id in silent)
        case Evidence(target=target, sign=1) if target in silent and would_be_listed(case, rule):
            yield target


def _distance(case: Case, rule: Rule) -> tuple[int, bool, int]:
    short_of = case.shortfall(rule)
    there = {getattr(atom, "finding", None) or getattr(atom, "name", None) for atom in case.support(rule)}
    return len(short_of), not all(case.waits_for(atom) for atom in short_of), -len(there)


def _choice(case: Case, id: str) -> Choice:
    known = case.rule_base.knowledge.conclusions.get(id)
    return Choice(id, known.kind, known.name) if known else Choice(id, "red_flag", case.rule_base.by_id[id].says)
