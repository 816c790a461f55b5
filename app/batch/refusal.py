"""Why a file of cases is not concluded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rules import ColumnsRefused, column_form

if TYPE_CHECKING:
    import polars as pl


class BatchRefused(ValueError):
    """A file of cases cannot be concluded; `sentences` says why, and what would be taken."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class CasesChanged(BatchRefused):
    """Somebody else writes to a file of cases, so that nothing concluded from it holds."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed while it was being read.")


def check_columns(path: Path, schema: Mapping[str, pl.DataType]) -> None:
    """Check that the columns of a file can be answers.

    Raises BatchRefused that names those which cannot, and what is allowed.
    """
    try:
        column_form().check(schema)
    except ColumnsRefused as refused:
        raise BatchRefused(*(f"{path}: {sentence}" for sentence in refused.sentences)) from refused
