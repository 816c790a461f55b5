"""Files of answers concluded through the batch service: seconds for a million, growth, and memory."""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import polars as pl

from app.batch import conclude_file
from benchmarks.answer_files import rewrite_answers, write_answers
from benchmarks.contenders import Conclusion, EnginesDisagree, ours
from benchmarks.fresh_process import in_fresh_process, peak_resident_megabytes
from benchmarks.results import Figure, Row, Target
from benchmarks.timing import exponent

_MILLION = 1_000_000
_SIZES = (100_000, _MILLION)
_LARGEST = 10_000_000
_ROWS_AT_ONCE = 131_072  # as the command line does
_ROWS_CHECKED = 200
_RUNS = 3
_OTHERS = {"CSV": ".csv", "JSON Lines": ".jsonl"}


@dataclass(frozen=True, slots=True)
class Taken:
    """What concluding a file took; processor seconds of several cores add up."""

    seconds: float
    processor_seconds: float
    peak_mb: float


def a_million_rows() -> Row:
    """Measure the service in a process of its own, on every core that it takes."""
    taken = concluded(_MILLION)
    return Row(
        "10^6 full answer sets from a Parquet file to conclusions in another",
        (Figure("seconds", taken.seconds, Target(10, 2), "s"),),
        asdict(taken),
    )


def growing_files(*, large: bool = False) -> Row:
    """Measure how time grows with the rows, and the memory that the most rows take; `large` goes on to 10^7."""
    sizes = (*_SIZES, _LARGEST) if large else _SIZES
    taken = {size: concluded(size) for size in sizes}
    return Row(
        f"the same from 10^5 to 10^{len(str(sizes[-1])) - 1} rows",
        (
            Figure("exponent", exponent({size: one.seconds for size, one in taken.items()}), Target(1.05)),
            Figure("resident memory", max(one.peak_mb for one in taken.values()), Target(1500), "MB"),
        ),
        {f"{size} rows": asdict(one) for size, one in taken.items()},
    )


def other_formats() -> Row:
    """Measure what the same answers take in the other formats, beside Parquet, in turn.

    Raises EnginesDisagree when the engine concludes differently from any of the first rows.
    """
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.parquet"
        in_fresh_process(write_answers, answers, _SIZES[0])
        files = {"Parquet": answers} | {name: answers.with_suffix(ending) for name, ending in _OTHERS.items()}
        for name in _OTHERS:
            in_fresh_process(rewrite_answers, answers, files[name])
        written = {name: Path(folder) / f"{name} concluded.parquet" for name in files}
        runs = [{name: in_fresh_process(_timed, files[name], written[name]) for name in files} for _ in range(_RUNS)]
        for conclusions in written.values():
            _check(answers, conclusions)
    seconds = {name: median(run[name].processor_seconds for run in runs) for name in files}
    return Row(
        "10^5 full answer sets from a file in another format / from Parquet, processor time",
        tuple(Figure(name, seconds[name] / seconds["Parquet"], None) for name in _OTHERS),
        {name: {"processor_seconds": taken} for name, taken in seconds.items()},
    )


@cache
def concluded(rows: int) -> Taken:
    """What so many rows take: the median of some runs, each in a process of its own.

    Raises EnginesDisagree when the engine concludes differently from any of the first rows.
    """
    with tempfile.TemporaryDirectory() as folder:
        answers, conclusions = Path(folder) / "answers.parquet", Path(folder) / "conclusions.parquet"
        in_fresh_process(write_answers, answers, rows)
        runs = [in_fresh_process(_timed, answers, conclusions) for _ in range(_RUNS if rows < _LARGEST else 1)]
        _check(answers, conclusions)
    return sorted(runs, key=lambda taken: taken.seconds)[len(runs) // 2]


def _timed(answers: Path, conclusions: Path) -> Taken:
    start, processor_start = perf_counter(), process_time()
    conclude_file(answers, conclusions, rows=_ROWS_AT_ONCE, progress=lambda _: None)
    return Taken(perf_counter() - start, process_time() - processor_start, peak_resident_megabytes())


def _check(answers: Path, conclusions: Path) -> None:
    given = pl.scan_parquet(answers).head(_ROWS_CHECKED).collect().iter_rows(named=True)
    told = pl.scan_parquet(conclusions).head(_ROWS_CHECKED).collect().iter_rows(named=True)
    for row, (case, conclusion) in enumerate(zip(given, told, strict=True)):
        ranked = (tuple((one["id"], one["score"]) for one in conclusion[kind]) for kind in ("causes", "factors"))
        read = Conclusion(conclusion["urgency"], frozenset(conclusion["red_flags"]), *ranked)
        if read != ours(case):
            raise EnginesDisagree(f"row {row}: {read}")
