"""`hip-triage document` writes what comes from the knowledge, and `--check` tells when it is out of date."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from app.command_line.commands import cli
from app.documentation import DOCUMENTS, source_coverage
from knowledge import load
from rules import rule_base


def _document(*arguments: str) -> int:
    return CliRunner().invoke(cli, ["document", *arguments]).exit_code


def test_the_documents_are_written_and_then_up_to_date(tmp_path: Path) -> None:
    folder = str(tmp_path / "docs")
    assert _document(folder, "--check") == 1
    assert not (tmp_path / "docs").exists()
    assert _document(folder) == 0
    assert _document(folder, "--check") == 0
    assert {path.name for path in (tmp_path / "docs").iterdir()} == set(DOCUMENTS)


def test_a_document_that_was_changed_by_hand_is_out_of_date(tmp_path: Path) -> None:
    _document(str(tmp_path))
    with (tmp_path / "source-coverage.md").open("a", encoding="utf-8") as file:
        file.write("One more line.\n")
    assert _document(str(tmp_path), "--check") == 1


def test_every_claim_stands_in_a_row_with_what_its_carrier_says() -> None:
    rows = source_coverage().splitlines()
    for entry in load().source_coverage.values():
        assert len([row for row in rows if row.startswith(f"| {entry.id} |")]) == 1
    assert f"| `rule:LOD-01` | {rule_base().by_id['LOD-01'].says} |" in source_coverage()
