"""Turns: a password takes long and much memory to look at and to store, so few are at once, and few wait for it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

from app.rendering import PageError

AT_ONCE = 2
MOST_WAITING = 20
_SECONDS_TO_COME_BACK = "10"
T = TypeVar("T")


class _Turns:
    """The turns of one server. Who waits holds no thread, so that it keeps nobody from the other pages."""

    def __init__(self) -> None:
        self._limiter = CapacityLimiter(AT_ONCE)
        self._there = 0

    async def take(self, work: Callable[[], T]) -> T:
        """Do the work when its turn comes, unless too many wait already."""
        if self._there >= AT_ONCE + MOST_WAITING:
            raise PageError(
                HTTPStatus.SERVICE_UNAVAILABLE, "passwords_busy", headers={"Retry-After": _SECONDS_TO_COME_BACK}
            )
        self._there += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._there -= 1


_turns = RunVar[_Turns]("turns")


async def in_turn(work: Callable[[], T]) -> T:
    """Do what looks at a password or stores one, when its turn comes.

    Raises PageError when too many wait already.
    """
    try:
        turns = _turns.get()
    except LookupError:
        turns = _Turns()
        _turns.set(turns)
    return await turns.take(work)
