"""The queue as a clinician pages through it."""

from __future__ import annotations

import re

from app.review.queue import Wanted, page_of
from tests.app.review.cases import Reviewer


def listed(reviewer: Reviewer, query: str = "") -> list[int]:
    """The cases of one page, in order."""
    answer = reviewer.get(f"/review{query}")
    assert answer.status_code == 200
    return [int(id) for id in re.findall(r'href="/review/cases/(\d+)"', answer.text)]


def ids(reviewer: Reviewer, wanted: Wanted) -> list[int]:
    """The cases of all pages, in order."""
    found: list[int] = []
    before: int | None = None
    while True:
        page = page_of(database=reviewer.database, wanted=wanted, clinician_id=reviewer.at.id, before=before)
        found += [case.id for case in page.cases]
        before = page.older
        if before is None:
            return found
