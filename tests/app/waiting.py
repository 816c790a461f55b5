"""Waiting for what is to come, and not for a time."""

from __future__ import annotations

import time
from collections.abc import Callable

LONGER_THAN_ANY_WAIT = 20
_SECONDS_BETWEEN_LOOKS = 0.01


def until(condition: Callable[[], bool]) -> None:
    """Come back as soon as a condition holds."""
    end = time.monotonic() + LONGER_THAN_ANY_WAIT
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(_SECONDS_BETWEEN_LOOKS)
