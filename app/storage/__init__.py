"""What is stored, and where: SQLite or PostgreSQL, through one code path."""

from app.storage.columns import CompressedJson, CompressedText, RowId
from app.storage.database import Base, Database, is_reachable
from app.storage.migration import DatabaseNewer, NotUpToDate
from app.storage.opening import DatabaseMissing, database_at, open_database, open_to_read

__all__ = [
    "Base",
    "CompressedJson",
    "CompressedText",
    "Database",
    "DatabaseMissing",
    "DatabaseNewer",
    "NotUpToDate",
    "RowId",
    "database_at",
    "is_reachable",
    "open_database",
    "open_to_read",
]
