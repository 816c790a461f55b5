"""Names of the engine in words."""

from __future__ import annotations

from app.rendering.page import words
from knowledge import Knowledge


def named(name: str, knowledge: Knowledge) -> str:
    """A conclusion of the engine in words: `concern:septic_arthritis` with the name of the concern."""
    labels = words().labels
    kind, _, id = name.rpartition(":")
    target, _, weight = id.partition(" ")
    if kind in ("forced", "urgency", "baseline") and target in knowledge.urgency:
        return f"{labels[f'trace_{kind}']}: {knowledge.urgency[target].title}"
    if kind == "advice" and target in knowledge.advice:
        known = knowledge.conclusions.get(target)
        title = knowledge.advice[target].title or (known.name if known else target.replace("_", " "))
        return f"{labels['trace_advice']}: {title}"
    if kind == "may_run":
        return f"{labels['may_run_title']} {words().may_run[target]}"
    if target in knowledge.conclusions:
        label = {"concern": labels["trace_concern"], "leading": labels["trace_leading"]}.get(kind)
        label = label or words().bands.get(kind) or kind.replace("_", " ")
        return f"{label}: {knowledge.conclusions[target].name}".removeprefix(": ") + (f" ({weight})" if weight else "")
    return knowledge.wording.abstractions.get(name, name.replace("_", " "))
