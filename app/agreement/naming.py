"""The names of clinicians, told apart where several have the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clinicians import ClinicianRecord
from knowledge import load


def names(session: Session) -> Mapping[int, str]:
    """The name of every clinician by id, with the number that the export gives them where others have the same name."""
    rows = session.execute(select(ClinicianRecord.id, ClinicianRecord.display_name)).all()
    shared = Counter(row.display_name for row in rows)
    same_name = load().words["agreement"]["same_name"]
    return {
        row.id: same_name.format(name=row.display_name, number=row.id)
        if shared[row.display_name] > 1
        else row.display_name
        for row in rows
    }
