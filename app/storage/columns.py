"""Column types that both databases store alike."""

from __future__ import annotations

import json
import zlib

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator

RowId = BigInteger().with_variant(Integer, "sqlite")
"""A number that the database gives to each row, in the order of writing, and never gives again."""


class CompressedText(TypeDecorator[str]):
    """Long text, stored as compressed UTF-8: a conclusion with its trace takes a quarter of its size."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """The stored bytes of a text."""
        return None if value is None else zlib.compress(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """The text of stored bytes."""
        return None if value is None else zlib.decompress(value).decode()


class CompressedJson(TypeDecorator[dict[str, object]]):
    """A JSON object, stored as compressed UTF-8, with its keys in their order."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: dict[str, object] | None, dialect: Dialect) -> bytes | None:
        """The stored bytes of an object."""
        return None if value is None else zlib.compress(json.dumps(value, ensure_ascii=False).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> dict[str, object] | None:
        """The object of stored bytes."""
        if value is None:
            return None
        read: dict[str, object] = json.loads(zlib.decompress(value))
        return read
