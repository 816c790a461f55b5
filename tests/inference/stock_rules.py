"""One rule of stock experta, to see what it makes of a few facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from experta import Fact, KnowledgeEngine, Rule


def firings(conditions: Sequence[Any], *facts: Fact) -> int:
    """How often a stock rule with these conditions fires on these facts."""
    fired = []

    def body(engine: KnowledgeEngine, **bound: object) -> None:
        fired.append(bound)

    engine = engine_of(Rule(*conditions)(body))
    engine.declare(*facts)
    engine.run()
    return len(fired)


def engine_of(*rules: Rule) -> KnowledgeEngine:
    """A stock engine of a class of its own with these rules, after its first reset."""
    engine = type("Stock", (KnowledgeEngine,), {f"rule {place}": rule for place, rule in enumerate(rules)})()
    engine.reset()
    return engine
