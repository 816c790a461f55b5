"""The hazard log as a document, from the hazards as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.documentation.hazards import Control, Evidence, Hazard, Hazards, read_hazards

_TO_THE_ROOT = "../../"
_INTRODUCTION = """\
# Hazard log

What can go wrong, what is done against it, what shows that it is done, and what is left. It is in the manner of \
ISO 14971 and DCB0129 and claims to meet neither.

Severities and likelihoods are the estimates of those who wrote the rules. Nobody has measured them, no clinician has \
agreed to them, and **nobody has accepted a risk that is left**. The [safety case](README.md) says what follows.

`hip-triage document` writes this file from [hazards.yaml](hazards.yaml). To change it, change that.
"""


def hazard_log(file: Path) -> str:
    """The scales, all hazards at a glance, then each with its controls and their evidence."""
    known = read_hazards(file)
    hazards = known.hazards.items()
    parts = [
        _INTRODUCTION,
        *_scales(known),
        *_overview(known),
        *(_section(known, id, hazard) for id, hazard in hazards),
    ]
    return "\n".join(parts)


def _scales(known: Hazards) -> Iterator[str]:
    yield "## The scales\n"
    yield _table(("Severity", "What it means"), ((_words(id), text) for id, text in known.severities.items()))
    yield _table(("Likelihood", "What it means"), ((_words(id), text) for id, text in known.likelihoods.items()))
    risks = ((_words(id), *(of[severity] for severity in known.severities)) for id, of in known.risks.items())
    yield "The risk from likelihood and severity. The scale is our own.\n"
    yield _table(("Likelihood", *map(_words, known.severities)), risks)
    yield _table(("Risk", "What it means"), known.meanings.items())


def _overview(known: Hazards) -> Iterator[str]:
    yield "## All hazards\n"
    left = [known.risk_after(hazard) for hazard in known.hazards.values()]
    counted = ", ".join(f"{left.count(risk)} with risk {risk}" for risk in known.meanings if risk in left)
    yield f"{len(left)} hazards. With the controls: {counted}.\n"
    rows = (
        (f"[{id}](#{_anchor(id, hazard)})", hazard.hazard, known.risk_before(hazard), known.risk_after(hazard))
        for id, hazard in known.hazards.items()
    )
    yield _table(("Id", "Hazard", "Risk before", "Risk after"), rows)


def _section(known: Hazards, id: str, hazard: Hazard) -> str:
    before, after = _words(hazard.likelihood_before), _words(hazard.likelihood_after)
    facts = {
        "Cause": hazard.cause,
        "Effect": hazard.effect,
        "Severity": f"{_words(hazard.severity)}.",
        "Likelihood": f"{before} without the controls, {after} with them.",
        "Risk": f"{known.risk_before(hazard)} without the controls, {known.risk_after(hazard)} with them.",
        "What is left": hazard.residual,
        "Owner": f"{known.owners[hazard.owner]}.",
    }
    controls = (line for number, control in enumerate(hazard.controls, 1) for line in _control(number, control))
    return "\n".join([f"## {_title(id, hazard)}\n", _facts(facts), "", "Controls:\n", *controls, ""])


def _facts(facts: Mapping[str, str]) -> str:
    return "\n".join(f"- **{name}**: {text}" for name, text in facts.items())


def _control(number: int, control: Control) -> Iterator[str]:
    rules = f" Rules: {', '.join(f'`{rule}`' for rule in control.rules)}." if control.rules else ""
    yield f"{number}. {control.control}{rules}"
    for evidence in control.shown_by:
        yield f"   - {_link(evidence)}"


def _link(evidence: Evidence) -> str:
    return f"[`{evidence.test or evidence.path}`]({_TO_THE_ROOT}{evidence.path})"


def _title(id: str, hazard: Hazard) -> str:
    return f"{id}: {hazard.hazard}"


def _anchor(id: str, hazard: Hazard) -> str:
    kept = "".join(sign for sign in _title(id, hazard).lower() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")


def _words(id: str) -> str:
    return id.replace("_", " ")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
