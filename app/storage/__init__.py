"""Where answers in progress are kept for a day: SQLite or PostgreSQL, through one code path."""

from app.storage.database import Base, Database, is_reachable, open_database

__all__ = ["Base", "Database", "is_reachable", "open_database"]
