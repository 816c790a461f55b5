"""What a vignette can expect, and the words that each expectation takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge import NONE, MayRun, UrgencyLevel, load
from tests.specification import reader as specification

NOT_LISTED = "not_listed"
SINGLE = ("urgency", "may_run", "first", "first_factor", "not_first")


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out; None means that the story does not decide it.

    A variation may also expect a cause or factor to be more, less or just as likely as in the story itself.
    """

    urgency: str | None = None
    may_run: str | None = None
    first: str | None = None
    first_factor: str | None = None
    not_first: str | None = None
    red_flags: frozenset[str] | None = None
    concerns: frozenset[str] | None = None
    listed: frozenset[str] = frozenset()
    not_listed: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    less: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    bands: Mapping[str, str] = field(default_factory=dict)
    advised: frozenset[str] = frozenset()
    not_advised: frozenset[str] = frozenset()


def allowed_outcomes() -> dict[str, list[str]]:
    """What may be expected, and the words that each expectation takes."""
    kinds = {kind: [c.id for c in load().conclusions_of(kind)] for kind in ("cause", "factor", "serious")}
    return {
        "urgency": list(UrgencyLevel),
        "may_run": list(MayRun),
        "first": [*kinds["cause"], NONE],
        "first_factor": [*kinds["factor"], NONE],
        "not_first": kinds["cause"],
        "red_flags": [*specification.flag_ids(), *load().additions],
        "concerns": [*kinds["serious"], *kinds["cause"]],
        **{
            key: [*kinds["cause"], *kinds["factor"]]
            for key in ("listed", "not_listed", "more", "less", "same", "bands")
        },
        **{key: list(load().advice) for key in ("advised", "not_advised")},
    }
