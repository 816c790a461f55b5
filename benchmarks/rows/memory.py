"""Whether memory grows with the cases that one engine has concluded."""

from __future__ import annotations

import gc

from benchmarks.answer_sets import full_set
from benchmarks.contenders import ours
from benchmarks.fresh_process import resident_megabytes
from benchmarks.results import Figure, Row, Target

_BEFORE = 1_000
_CASES = 100_000


def memory() -> Row:
    """Measure in this process, which should be a fresh one."""
    before, after = resident_after((_BEFORE, _CASES))
    return Row(
        "resident memory after 100,000 cases on one engine against after 1,000",
        (Figure("difference", after - before, Target(2), "MB"),),
        {"after_1000_mb": before, "after_100000_mb": after},
    )


def resident_after(numbers_of_cases: tuple[int, ...]) -> list[float]:
    """The resident megabytes of this process after it has concluded so many cases in all, each with other answers."""
    resident: list[float] = []
    done = 0
    for number in numbers_of_cases:
        while done < number:
            ours(full_set(done, mostly_clear=bool(done % 2)))
            done += 1
        gc.collect()
        resident.append(resident_megabytes())
    return resident
