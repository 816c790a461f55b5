"""Names that rules use for conclusions of earlier strata, and for the three bands of expert judgement."""

from __future__ import annotations

from knowledge import UrgencyLevel

strong = "strong"
moderate = "moderate"
weak = "weak"


def level_forced(level: UrgencyLevel) -> str:
    """Concluded when something forces this level of urgency."""
    return f"forced:{level}"


def concern_raised(conclusion: str) -> str:
    """Concluded when a red flag or a rule of its own raises this concern."""
    return f"concern:{conclusion}"


def band_reached(band: str, conclusion: str) -> str:
    """Concluded when a cause or factor reaches at least this band."""
    return f"{band}:{conclusion}"


def leads(cause: str) -> str:
    """Concluded for the first cause whose band is at least possible."""
    return f"leading:{cause}"


def first_factor_is(factor: str) -> str:
    """Concluded for the first factor whose band is at least possible."""
    return f"first_factor:{factor}"


def urgency_is(level: UrgencyLevel) -> str:
    """Concluded once, for the level of urgency that the person is given."""
    return f"urgency:{level}"


NO_CAUSE_LEADS = leads("none")


def evidence_found(rule_id: str) -> str:
    """Concluded by an evidence rule when it fires."""
    return f"evidence:{rule_id}"


def outranking(rule_id: str) -> str:
    """Concluded by a rule of order when it fires."""
    return f"order:{rule_id}"


def baseline_allows(level: UrgencyLevel) -> str:
    """Concluded when this level is enough if nothing forces a higher one."""
    return f"baseline:{level}"


def block_advised(block: str) -> str:
    """Concluded when a block of advice belongs in the answer."""
    return f"advice:{block}"


def running_limited(may_run: str) -> str:
    """Concluded when something limits running this far."""
    return f"may_run:{may_run}"
