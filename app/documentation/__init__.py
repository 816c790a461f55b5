"""The documents that are written from what the system knows, so that they cannot drift from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.documentation.hazard_log import hazard_log
from app.documentation.hazards import Hazards, read_hazards
from app.documentation.inference_example import inference_example
from app.documentation.source_coverage import source_coverage

DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "inference-example.md": inference_example,
    "source-coverage.md": source_coverage,
}
HAZARDS = "safety/hazards.yaml"
HAZARD_LOG = "safety/hazard-log.md"


def documents(folder: Path) -> dict[str, str]:
    """What each document should say; the hazard log where the folder has hazards to tell of."""
    written = {name: text() for name, text in DOCUMENTS.items()}
    hazards = folder / HAZARDS
    return written | ({HAZARD_LOG: hazard_log(hazards)} if hazards.is_file() else {})


__all__ = [
    "DOCUMENTS",
    "HAZARDS",
    "HAZARD_LOG",
    "Hazards",
    "documents",
    "hazard_log",
    "inference_example",
    "read_hazards",
    "source_coverage",
]
