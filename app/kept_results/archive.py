"""The archive of rule bases: each is stored at its first use, so that an earlier conclusion can be worked out again."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.kept_results.record import RuleBaseRecord
from app.storage import Database
from rules import Program, RuleBase, program, restored_rule_base, rule_base

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class RuleBaseUnknown(Exception):
    """No rule base of this digest is stored here."""


def keep_rule_base(session: Session, used: RuleBase, day: date) -> None:
    """Store a rule base under its digest, unless it is there already."""
    if session.get(RuleBaseRecord, used.digest) is not None:
        return
    try:
        with session.begin_nested():
            session.add(RuleBaseRecord(digest=used.digest, canonical=used.canonical, first_used_on=day))
    except IntegrityError:  # another process was faster
        session.expire_all()


def program_of(*, database: Database, digest: str) -> Program:
    """The program of a rule base that has been used here, or of the one in use.

    Raises RuleBaseUnknown, ArchiveUnreadableError.
    """
    if digest == rule_base().digest:
        return program()
    # Anyone may ask under any digest, and PostgreSQL does not take every text.
    if not _DIGEST.fullmatch(digest):
        raise RuleBaseUnknown(digest)
    with database.reading() as session:
        record = session.get(RuleBaseRecord, digest)
        if record is None:
            raise RuleBaseUnknown(digest)
        return _restored(digest, record.canonical)


@lru_cache(maxsize=4)
def _restored(digest: str, canonical: str) -> Program:
    return Program(restored_rule_base(canonical, digest))
