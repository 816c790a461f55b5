"""Cases to evaluate: a small file of them, and single ones that are already concluded."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from app.evaluation import ConcludedCase, EvaluationResult, Listed
from knowledge import UrgencyLevel, load

SORENESS = load().example_answers(load().examples["plain_soreness"])
EMERGENCY = SORENESS | {"saddle_or_bladder": "yes"}


def _case(id: str, group: str, rated: str, accept: list[str], answers: dict[str, object]) -> dict[str, object]:
    return {
        "id": id,
        "group": group,
        "urgency": rated,
        "urgency_accept": [rated],
        "accept": accept,
        "answers": answers,
        "history": "not read",
    }


CASES = [
    _case("RIGHT", "cauda_equina", "emergency_now", ["cauda_equina"], EMERGENCY),
    _case("OVER", "overuse", "self_care", ["hip_arthritis"], EMERGENCY),
    _case("FINE", "overuse", "self_care", ["overuse_soreness"], SORENESS),
    _case("UNDER", "cauda_equina", "emergency_now", ["cauda_equina"], SORENESS),
]


def run(*arguments: str | Path) -> Result:
    """Run `hip-triage evaluate`."""
    return CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])


def concluded(
    id: str,
    level: str = "routine",
    *,
    fit: list[str] | None = None,
    causes: list[str] | None = None,
    concerns: list[str] | None = None,
    accept: list[str] | None = None,
) -> ConcludedCase:
    def listed(ids: list[str] | None) -> tuple[Listed, ...]:
        return tuple(Listed(id=entry, rules=("X-01",)) for entry in ids or [])

    return ConcludedCase(
        id=id,
        group="other",
        serious=False,
        rated=UrgencyLevel.ROUTINE,
        fit_levels=tuple(UrgencyLevel(name) for name in fit or ["routine"]),
        accept=tuple(accept or ["hernia"]),
        level=UrgencyLevel(level),
        decided_by=("X-00",),
        concerns=listed(concerns),
        causes=listed(causes),
        factors=(),
    )


def result_of(*cases: ConcludedCase) -> EvaluationResult:
    return EvaluationResult(cases_file="f", cases_digest="d", knowledge_version="1", knowledge_digest="k", cases=cases)
