"""Work done in a process of its own, with the memory that it took."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
Result = TypeVar("Result")

_STATUS = Path("/proc/self/status")


def in_fresh_process(work: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
    """Run a function of a module in a new Python, and bring back what it returns. Its errors come back too."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *args, **kwargs).result()


def resident_megabytes() -> float:
    """The resident memory of this process now, in 10^6 bytes. Linux only."""
    return _from_status("VmRSS")


def peak_resident_megabytes() -> float:
    """The most resident memory that this process has had, in 10^6 bytes. Linux only."""
    return _from_status("VmHWM")


def _from_status(key: str) -> float:
    lines = dict(line.split(":", 1) for line in _STATUS.read_text(encoding="utf-8").splitlines())
    return int(lines[key].split()[0]) * 1024 / 1e6
