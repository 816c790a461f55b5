"""How many cases a rule newly fires on in a replay, and on how many it no longer does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.replay.rerunning import ChangedCase


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What became of one rule. `digest` is of a rule base in which it can be read; None where there is none."""

    rule: str
    fires_now: int
    silent_now: int
    digest: str | None


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """The counts of a replay under the rules in use, as they are stored."""

    in_use: str
    cases: dict[str, list[int]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def add(self, changed: ChangedCase) -> None:
        """Count one more case. A rule is best read as it is now, else as it was when it last fired."""
        rules = changed.difference.changes.get("rules", {})
        for place, way in enumerate(("appeared", "vanished")):
            for rule in rules.get(way, []):
                self.cases.setdefault(rule, [0, 0])[place] += 1
                if way == "appeared":
                    self.digests[rule] = self.in_use
                elif changed.readable_under is not None:
                    self.digests.setdefault(rule, changed.readable_under)


def by_rule(cases: Mapping[str, Sequence[int]], digests: Mapping[str, str]) -> tuple[RuleChange, ...]:
    """The rules with their counts, those of most cases first."""
    told = [RuleChange(rule, now, not_now, digests.get(rule)) for rule, (now, not_now) in cases.items()]
    return tuple(sorted(told, key=lambda one: -one.fires_now - one.silent_now))
