"""How a rule stands: draft, signed or expired, and whose signatures say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """How a rule stands. Never signed, changed and withdrawn are the three ways to be a draft."""

    CHANGED = "changed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    UNSIGNED = "unsigned"
    SIGNED = "signed"


class Status(StrEnum):
    """What a reader needs to know of a rule at a glance."""

    DRAFT = "draft"
    SIGNED = "signed"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Signature:
    """A clinician's signature under a rule: `rule_digest` names the text, `digest` the rule base where it stood."""

    rule: str
    rule_digest: str
    digest: str
    clinician_id: int
    by: str
    on: date
    until: date
    withdrawn: bool


@dataclass(frozen=True)
class Standing:
    """How a rule stands today, with the signatures that say so, the latest last.

    They are those that hold, those that have expired, those under an earlier text, or those that were withdrawn.
    """

    state: State
    signatures: tuple[Signature, ...] = ()

    @property
    def status(self) -> Status:
        """Draft, signed or expired."""
        return Status(self.state.value) if self.state in (State.SIGNED, State.EXPIRED) else Status.DRAFT

    def is_signed_by(self, clinician_id: int) -> bool:
        """Whether this clinician's signature holds or has expired."""
        signed = self.state in (State.SIGNED, State.EXPIRED)
        return signed and any(signature.clinician_id == clinician_id for signature in self.signatures)


def standing_of(rule_digest: str, signatures: Sequence[Signature], today: date) -> Standing:
    """How a rule with this text stands under all that was ever signed and withdrawn, in that order.

    Of each clinician and each text the latest word counts, so that two clinicians never undo each other's.
    """
    if not signatures:
        return Standing(State.UNSIGNED)
    latest: dict[tuple[int, str], Signature] = {}
    for signature in signatures:
        latest.pop((signature.clinician_id, signature.rule_digest), None)
        latest[signature.clinician_id, signature.rule_digest] = signature
    under_this = [word for word in latest.values() if word.rule_digest == rule_digest]
    signed = [word for word in under_this if not word.withdrawn]
    for state, found in (
        (State.SIGNED, [word for word in signed if word.until >= today]),
        (State.EXPIRED, signed),
        (State.WITHDRAWN, under_this),
        (State.CHANGED, [word for word in latest.values() if not word.withdrawn]),
    ):
        if found:
            return Standing(state, tuple(found))
    return Standing(State.UNSIGNED)
