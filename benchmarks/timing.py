"""Timing: contenders taken in turn in one process, so that whatever disturbs the machine disturbs them alike."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import process_time
from typing import TypeVar

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds that a contender took, one for each run. The garbage collector ran as it does in real use."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Half of the runs took no longer."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """Nineteen of twenty runs took no longer."""
        return sorted(self.seconds)[max(0, math.ceil(0.95 * len(self.seconds)) - 1)]

    def in_milliseconds(self) -> dict[str, float]:
        """Median and p95 for the details of a row."""
        return {"median_ms": 1000 * self.median, "p95_ms": 1000 * self.p95}


def taken_in_turn(
    contenders: Mapping[str, Callable[[Given], object]],
    given: Sequence[Given],
    *,
    rounds: int,
    before_round: Callable[[], None] | None = None,
    clock: Callable[[], float] = process_time,
) -> dict[str, Times]:
    """Time every contender on every input, `rounds` times; in each round another contender goes first.

    `before_round` gets a contender ready for a round; it is not timed, nor is the first run after it. Processor time
    leaves out what else the machine was doing; work in other processes needs another clock.
    """
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for round_number in range(rounds):
        if before_round:
            before_round()
        for run in contenders.values():
            run(given[0])
        first = round_number % len(contenders)
        order = [*contenders][first:] + [*contenders][:first]
        for one in given:
            for name in order:
                run = contenders[name]
                start = clock()
                run(one)
                seconds[name].append(clock() - start)
    return {name: Times(tuple(taken)) for name, taken in seconds.items()}


def exponent(sizes_and_seconds: Mapping[int, float]) -> float:
    """The growth of time with size: 1 when twice the size takes twice the time, 0 when it takes no longer."""
    sizes = [math.log(size) for size in sizes_and_seconds]
    return statistics.linear_regression(sizes, [math.log(seconds) for seconds in sizes_and_seconds.values()]).slope
