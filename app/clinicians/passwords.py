"""Passwords: argon2id with the parameters that the library recommends, and the same work whoever is named."""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache

from pwdlib import PasswordHash

FEWEST_CHARACTERS = 12
MOST_CHARACTERS = 1_000
_HASHER = PasswordHash.recommended()
_LETTERS = "23456789abcdefghijkmnpqrstuvwxyz"  # without those that look alike
_GROUPS, _GROUP = 4, 5


def fault_of(password: str) -> str | None:
    """What is wrong with a new password, as the name of a sentence; None when it may be used."""
    length = len(_composed(password))
    if length < FEWEST_CHARACTERS:
        return "password_short"
    return "password_long" if length > MOST_CHARACTERS else None


def stored_form(password: str) -> str:
    """What is stored in the place of a password."""
    return _HASHER.hash(_bytes(password))


def check(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Whether a password is the stored one, and its stored form anew where the parameters have become stronger.

    Without an account there is nothing stored, and the same work is done on a password that nobody has.
    """
    nobodys = _nobodys()
    right, renewed = _HASHER.verify_and_update(_bytes(password), stored or nobodys)
    return right and stored is not None, renewed


def same(password: str, other: str) -> bool:
    """Whether two passwords are one, however they are composed."""
    return _bytes(password) == _bytes(other)


def generated() -> str:
    """A password of 100 random bits that can be read out."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_bytes(32))


def _composed(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _composed(password).encode("utf-8", "backslashreplace")
