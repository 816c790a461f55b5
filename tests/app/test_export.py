"""`hip-triage export` writes the rule base in the form that is asked for, and says when it cannot."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from rules import clips_program, rule_base


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", *arguments])


def test_the_clips_program_is_written_to_standard_output() -> None:
    ran = _run("--clips")
    assert ran.exit_code == 0
    assert ran.stdout == clips_program(rule_base())


def test_the_clips_program_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "hip-triage.clp"
    ran = _run("--clips", "--output", str(file))
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert file.read_text(encoding="utf-8") == clips_program(rule_base())


def test_a_form_must_be_named() -> None:
    ran = _run()
    assert ran.exit_code == 2
    assert "--clips" in ran.stderr


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    ran = _run("--clips", "--output", str(tmp_path))
    assert ran.exit_code == 2
    assert str(tmp_path) in ran.stderr
