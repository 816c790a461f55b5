"""What would change: the kept cases that come out differently under the rules in use, most dangerous first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from app.clinicians import SignedIn
from app.rendering import render
from app.replay.reading import Key, latest
from app.storage import Database
from knowledge import load
from rules import rule_base

router = APIRouter(include_in_schema=False)


def _key(danger: Annotated[int, Query(ge=-1, le=99)] = -1, case: Annotated[int, Query(ge=-1, lt=2**62)] = -1) -> Key:
    return danger, case


@router.get("/review/changes")
def show_changes(request: Request, clinician: SignedIn, after: Annotated[Key, Depends(_key)]) -> Response:
    """The latest replay."""
    database: Database = request.app.state.database
    shown = {
        "clinician": clinician,
        "replay": latest(database=database, after=after),
        "first_page": after == (-1, -1),
        "digest_in_use": rule_base().digest,
        "names": {id: known.name for id, known in load().conclusions.items()},
        "levels": {id: level.title for id, level in load().urgency.items()},
    }
    return render(request, "review/changes.html", shown, private=True)
