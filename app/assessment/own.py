"""The assessment that an address names, if it is this browser's own."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request

from app.assessment import service
from app.assessment.owner import Owner
from app.assessment.service import Assessment, AssessmentExpired, AssessmentUnknown
from app.rendering import PageError
from app.storage import Database


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


Answers = Annotated[Database, Depends(_database)]


def gone(error: AssessmentUnknown | AssessmentExpired) -> PageError:
    """The page that says why there is nothing to show, and offers to start."""
    if isinstance(error, AssessmentExpired):
        return PageError(HTTPStatus.GONE, "expired")
    return PageError(HTTPStatus.NOT_FOUND, "not_yours")


def _own(database: Answers, owner: Owner, id: str) -> Assessment:
    try:
        return service.find(database=database, id=id, owner=owner)
    except (AssessmentUnknown, AssessmentExpired) as error:
        raise gone(error) from error


Own = Annotated[Assessment, Depends(_own)]
