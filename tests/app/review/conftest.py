"""Someone at the workbench."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from tests.app.review.cases import Reviewer, reviewer_of


@pytest.fixture(scope="module")
def reviewer(application: FastAPI) -> Reviewer:
    """A reviewer who has signed in."""
    return reviewer_of(application)
