"""The documents that are written from what the system knows, so that they cannot drift from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.documentation.source_coverage import source_coverage

DOCUMENTS: Mapping[str, Callable[[], str]] = {"source-coverage.md": source_coverage}

__all__ = ["DOCUMENTS", "source_coverage"]
