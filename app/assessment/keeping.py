"""Keeping a result for 90 days under a code that only this browser can tell again, for as long as it has its cookie.

The code is worked out from the browser's token, which is stored nowhere, so that pressing twice keeps once and a reload
shows the same code, while neither the database nor an address holds anything that it could be learned from.
"""

from __future__ import annotations

import hmac
import json
import re
from base64 import urlsafe_b64encode

from app import kept_results
from app.assessment.service import Assessment
from app.kept_results import KeptCase
from app.storage import Database
from knowledge import Locale

_NAME_BYTES = 16
_NAME = re.compile(r"[A-Za-z0-9_-]{22}")


def keep(*, database: Database, token: str, assessment: Assessment, locale: Locale) -> str:
    """Keep the result of an assessment as it stands, once, and return the name of what is kept."""
    name = name_of(token=token, assessment=assessment)
    code = _code_of(token, name)
    kept_results.keep(database=database, answers=assessment.answers, locale=locale.id, code=code)
    return name


def name_of(*, token: str, assessment: Assessment) -> str:
    """The name of the result as it stands, kept or not: other for other answers, and other under other rules."""
    digest = assessment.case.rule_base.digest
    secret = _secret(token, "name", assessment.id, digest, json.dumps(assessment.answers, sort_keys=True))
    return urlsafe_b64encode(secret[:_NAME_BYTES]).decode().rstrip("=")


def where_kept(*, database: Database, token: str, assessment: Assessment) -> str | None:
    """The place of the code if the result as it stands is kept. What has other answers is somebody else's."""
    name = name_of(token=token, assessment=assessment)
    try:
        _, found = kept(database=database, token=token, name=name)
    except kept_results.ResultUnknown:
        return None
    return place_of(name) if found.answers == assessment.answers else None


def place_of(name: str) -> str:
    """Where the code of a kept result stands, below the address of the assessment."""
    return f"kept/{name}"


def kept(*, database: Database, token: str, name: str) -> tuple[str, KeptCase]:
    """What this browser kept under a name, with its code.

    Raises ResultUnknown.
    """
    if not _NAME.fullmatch(name):
        raise kept_results.ResultUnknown
    code = _code_of(token, name)
    return code, kept_results.find(database=database, id=kept_results.id_of(database=database, code=code))


def _code_of(token: str, name: str) -> str:
    return kept_results.code_from(_secret(token, "code", name))


def _secret(token: str, *parts: str) -> bytes:
    return hmac.digest(token.encode(), "\n".join(parts).encode(), "sha256")
