"""The code of a kept result: unguessable, easy to read out, and safe to mistype.

Twelve random characters (60 bits) of an alphabet without I, L, O and U, and a check character by ISO 7064 (hybrid
system), which catches every single wrong character and nearly all swapped neighbours. Only its hash is stored.
"""

from __future__ import annotations

import hashlib
import secrets

from stdnum.iso7064 import mod_37_36

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_CHARACTERS = 12
_GROUP = 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\u2013": None, "\t": None, ".": None})


class CodeMistyped(ValueError):
    """What was typed cannot be a code: its length, a character, or the check character is wrong."""


def new_code() -> str:
    """A code that nobody has."""
    return code_from(secrets.token_bytes(_RANDOM_CHARACTERS))


def code_from(secret: bytes) -> str:
    """The code that a secret stands for: always the same, and nobody can tell it without the secret."""
    random = "".join(ALPHABET[byte % len(ALPHABET)] for byte in secret[:_RANDOM_CHARACTERS])
    return random + str(mod_37_36.calc_check_digit(random, ALPHABET))


def spelled(code: str) -> str:
    """A code in groups of four, as it is shown and read out."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str) -> str:
    """The code that was typed, in any case, with or without spaces and dashes, and with O for 0 and I or L for 1.

    Raises CodeMistyped.
    """
    code = typed.upper().translate(_READ_AS)
    if len(code) != _RANDOM_CHARACTERS + 1 or not set(code) <= set(ALPHABET) or not mod_37_36.is_valid(code, ALPHABET):
        raise CodeMistyped
    return code


def hash_of(code: str) -> str:
    """What is stored in the place of a code."""
    return hashlib.sha256(f"kept result {code}".encode()).hexdigest()
