"""What is stored, and where: SQLite or PostgreSQL, through one code path."""

from app.storage.columns import CompressedJson, CompressedText, RowId
from app.storage.database import Base, Database, is_reachable, open_database

__all__ = ["Base", "CompressedJson", "CompressedText", "Database", "RowId", "is_reachable", "open_database"]
