"""Where a person goes after signing in: to the page of the workbench that they asked for, and nowhere else."""

from __future__ import annotations

import re

from app.clinicians.addresses import SIGN_IN, SIGN_OUT, WORKBENCH

# No part begins with a dot, so that none leads out of the workbench; no space, no line end, no backslash.
_OURS = re.compile(rf"{WORKBENCH}(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*(\?[!-\[\]-~]{{0,1000}})?")


def next_address(asked: str) -> str:
    """The address asked for, if it is one of the workbench; else the workbench."""
    if _OURS.fullmatch(asked) is None or asked.partition("?")[0] in (SIGN_IN, SIGN_OUT):
        return WORKBENCH
    return asked
