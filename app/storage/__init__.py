"""What is stored, and where: SQLite or PostgreSQL, through one code path."""

from app.storage.columns import CompressedJson, CompressedText, RowId
from app.storage.database import Base, Database, DatabaseMissing, is_reachable, open_database, open_to_read

__all__ = [
    "Base",
    "CompressedJson",
    "CompressedText",
    "Database",
    "DatabaseMissing",
    "RowId",
    "is_reachable",
    "open_database",
    "open_to_read",
]
