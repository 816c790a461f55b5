"""Where the time of one case goes: `python -m benchmarks.profile` samples what runs while cases are concluded."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path
from time import process_time
from types import FrameType

from rich.console import Console
from rich.table import Table

from benchmarks.answer_sets import full_sets
from benchmarks.contenders import ours

_SECONDS = 10.0
_EVERY = 0.001
_STEPS = {
    "checking the answers": ("rules/answers", "knowledge/"),
    "building and storing facts": ("rules/inference/facts", "experta/fact", "experta/factlist"),
    "matching": (
        "rules/inference/matcher",
        "rules/inference/network",
        "rules/inference/answer_switches",
        "experta/matchers",
    ),
    "agenda": (
        "rules/inference/agenda",
        "experta/agenda",
        "experta/activation",
        "experta/strategies",
        "experta/abstract",
    ),
    "scoring": ("rules/scoring",),
    "firing": ("rules/inference/engine", "rules/inference/program", "experta/engine", "experta/watchers"),
    "reading the conclusion": ("rules/case", "rules/reasoning", "benchmarks/contenders"),
}
_ELSEWHERE = "elsewhere"


def step_of(frame: FrameType | None) -> str:
    """The step that the innermost frame of ours or of experta belongs to."""
    while frame is not None:
        file = Path(frame.f_code.co_filename).with_suffix("").as_posix()
        for step, places in _STEPS.items():
            if any(f"/{place}" in file for place in places):
                return step
        frame = frame.f_back
    return _ELSEWHERE


def sampled(seconds: float) -> tuple[Counter[str], float]:
    """How often each step was running when looked at, and the milliseconds of processor time that a case took."""
    seen: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _, frame: seen.update([step_of(frame)]))
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    start, cases = process_time(), 0
    try:
        while process_time() - start < seconds:
            for answers in full_sets():
                ours(answers)
                cases += 1
        return seen, 1000 * (process_time() - start) / cases
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def main() -> None:
    """Print the share of each step."""
    seen, milliseconds = sampled(_SECONDS)
    table = Table(title=f"One full answer set: {milliseconds:.2f} ms of processor time")
    table.add_column("step")
    table.add_column("share", justify="right")
    for step in (*_STEPS, _ELSEWHERE):
        table.add_row(step, f"{seen[step] / seen.total():.1%}")
    Console().print(table)


if __name__ == "__main__":
    main()
