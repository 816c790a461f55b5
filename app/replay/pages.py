"""What would change: the kept cases that come out differently under the rules in use, most dangerous first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from app.clinicians import SignedIn
from app.rendering import render
from app.replay.outcome import BELONG_TO
from app.replay.reading import BEFORE_THE_FIRST, Key, latest
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
        "first_page": after == BEFORE_THE_FIRST,
        "digest_in_use": rule_base().digest,
        "names": _names(),
        "levels": {id: level.title for id, level in load().urgency.items()},
    }
    return render(request, "review/changes.html", shown, private=True)


def _names() -> Mapping[str, Mapping[str, str]]:
    """What is read in the place of an id, for each kind of change."""
    knowledge, said = load(), load().words["replay"]
    conclusions = {id: known.name for id, known in knowledge.conclusions.items()}
    exercises = {id: exercise.name for id, exercise in knowledge.exercises.items()}
    findings = {id: finding.short for id, finding in knowledge.findings.items()}
    lists = {part: said[f"of_{part}"] for part in BELONG_TO}
    return {
        **dict.fromkeys(("concerns", "causes", "factors", "order"), conclusions),
        **dict.fromkeys(("unanswered", "answers"), findings),
        "advice": knowledge.carriers["advice"],
        "exercises": exercises,
        "may_run": knowledge.wording.may_run,
        "sentences": conclusions | exercises | lists,
    }
