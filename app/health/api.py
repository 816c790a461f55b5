"""`GET /healthz` and `/readyz`."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from app import problems
from app.storage import is_reachable
from rules import rule_base

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="The process is alive")
async def healthz() -> JSONResponse:
    """Always 200 while the process answers, even if every worker thread waits for the database."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", summary="The rule base is loaded and the database answers")
def readyz(request: Request) -> JSONResponse:
    """200 with the digest, or 503 with a problem document."""
    if not is_reachable(request.app.state.database):
        unavailable = problems.problem(HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer.")
        return problems.response(unavailable)
    return JSONResponse({"status": "ready", "digest": rule_base().digest})
