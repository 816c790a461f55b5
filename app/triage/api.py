"""`POST /api/v1/triage` and its batch form."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from app.problems import documented
from app.request_body import JsonBody
from app.settings import Settings
from app.triage import schema, service
from rules import TriageConclusion

router = APIRouter(prefix="/api/v1", tags=["triage"])

_REFUSALS = documented(HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY)

Trace = Annotated[bool, Query(description="Add every firing, in order, with what matched and what it concluded.")]


@router.post(
    "/triage",
    response_model=TriageConclusion,
    responses=_REFUSALS | {200: {"content": {"application/json": {"examples": schema.concluded_examples()}}}},
    summary="Conclude from one person's answers; nothing is stored",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": schema.request_schema(), "examples": schema.examples()}},
        }
    },
)
def triage_one(body: JsonBody, *, trace: Trace = False) -> JSONResponse:
    """How urgent it is, what it may be and why, what to do and not to do, and what to ask next."""
    return JSONResponse(service.conclude(body, with_trace=trace))


@router.post(
    "/triage/batch",
    responses=_REFUSALS,
    summary="Conclude from many people's answers, in order; nothing is stored",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": schema.batch_schema(Settings.model_fields["most_batch_cases"].default),
                    "example": schema.batch_example(),
                }
            },
        }
    },
)
def triage_batch(request: Request, body: JsonBody, *, trace: Trace = False) -> JSONResponse:
    """The results in the order of the cases; a problem document stands in the place of a bad case."""
    most_cases = request.app.state.settings.most_batch_cases
    return JSONResponse(service.conclude_batch(body, most_cases=most_cases, with_trace=trace))


@router.get("/answers.schema.json", summary="The JSON Schema of the answers")
def schema_of_answers() -> JSONResponse:
    """JSON Schema 2020-12 of the `answers` object."""
    return JSONResponse({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema.answers_schema()})
