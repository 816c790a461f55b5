"""Rows as each revision of the tables stored them: the columns and values of their day, and none of today's records.

The database numbers them, from 1. `earlier_conclusion.json` is a conclusion with its trace as it was written when
results could first be kept.
"""

from __future__ import annotations

import hashlib
import json
import time
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from rules import rule_base

Row = tuple[str, Mapping[str, object]]

ANSWERS = {"age_years": 52, "pain_site": ["outer_hip"], "lying_on_side_hurts": "yes", "can_bear_weight": "limping"}
CONCLUSION = json.loads(Path(__file__).with_name("earlier_conclusion.json").read_text(encoding="utf-8"))
ASSESSMENT = "a" * 22
OWNER = "1" * 64
TOKEN = "t" * 43
CODE = "0123456789ABC"
PASSWORD_HASH = "$argon2id$v=19$m=65536,t=3,p=4$BBlMFYx4sMS/cdgvH6tNhA$4LCD2Sn64TUFngp8O6Ovk91fqhxA55RFZ1Efndmkolk"
LOCKED_NAME = "cleo"
COMMENT = "Größe “so” 😀\n=1+1"
RULE_DIGEST = "sha256:" + "2" * 64


def add_rows(connection: Connection, revision: str) -> None:
    """Store the rows that are typical of what a revision brought."""
    for table, values in rows_of(revision):
        _add(connection, table, values)


def add_row(connection: Connection, revision: str, table: str, **instead: object) -> None:
    """Store one more row like the first that a revision brought to a table, but for these values."""
    like = next(values for name, values in rows_of(revision) if name == table)
    _add(connection, table, {**like, **instead})


def quoted(columns: Iterable[str]) -> str:
    """Names of columns as SQL takes them, reserved words among them."""
    return ", ".join(f'"{column}"' for column in columns)


def rows_of(revision: str) -> tuple[Row, ...]:
    """Those rows, stored at this moment: what is locked, expires or grows idle does so from now on."""
    return _rows(int(time.time()), datetime.now(UTC).date())[revision]


def _add(connection: Connection, table: str, values: Mapping[str, object]) -> None:
    places = ", ".join(f":{column}" for column in values)
    connection.execute(text(f"INSERT INTO {table} ({quoted(values)}) VALUES ({places})"), values)


_DIGEST = rule_base().digest


def _json(value: object) -> str:
    return json.dumps(value)


def _compressed(written: str) -> bytes:
    return zlib.compress(written.encode())


def _clinician(name: str, role: str, now: int, *, disabled: bool) -> Row:
    return "clinician", {
        "name": name,
        "display_name": f"Dr {name.title()}",
        "role": role,
        "password_hash": PASSWORD_HASH,
        "password_is_temporary": disabled,
        "disabled": disabled,
        "created_at": now,
    }


def _said(now: int, **more: object) -> dict[str, object]:
    return {"case_id": 1, "clinician_id": 1, "said_at": now, "digest": _DIGEST, **more}


def _verdict(now: int, **more: object) -> Row:
    return "verdict", _said(now, concluded_urgency="within_days", concluded_cause="bursitis_gtps", **more)


def _rows(now: int, today: date) -> Mapping[str, tuple[Row, ...]]:
    return {
        "0001": (
            (
                "assessment",
                {
                    "id": ASSESSMENT,
                    "owner": OWNER,
                    "expires_at": now + 3600,
                    "answers": _json(ANSWERS),
                    "as_typed": _json({"age_years": {"age_years": "52"}}),
                },
            ),
        ),
        "0002": (
            _clinician("ada", "editor_in_chief", now, disabled=False),
            _clinician("ben", "reviewer", now, disabled=True),
            (
                "clinician_session",
                {
                    "token_hash": hashlib.sha256(TOKEN.encode()).hexdigest(),
                    "clinician_id": 1,
                    "created_at": now,
                    "last_used_at": now,
                },
            ),
            (
                "sign_in_failure",
                {"name_hash": hashlib.sha256(LOCKED_NAME.encode()).hexdigest(), "times": 9, "last_at": now},
            ),
        ),
        "0003": (
            (
                "rule_base",
                {
                    "digest": _DIGEST,
                    "canonical": _compressed(rule_base().canonical),
                    "first_used_on": today.isoformat(),
                },
            ),
            (
                "kept_case",
                {
                    "code_hash": hashlib.sha256(f"kept result {CODE}".encode()).hexdigest(),
                    "kept_on": today.isoformat(),
                    "expires_on": (today + timedelta(days=90)).isoformat(),
                    "digest": _DIGEST,
                    "locale": "en-GB",
                    "answers": _compressed(_json(ANSWERS)),
                    "conclusion": _compressed(_json(CONCLUSION)),
                    "level": "within_days",
                    "complete": False,
                    "leading": "bursitis_gtps",
                },
            ),
            (
                "kept_conclusion",
                {"case_id": 1, "kind": "cause", "place": 0, "conclusion": "bursitis_gtps", "band": "likely"},
            ),
            (
                "kept_conclusion",
                {
                    "case_id": 1,
                    "kind": "concern",
                    "place": 0,
                    "conclusion": "femoral_neck_stress_fracture",
                    "band": None,
                },
            ),
            ("kept_firing", {"case_id": 1, "rule": "BUR-01"}),
            ("kept_firing", {"case_id": 1, "rule": "RF03c"}),
        ),
        "0004": (
            _verdict(now, urgency="within_days", cause="right", right_cause=None, comment=""),
            _verdict(now, urgency="same_day", cause="wrong", right_cause="hip_arthritis", comment=COMMENT),
            ("rule_remark", _said(now, rule="BUR-01", judgement="wrong", comment=COMMENT)),
            (
                "rule_signature",
                {
                    "rule": "BUR-01",
                    "rule_digest": RULE_DIGEST,
                    "digest": _DIGEST,
                    "clinician_id": 1,
                    "signed_at": now,
                    "valid_until": (today + timedelta(days=365)).isoformat(),
                    "withdrawn": False,
                },
            ),
        ),
        "0005": (
            (
                "replay",
                {
                    "digest": _DIGEST,
                    "ran_at": now,
                    "cases": 1,
                    "changed": 1,
                    "by_rule": _json({"RF03c": [0, 1]}),
                    "finished": True,
                },
            ),
            (
                "replay_change",
                {
                    "replay_id": 1,
                    "case_id": 1,
                    "danger": 0,
                    "before_level": "within_days",
                    "after_level": "routine",
                    "changes": _json({"rules": {"appeared": [], "vanished": ["RF03c"]}}),
                },
            ),
        ),
        "0006": (),
        "0007": (),
    }
