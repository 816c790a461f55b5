"""`GET /api/v1/findings`, `/conclusions` and `/rules`."""

from __future__ import annotations

from functools import lru_cache

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from knowledge import load
from rules import allowed_answers, rule_as_data, rule_base

router = APIRouter(prefix="/api/v1", tags=["vocabulary"])


@router.get("/findings", summary="Every finding: its question and its allowed answers")
def findings() -> JSONResponse:
    """In the order in which they are asked."""
    return JSONResponse({"findings": _findings()})


@router.get("/conclusions", summary="Every cause, factor and serious concern, and every level of urgency")
def conclusions() -> JSONResponse:
    """In vocabulary order; urgency levels from most to least urgent."""
    knowledge = load()
    return JSONResponse(
        {
            "urgency_levels": [level.model_dump(mode="json") for level in knowledge.urgency.values()],
            "conclusions": [conclusion.model_dump(mode="json") for conclusion in knowledge.conclusions.values()],
        }
    )


@router.get("/rules", summary="Every rule: its conditions, what follows, its sentence and its source")
def rules() -> JSONResponse:
    """In the order in which they fire, with the digest of this rule base."""
    return JSONResponse({"digest": rule_base().digest, "rules": _rules()})


@lru_cache(maxsize=1)
def _findings() -> list[dict[str, object]]:
    return [
        {**finding.model_dump(mode="json"), "values": finding.labels, "allowed": list(allowed_answers(finding))}
        for finding in load().findings.values()
    ]


@lru_cache(maxsize=1)
def _rules() -> list[object]:
    return [rule_as_data(rule) for rule in rule_base().rules]
