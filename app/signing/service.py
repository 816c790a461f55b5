"""Signatures under rules: sign, withdraw, and how every rule stands. Rows are only ever added."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.clinicians import Clinician, ClinicianRecord
from app.kept_results import keep_rule_base
from app.signing.digest import rule_digests
from app.signing.record import RuleSignatureRecord
from app.signing.standing import Signature, Standing, standing_of
from app.storage import Database
from rules import RuleBase


class RuleUnknown(Exception):
    """The rule base has no rule of this id."""


class RuleChanged(Exception):
    """The rule is not the one that the clinician saw."""


class NothingToWithdraw(Exception):
    """The clinician has not signed the rule as it is."""


def sign(
    *, database: Database, rule_base: RuleBase, rule: str, seen: str, clinician: Clinician, valid_until: date
) -> None:
    """Put a clinician's signature under the text that they saw, and keep the rule base in which it stands.

    Raises RuleUnknown, RuleChanged.
    """
    if _digest(rule_base, rule) != seen:
        raise RuleChanged(rule)
    with database.writing() as session:
        _add(session, rule_base, rule, clinician, valid_until, withdrawn=False)


def withdraw(*, database: Database, rule_base: RuleBase, rule: str, clinician: Clinician) -> None:
    """Take a clinician's own signature back; those of others stay.

    Raises RuleUnknown, NothingToWithdraw.
    """
    _digest(rule_base, rule)
    with database.writing() as session:
        if not _standing(rule_base, rule, _signatures(session, rule)).is_signed_by(clinician.id):
            raise NothingToWithdraw(rule)
        _add(session, rule_base, rule, clinician, today(), withdrawn=True)


def standings(*, database: Database, rule_base: RuleBase) -> Mapping[str, Standing]:
    """How every rule of a rule base stands today."""
    with database.reading() as session:
        found = _by_rule(session, select(RuleSignatureRecord, ClinicianRecord.display_name))
    digests, day = rule_digests(rule_base), today()
    return {id: standing_of(digest, found.get(id, ()), day) for id, digest in digests.items()}


def history(*, database: Database, rule: str) -> tuple[Signature, ...]:
    """All that was ever signed and withdrawn under a rule, in that order."""
    with database.reading() as session:
        return tuple(_signatures(session, rule))


def today() -> date:
    """The day, the same for everyone."""
    return datetime.now(UTC).date()


def _digest(rule_base: RuleBase, rule: str) -> str:
    if rule not in rule_base.by_id:
        raise RuleUnknown(rule)
    return rule_digests(rule_base)[rule]


def _standing(rule_base: RuleBase, rule: str, signatures: list[Signature]) -> Standing:
    return standing_of(_digest(rule_base, rule), signatures, today())


def _add(
    session: Session, rule_base: RuleBase, rule: str, clinician: Clinician, valid_until: date, *, withdrawn: bool
) -> None:
    keep_rule_base(session, rule_base, today())
    session.add(
        RuleSignatureRecord(
            rule=rule,
            rule_digest=_digest(rule_base, rule),
            digest=rule_base.digest,
            clinician_id=clinician.id,
            signed_at=int(time.time()),
            valid_until=valid_until,
            withdrawn=withdrawn,
        )
    )


def _signatures(session: Session, rule: str) -> list[Signature]:
    wanted = select(RuleSignatureRecord, ClinicianRecord.display_name).where(RuleSignatureRecord.rule == rule)
    return _by_rule(session, wanted).get(rule, [])


def _by_rule(session: Session, wanted: Select[RuleSignatureRecord, str]) -> Mapping[str, list[Signature]]:
    found: dict[str, list[Signature]] = defaultdict(list)
    named = wanted.join(ClinicianRecord, ClinicianRecord.id == RuleSignatureRecord.clinician_id)
    for record, by in session.execute(named.order_by(RuleSignatureRecord.id)):
        found[record.rule].append(
            Signature(
                rule=record.rule,
                rule_digest=record.rule_digest,
                digest=record.digest,
                clinician_id=record.clinician_id,
                by=by,
                on=datetime.fromtimestamp(record.signed_at, UTC).date(),
                until=record.valid_until,
                withdrawn=record.withdrawn,
            )
        )
    return found
