"""All cases and all that was said of them, to be taken away: as CSV, as JSON Lines, and what each column means."""

from app.review.export.columns import Column, columns
from app.review.export.reading import rows
from app.review.export.rows import Of
from app.review.export.writing import as_csv, as_json_lines

__all__ = ["Column", "Of", "as_csv", "as_json_lines", "columns", "rows"]
