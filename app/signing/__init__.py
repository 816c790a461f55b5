"""Clinicians' signatures under rules: a rule is a draft until one of them has signed it as it is."""

from app.signing.digest import rule_digest, rule_digests
from app.signing.service import (
    NothingToWithdraw,
    RuleChanged,
    RuleUnknown,
    history,
    sign,
    standings,
    withdraw,
)
from app.signing.standing import Signature, Standing, State, Status

__all__ = [
    "NothingToWithdraw",
    "RuleChanged",
    "RuleUnknown",
    "Signature",
    "Standing",
    "State",
    "Status",
    "history",
    "rule_digest",
    "rule_digests",
    "sign",
    "standings",
    "withdraw",
]
