"""What makes two runs the same run: the input, the rules, the program and the rows of a part."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

from rules import rule_base

_ENDS = 2**20

Identity = dict[str, str]
"""What has to be the same for a run to go on, in words that a person can be told."""


def identity_of(cases: Path, conclusions: Path, rows: int) -> Identity:
    """The identity of a run over a file of cases, as long as nobody writes to it."""
    return {
        "the cases": _fingerprint(cases),
        "the format": f"{cases.suffix} to {conclusions.suffix}",
        "the rules and what is known": rule_base().digest,
        "the version of hip-triage": version("hip-triage"),
        "the rows of a part": str(rows),
    }


def _fingerprint(path: Path) -> str:
    """Size and time of the last change, and a digest of the beginning and the end of the file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        digest.update(file.read(_ENDS))
        file.seek(max(0, status.st_size - _ENDS))
        digest.update(file.read(_ENDS))
    return f"{status.st_size} bytes, changed {status.st_mtime_ns}, sha256:{digest.hexdigest()}"
