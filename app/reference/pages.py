"""The OpenAPI page, drawn in the browser from `/openapi.json` without asking any other host."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/api-reference")
def api_reference(request: Request) -> Response:
    """Every endpoint, with real examples to try."""
    return render(request, "reference/api.html", {"openapi": request.app.openapi_url})
