"""What became of each numbered claim of the source articles, as a document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from knowledge import CoverageEntry, load
from rules import rule_base

_INTRODUCTION = """\
# Source coverage

Hip Triage grew out of four articles. Each claim in them has a number, and this list says what became of it. A claim \
is carried by what says it, or by what answers it where the evidence disagrees. What nothing carries was left out, for \
the reason given.

`hip-triage document` writes this file from `knowledge/source_coverage/`. To change it, change that.
"""


def source_coverage() -> str:
    """A table for each article: claim, what carries it, and the name or sentence of that."""
    known = _carriers()
    entries = sorted(load().source_coverage.values(), key=lambda entry: entry.id)
    by_article = groupby(entries, key=lambda entry: entry.article)
    return "\n".join([_INTRODUCTION, *(_section(article, list(of_it), known) for article, of_it in by_article)])


def _section(article: str, entries: list[CoverageEntry], known: dict[str, str]) -> str:
    left_out = sum(1 for entry in entries if entry.left_out)
    title = f"## {load().sources[article].title}"
    count = f"{len(entries)} claims: {len(entries) - left_out} carried, {left_out} left out."
    rows = (row for entry in entries for row in _rows(entry, known))
    return "\n".join([title, "", count, "", "| Claim | Carried by | What it says |", "| --- | --- | --- |", *rows, ""])


def _rows(entry: CoverageEntry, known: dict[str, str]) -> Iterator[str]:
    if entry.left_out:
        yield f"| {entry.id} | left out | {entry.left_out} |"
    for place, carrier in enumerate(entry.carried_by):
        yield f"| {'' if place else entry.id} | `{carrier}` | {known[carrier]} |"


def _carriers() -> dict[str, str]:
    """The name or sentence of everything that can carry a claim, rules included."""
    known = {f"rule:{rule.id}": rule.says for rule in rule_base().rules}
    for kind, sentences in load().carriers.items():
        known |= {f"{kind}:{id}" if id else kind: sentence for id, sentence in sentences.items()}
    return known
