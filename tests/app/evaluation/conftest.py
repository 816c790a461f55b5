"""A file of cases, and what comes out of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.evaluation import EvaluationResult, evaluate, read_cases
from tests.app.evaluation.example import CASES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Four cases: two right, one over-triaged, one under-triaged."""
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(CASES), encoding="utf-8")
    return path


@pytest.fixture
def result(file: Path) -> EvaluationResult:
    return evaluate(read_cases(file.name, file.read_bytes()))
