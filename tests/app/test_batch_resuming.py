"""A batch that was stopped, even killed, goes on to the file that it would have become, and to no other."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.batch import BatchRefused, Concluded, conclude_file
from app.command_line.commands import cli
from tests.app.case_files import FORMATS, Answers, examples, read_conclusions, write_cases


def _unseen(share: float) -> None:
    """Nobody looks at the progress."""


class _Stopped(Exception):
    """The run ends here."""


def _stopped(cases: Path, conclusions: Path, *, at: float) -> None:
    """Conclude until so much is done, and leave what is there then."""

    def stop(share: float) -> None:
        if share >= at:
            raise _Stopped

    with pytest.raises(_Stopped):
        conclude_file(cases, conclusions, rows=5, progress=stop)


def _many(path: Path, rows: int) -> Path:
    """A file of the examples over and over, and of some bad rows."""
    some: list[Answers] = [*examples(), {"age_years": 200}]
    return write_cases(path, [some[row % len(some)] for row in range(rows)], [f"case {row}" for row in range(rows)])


@pytest.mark.parametrize("at", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("format", FORMATS)
def test_a_run_that_was_stopped_goes_on_to_the_same_bytes(tmp_path: Path, format: str, at: float) -> None:
    cases = _many(tmp_path / f"cases.{format}", 52)
    whole, out = tmp_path / f"whole.{format}", tmp_path / f"out.{format}"
    conclude_file(cases, whole, rows=5, progress=_unseen)
    _stopped(cases, out, at=at)
    assert not out.exists()
    assert conclude_file(cases, out, rows=5, progress=_unseen) == Concluded(rows=52, errors=7)
    assert out.read_bytes() == whole.read_bytes()
    assert set(tmp_path.iterdir()) == {cases, whole, out}


def _parts(conclusions: Path) -> list[Path]:
    return sorted(conclusions.with_name(f"{conclusions.name}.partial").glob("part-*.arrow"))


def test_what_is_there_already_is_not_concluded_again(tmp_path: Path) -> None:
    cases, out = _many(tmp_path / "cases.parquet", 52), tmp_path / "out.jsonl"
    _stopped(cases, out, at=1)
    first, second, *_ = _parts(out)
    first.write_bytes(second.read_bytes())
    conclude_file(cases, out, rows=5, progress=_unseen)
    told = [f"case {row}" for row in (*range(5, 10), *range(5, 52))]
    assert [row["id"] for row in read_conclusions(out)] == told


def test_a_run_does_not_go_on_with_other_cases(tmp_path: Path) -> None:
    cases, out = _many(tmp_path / "cases.jsonl", 20), tmp_path / "out.jsonl"
    _stopped(cases, out, at=0.3)
    _many(cases, 21)
    result = CliRunner().invoke(cli, ["batch", str(cases), str(out), "--rows", "5"])
    assert result.exit_code == 2
    told = " ".join(result.stderr.split())
    assert f"out.jsonl.partial holds the beginning of {out}, but there was a change of the cases since." in told
    assert "To begin anew, remove" in told
    assert not out.exists()
    shutil.rmtree(out.with_name("out.jsonl.partial"))
    assert conclude_file(cases, out, rows=5, progress=_unseen).rows == 21


def test_a_run_does_not_go_on_with_cases_that_were_changed_in_the_middle_at_once_and_at_the_same_length(
    tmp_path: Path,
) -> None:
    cases, out = tmp_path / "cases.csv", tmp_path / "out.csv"
    lines = ["id,age_years", *[f"{'x' * 1000},44"] * 4000]
    cases.write_text("\n".join(lines), encoding="utf-8")
    _stopped(cases, out, at=0)
    lines[2000] = lines[2000].replace("44", "14")
    cases.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BatchRefused, match="a change of the cases since"):
        conclude_file(cases, out, rows=5, progress=_unseen)


@pytest.mark.parametrize("what", ["the rules and what is known", "the version of hip-triage"])
def test_a_run_does_not_go_on_under_other_rules_or_another_program(tmp_path: Path, what: str) -> None:
    cases, out = _many(tmp_path / "cases.csv", 20), tmp_path / "out.csv"
    _stopped(cases, out, at=0.3)
    noted = tmp_path / "out.csv.partial" / "run.json"
    noted.write_text(json.dumps(json.loads(noted.read_text()) | {what: "of yesterday"}))
    with pytest.raises(BatchRefused, match=f"a change of {what} since"):
        conclude_file(cases, out, rows=5, progress=_unseen)


def test_a_run_does_not_go_on_in_parts_of_another_size(tmp_path: Path) -> None:
    cases, out = _many(tmp_path / "cases.csv", 20), tmp_path / "out.csv"
    _stopped(cases, out, at=0.3)
    with pytest.raises(BatchRefused, match="a change of the rows of a part since"):
        conclude_file(cases, out, rows=6, progress=_unseen)


@pytest.mark.parametrize("rows", [5, 20, 100])
@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_cases_that_are_written_to_meanwhile_are_refused_and_nothing_is_left(
    tmp_path: Path, format: str, rows: int
) -> None:
    cases, out = _many(tmp_path / f"cases.{format}", 20), tmp_path / f"out.{format}"
    *_, last = cases.read_text(encoding="utf-8").splitlines()
    written: list[str] = []

    def add_cases(_: float) -> None:
        assert len(written) < 50, "reads on and on"
        written.append(last)
        with cases.open("a", encoding="utf-8") as file:
            file.write(f"{last}\n" * 10)

    with pytest.raises(BatchRefused, match="was changed while it was being read"):
        conclude_file(cases, out, rows=rows, progress=add_cases)
    assert list(tmp_path.iterdir()) == [cases]


def test_two_runs_never_write_the_same_file_at_once(tmp_path: Path) -> None:
    cases, out = _many(tmp_path / "cases.csv", 20), tmp_path / "out.csv"

    def run_another(_: float) -> None:
        with pytest.raises(BatchRefused, match="Another process is writing"):
            conclude_file(cases, out, rows=5, progress=_unseen)

    assert conclude_file(cases, out, rows=5, progress=run_another).rows == 20


@pytest.mark.slow
@pytest.mark.parametrize("most_bytes", [9_000, 20_000], ids=["of a part", "of the conclusions"])
def test_a_file_that_could_not_be_written_to_its_end_is_not_taken_for_whole(tmp_path: Path, most_bytes: int) -> None:
    cases = _many(tmp_path / "cases.jsonl", 120)
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    conclude_file(cases, whole, rows=10, progress=_unseen)
    limited = _command(
        cases, out, 10, f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, 2 * ({most_bytes},))"
    )
    _, told = limited.communicate()
    assert limited.returncode == 2
    assert b"File too large" in told
    assert not out.exists()
    assert list(tmp_path.glob("out.jsonl.partial/*.unfinished")) != []
    assert _command(cases, out, 10).wait() == 0
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_a_run_that_is_killed_again_and_again_goes_on_to_the_same_bytes(tmp_path: Path, format: str) -> None:
    cases = _many(tmp_path / f"cases.{format}", 1200)
    whole, out = tmp_path / f"whole.{format}", tmp_path / f"out.{format}"
    conclude_file(cases, whole, rows=50, progress=_unseen)
    assert [_kill_after(parts, cases, out) for parts in (0, 1, 7, 16)] == [-signal.SIGKILL] * 4
    _kill_after(23, cases, out)
    assert _command(cases, out, 50).wait() == 0
    assert out.read_bytes() == whole.read_bytes()
    assert set(tmp_path.iterdir()) == {cases, whole, out}


def _command(cases: Path, conclusions: Path, rows: int, before: str = "") -> subprocess.Popen[bytes]:
    program = f"{before}\nfrom app.command_line import main\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "batch", str(cases), str(conclusions), "--rows", str(rows)],
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
    )


def _kill_after(parts: int, cases: Path, conclusions: Path) -> int:
    """Kill a run as soon as so many parts are there, and return how it ended."""
    run = _command(cases, conclusions, 50)
    folder = conclusions.with_name(f"{conclusions.name}.partial")
    while run.poll() is None and not (folder.exists() and len(_parts(conclusions)) >= parts):
        time.sleep(0.0005)
    run.kill()
    return run.wait()
