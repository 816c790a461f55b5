"""Why not: for what a case did not conclude, the rules that came nearest and the conditions that each was short of."""

from __future__ import annotations

from rules.case import Case
from rules.explanation.conclusion import Missing, NearMiss, WhyNot
from rules.explanation.explaining import weighed
from rules.explanation.wording import condition_in_words, consequence_in_words
from rules.language import names
from rules.language.conditions import AnswerAtom, Atom
from rules.language.rule import Evidence, Levelled, RedFlag, Rule
from rules.scoring import weigh, weigh_one
from rules.standing import Truth


def why_not_concluded(case: Case, id: str) -> WhyNot:
    """Why a cause, factor, concern or rule was not concluded, or what else would have spoken for it.

    Raises KeyError when the id is neither a conclusion nor a rule.
    """
    rule_base = case.rule_base
    if id in rule_base.by_id:
        rule = rule_base.by_id[id]
        return _answer(case, id, rule.says, concluded=rule in case.fired, rules=[rule])
    conclusion = rule_base.knowledge.conclusions[id]
    speaking = [rule for rule in rule_base.rules if _speaks_for(rule, id)]
    return _answer(case, id, conclusion.name, concluded=id in _concluded(case), rules=speaking)


def not_concluded(case: Case) -> tuple[str, ...]:
    """The causes, factors and concerns that a case did not conclude, in vocabulary order, then its silent red flags."""
    concluded, fired = _concluded(case), {rule.id for rule in case.fired}
    ids = [id for id in case.rule_base.knowledge.conclusions if id not in concluded]
    flags = [r.id for r in case.rule_base.rules if isinstance(r.then, RedFlag) and r.id not in fired]
    return (*ids, *flags)


def would_be_listed(case: Case, rule: Rule) -> bool:
    """Whether the cause or factor that an evidence rule which did not fire speaks for would be listed if it had.

    Another rule of its group may count already, and then it adds less than its weight, or nothing.
    """
    if not isinstance(rule.then, Evidence):
        return False
    listed_from = min(band.centinats for band in case.rule_base.knowledge.bands.values())
    weighing = weigh_one(case.rule_base, rule.then.target, case.concluded | {names.evidence_found(rule.id)})
    return weighing.score >= listed_from


def _concluded(case: Case) -> set[str]:
    concerns = {rule.then.concern for rule in case.fired if isinstance(rule.then, Levelled) and rule.then.concern}
    return concerns | {entry.id for entry in (*case.ranking.causes, *case.ranking.factors)}


def _speaks_for(rule: Rule, id: str) -> bool:
    match rule.then:
        case Evidence(target=target, sign=sign):
            return target == id and sign > 0
        case Levelled(concern=concern):
            return concern == id
        case _:
            return False


def _answer(case: Case, id: str, name: str, *, concluded: bool, rules: list[Rule]) -> WhyNot:
    fired = {rule.id for rule in case.fired}
    missed = [_near_miss(case, rule) for rule in rules if rule.id not in fired]
    weighing = weigh(case.rule_base, case.concluded).get(id)
    return WhyNot(
        id=id,
        name=name,
        concluded=concluded,
        score=weighing.score if weighing else None,
        prior=weighing.prior if weighing else None,
        against=weighed(case, weighing.contributions, -1) if weighing else (),
        rules=tuple(sorted(missed, key=lambda miss: len(miss.short_of))),
    )


def _near_miss(case: Case, rule: Rule) -> NearMiss:
    return NearMiss(
        rule=rule.id,
        statement=rule.says,
        says=consequence_in_words(rule, case.rule_base.knowledge),
        short_of=tuple(_missing(case, atom) for atom in case.shortfall(rule)),
        source=rule.source,
    )


def _missing(case: Case, atom: Atom) -> Missing:
    return Missing(
        condition=condition_in_words(atom, case.rule_base.knowledge),
        finding=atom.finding if isinstance(atom, AnswerAtom) else None,
        open=case.standing.truth(case.standing.node(atom)) is Truth.OPEN,
    )
