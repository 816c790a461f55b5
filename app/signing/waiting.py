"""Which rules wait for a signature, and in which order: those that need one first, danger signs before the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from app.signing.standing import Standing, State
from rules import RuleBase, RuleRead, rules_read

_ORDER = list(State)


@dataclass(frozen=True)
class Wanted:
    """The filters of the list; an empty one takes every rule."""

    state: str = ""
    module: str = ""
    about: str = ""

    @property
    def query(self) -> str:
        """The filters as the query of an address."""
        chosen = {name: value for name, value in vars(self).items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    def on_page(self, number: int) -> str:
        """The query for a page of the list."""
        return f"{self.query}{'&' if self.query else '?'}page={number}"

    def takes(self, rule: StandingRule) -> bool:
        """Whether a rule is to be shown."""
        return (
            self.state in ("", rule.standing.state.value)
            and self.module in ("", rule.read.module)
            and (not self.about or self.about in (*rule.read.about, rule.read.advice))
        )


@dataclass(frozen=True)
class StandingRule:
    """A rule and how it stands."""

    read: RuleRead
    standing: Standing


def in_order(rule_base: RuleBase, standings: Mapping[str, Standing], wanted: Wanted) -> tuple[StandingRule, ...]:
    """The wanted rules, those that need a signature first."""
    found = _dangerous_first(rule_base, standings, wanted)
    return tuple(sorted(found, key=lambda rule: _ORDER.index(rule.standing.state)))


def next_waiting(rule_base: RuleBase, standings: Mapping[str, Standing], wanted: Wanted, after: str) -> str:
    """The id of the wanted rule without a signature that follows another rule; empty when there is none left."""
    everything = _dangerous_first(rule_base, standings, Wanted())
    place = [rule.read.rule.id for rule in everything].index(after)
    filters = Wanted(module=wanted.module, about=wanted.about)
    following = (*everything[place + 1 :], *everything[:place])
    waiting = (rule for rule in following if rule.standing.state is not State.SIGNED and filters.takes(rule))
    return next((rule.read.rule.id for rule in waiting), "")


def _dangerous_first(rule_base: RuleBase, standings: Mapping[str, Standing], wanted: Wanted) -> list[StandingRule]:
    rules = [StandingRule(read, standings[id]) for id, read in rules_read(rule_base).items()]
    return sorted((rule for rule in rules if wanted.takes(rule)), key=lambda rule: not rule.read.level)
