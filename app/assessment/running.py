"""The assessment that a browser has open: where to carry on after something went wrong."""

from __future__ import annotations

from contextlib import suppress

from fastapi import Request
from sqlalchemy.exc import SQLAlchemyError

from app.assessment import service
from app.assessment.addresses import base_of
from app.assessment.owner import is_id, owner_of, token_of
from app.assessment.service import AssessmentExpired, AssessmentUnknown
from app.storage import Database


def running(request: Request) -> str:
    """The address of the assessment that the request is about, else of the browser's last one; empty without one."""
    token = token_of(request)
    if token is None:
        return ""
    database: Database = request.app.state.database
    owner = owner_of(token)
    with suppress(SQLAlchemyError):
        with suppress(AssessmentUnknown, AssessmentExpired):
            return base_of(service.find(database=database, id=_asked_for(request), owner=owner).id)
        last = service.latest(database=database, owner=owner)
        return base_of(last) if last else ""
    return ""


def asked_for(request: Request) -> str:
    """The address of the assessment that the request is about, without a look at the database; empty without one."""
    id = _asked_for(request)
    return base_of(id) if is_id(id) else ""


def _asked_for(request: Request) -> str:
    return str(request.path_params.get("id", ""))
