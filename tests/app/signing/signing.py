"""Rules of a changed rule base, and clinicians who sign them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from app import signing
from app.clinicians import Clinician, Role
from app.signing import Signature, Standing
from app.signing.service import today
from app.storage import Database
from knowledge import Knowledge
from rules import RuleBase, rule_base
from rules.language.rule import Rule
from tests.app.workbench import AtTheWorkbench

A_YEAR = timedelta(days=365)


def as_clinician(someone: AtTheWorkbench) -> Clinician:
    """The clinician behind an account."""
    return Clinician(someone.id, someone.name, someone.display_name, Role.REVIEWER)


def sign(
    database: Database,
    rule: str,
    clinician: Clinician,
    *,
    valid_for: timedelta = A_YEAR,
    used: RuleBase | None = None,
) -> None:
    """Sign a rule as it stands."""
    used = used or rule_base()
    signing.sign(
        database=database,
        rule_base=used,
        rule=rule,
        seen=signing.rule_digests(used)[rule],
        clinician=clinician,
        valid_until=today() + valid_for,
    )


def standing(database: Database, rule: str, used: RuleBase | None = None) -> Standing:
    """How a rule stands today."""
    return signing.standings(database=database, rule_base=used or rule_base())[rule]


def signatures(database: Database, rule: str) -> tuple[Signature, ...]:
    """All that was ever signed and withdrawn under a rule."""
    return signing.history(database=database, rule=rule)


def with_rule(id: str, change: Callable[[Rule], Rule]) -> RuleBase:
    """The rule base with one rule changed."""
    used = rule_base()
    return RuleBase([change(rule) if rule.id == id else rule for rule in used.rules], used.knowledge)


def with_knowledge(**changed: object) -> RuleBase:
    """The rule base over changed knowledge."""
    used = rule_base()
    knowledge: Knowledge = replace(used.knowledge, **changed)  # type: ignore[arg-type]
    return RuleBase(used.rules, knowledge)
