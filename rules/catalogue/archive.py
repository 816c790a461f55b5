"""The archive: a rule base of an earlier day, restored from its canonical JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

from knowledge import KnowledgeError, MayRun, UrgencyLevel, restore
from rules.catalogue.rulebase import INFERENCE_VERSION, RuleBase, digest_of
from rules.language import conditions, rule

_CONDITIONS = {
    kind.__name__: kind
    for kind in (
        conditions.Is,
        conditions.IsNot,
        conditions.AtLeast,
        conditions.Below,
        conditions.NotSure,
        conditions.Unanswered,
        conditions.Concluded,
        conditions.NotConcluded,
        conditions.Gate,
    )
}
_CONSEQUENCES = {
    kind.__name__: kind
    for kind in (
        rule.Abstraction,
        rule.Evidence,
        rule.RedFlag,
        rule.RaisedConcern,
        rule.ForcedLevel,
        rule.Outranked,
        rule.BaselineLevel,
        rule.AdviceGiven,
        rule.RunningLimited,
    )
}
_KINDS: dict[str, Callable[..., object]] = {**_CONDITIONS, **_CONSEQUENCES, rule.Rule.__name__: rule.Rule}
_NAMED: dict[str, Callable[[str], object]] = {"level": UrgencyLevel, "may_run": MayRun}


class ArchiveUnreadableError(ValueError):
    """The canonical JSON is not of a rule base that this inference can run; the message says why."""


def restored_rule_base(canonical: str, digest: str) -> RuleBase:
    """The rule base of this digest from its canonical JSON.

    Raises ArchiveUnreadableError when the text is not what the digest names, or is of another inference version.
    """
    if digest_of(canonical) != digest:
        raise ArchiveUnreadableError(f"the stored rule base is not the one that {digest} names")
    content = json.loads(canonical)
    if content["inference"] != INFERENCE_VERSION:
        version = content["inference"]
        raise ArchiveUnreadableError(f"it was made for inference version {version}; this one is {INFERENCE_VERSION}")
    try:
        knowledge = restore(content["knowledge"])
        return RuleBase([cast("rule.Rule", _part(data)) for data in content["rules"]], knowledge)
    except (KnowledgeError, KeyError, TypeError, ValueError) as error:
        raise ArchiveUnreadableError(f"its records no longer fit: {error}") from error


def _part(data: object) -> object:
    """A rule, or a part of one, from what `rule_as_data` made of it."""
    if isinstance(data, list):
        return tuple(_part(item) for item in data)
    if not isinstance(data, dict):
        return data
    fields = {name: _field(name, value) for name, value in data.items() if name != "kind"}
    written = {"place": ""} if data["kind"] == rule.Rule.__name__ else {}
    return _KINDS[data["kind"]](**fields, **written)


def _field(name: str, value: object) -> object:
    return _NAMED[name](str(value)) if name in _NAMED else _part(value)
