"""The export and its data dictionary, for the editor in chief alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from app.clinicians import Clinician, EditorInChief
from app.rendering import render
from app.review.case_pages import Kept
from app.review.export import Of, as_csv, as_json_lines, columns, rows

router = APIRouter(include_in_schema=False)

_DICTIONARY = "/review/data-dictionary"
_log = structlog.get_logger("hip_triage")


@router.get(_DICTIONARY)
def show_dictionary(request: Request, editor: EditorInChief) -> Response:
    """What each column of the export means, and the links to it."""
    shown = {"clinician": editor, "columns": columns(), "records": list(Of)}
    return render(request, "review/data_dictionary.html", shown, private=True)


@router.get("/review/export.csv")
def export_csv(database: Kept, editor: EditorInChief) -> Response:
    """All of it as CSV."""
    return _file(as_csv(rows(database=database)), "csv", "text/csv; charset=utf-8", editor)


@router.get("/review/export.jsonl")
def export_json_lines(database: Kept, editor: EditorInChief) -> Response:
    """All of it as JSON Lines."""
    return _file(as_json_lines(rows(database=database)), "jsonl", "application/jsonl", editor)


def _file(content: Iterator[bytes], ending: str, media_type: str, editor: Clinician) -> Response:
    _log.info("export", form=ending, by=editor.id)
    name = f"hip-triage-reviews-{datetime.now(UTC).date()}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "Link": f'<{_DICTIONARY}>; rel="describedby"',
    }
    return StreamingResponse(content, media_type=media_type, headers=headers)
