"""`make cases` tells what the working tree changes, against the last commit on main."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import load

ROOT = Path(__file__).parents[2]
COMMAND = "cli.command()(evaluate)"

pytestmark = [
    pytest.mark.slow,
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what an evaluation needs, in a repository of its own without a commit."""
    unneeded = shutil.ignore_patterns("__pycache__", "node_modules", "static")
    for folder in ("app", "knowledge", "rules", "tests/cases"):
        shutil.copytree(ROOT / folder, tmp_path / "tree" / folder, ignore=unneeded)
    _git(tmp_path / "tree", "init", "--quiet", "--initial-branch=main")
    return tmp_path / "tree"


def _git(tree: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=tree, check=True)


def _commit(tree: Path) -> None:
    _git(tree, "add", ".")
    _git(tree, "commit", "--quiet", "--no-verify", "--message=As it was")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _told(tree: Path) -> str:
    environment = os.environ | {"HIP_TRIAGE": str(Path(sys.executable).with_name("hip-triage"))}
    ran = subprocess.run(
        [tree / "tests/cases/against_main"], env=environment, capture_output=True, text=True, check=True
    )
    left = subprocess.run(["git", "worktree", "list"], cwd=tree, capture_output=True, text=True, check=True)
    assert len(left.stdout.splitlines()) == 1
    return ran.stdout


def test_without_a_change_nothing_changed(tree: Path) -> None:
    _commit(tree)
    assert load().evaluation.nothing_changed in _told(tree)


def test_a_change_is_told_case_by_case(tree: Path) -> None:
    _commit(tree)
    _replace(tree / "rules/red_flags/nerve_and_spine.py", '"emergency_now"', '"same_day"')
    told = _told(tree)
    assert "lowered emergency_now -> same_day by" in told
    assert load().evaluation.nothing_changed not in told


def test_a_main_that_cannot_evaluate_is_said_to_be_so(tree: Path) -> None:
    assert "Nothing to compare with: main has no commit here." in _told(tree)
    commands = tree / "app/command_line/commands.py"
    as_it_is = commands.read_text(encoding="utf-8")
    _replace(commands, COMMAND, "")
    _commit(tree)
    commands.write_text(as_it_is, encoding="utf-8")
    told = _told(tree)
    assert "Nothing to compare with: the last commit on main has no evaluate command yet." in told
    assert "Urgency right" in told
