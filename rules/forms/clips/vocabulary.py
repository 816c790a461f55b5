"""What the program knows before any answer: a template for each question, and the facts that the score reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge import NOT_SURE, Finding, Knowledge, UrgencyLevel
from rules.forms.clips.symbols import symbol, text
from rules.language import names


def finding_templates(knowledge: Knowledge) -> Iterator[str]:
    """A template for each finding with the answers that it allows, against which CLIPS checks every rule."""
    for finding in knowledge.findings.values():
        yield f"(deftemplate MAIN::{symbol(finding.id)} {text(finding.question)}\n   (slot value {_allowed(finding)}))"


def known_facts(knowledge: Knowledge) -> Iterator[str]:
    """What is so in every case: the causes and factors with their priors, the bands, and the levels of urgency."""
    yield _deffacts("without-condition", ["(always)"])
    yield _deffacts("causes-and-factors-in-vocabulary-order", _candidates(knowledge))
    yield _deffacts("bands-best-first", _bands(knowledge))
    yield _deffacts("levels-most-urgent-first", _levels())


def _allowed(finding: Finding) -> str:
    values = " ".join(symbol(value) for value in (*finding.labels, NOT_SURE))
    if finding.is_number:
        return f"(type INTEGER SYMBOL) (range {finding.min} {finding.max}) (allowed-symbols {values})"
    return f"(type SYMBOL) (allowed-symbols {values})"


def _deffacts(name: str, facts: Iterable[str]) -> str:
    return "\n   ".join([f"(deffacts MAIN::{name}", *facts]) + ")"


def _candidates(knowledge: Knowledge) -> Iterator[str]:
    for place, conclusion in enumerate(knowledge.conclusions.values(), start=1):
        if conclusion.kind in ("cause", "factor"):
            prior, raised = knowledge.priors[conclusion.id].centinats, names.concern_raised(conclusion.id)
            yield (
                f"(candidate (id {symbol(conclusion.id)}) (kind {conclusion.kind}) (place {place})"
                f" (prior {prior}) (raised-as {symbol(raised)}))"
            )


def _bands(knowledge: Knowledge) -> Iterator[str]:
    for place, (band, limit) in enumerate(knowledge.bands.items(), start=1):
        yield f"(band (name {symbol(band)}) (place {place}) (least {limit.centinats}))"


def _levels() -> Iterator[str]:
    for place, level in enumerate(UrgencyLevel, start=1):
        forced, allowed = names.level_forced(level), names.baseline_allows(level)
        yield f"(level (id {level}) (place {place}) (forced-as {forced}) (allowed-as {allowed}))"
