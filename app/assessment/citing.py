"""Sources as a page cites them: numbered, and honest about what was not traced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.rendering import words
from knowledge import load
from rules import TriageConclusion

EXPERT_JUDGEMENT = "expert-judgement"


@dataclass(frozen=True)
class Citation:
    """One source in the list at the end of a page."""

    number: int
    title: str
    published: str
    url: str
    note: str


def citations(conclusion: TriageConclusion, *, with_running: bool) -> Mapping[str, Citation]:
    """Every source that the conclusion cites, and those of the steps back to running if they are shown, numbered."""
    running = load().return_to_run
    steps = [running.steps_source, *(said.source for said in (*running.before_you_start, *running.rules))]
    ids = dict.fromkeys([*conclusion.sources, *(steps if with_running else ())])
    return {id: _citation(number, id) for number, id in enumerate(ids, start=1)}


def _citation(number: int, id: str) -> Citation:
    source = load().sources[id]
    labels = words().labels
    unverified = labels["unverified_source"] if source.status == "unverified" else ""
    return Citation(
        number=number,
        title=source.title,
        published=", ".join(part for part in (source.authors, source.publisher, str(source.year or "")) if part),
        url=source.url,
        note=labels["expert_judgement"] if id == EXPERT_JUDGEMENT else unverified,
    )
