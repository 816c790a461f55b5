"""The clinical safety case: each control links to what shows it, and the log is what the hazards say."""

from __future__ import annotations

import ast
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.command_line.commands import cli
from app.documentation import HAZARD_LOG, HAZARDS, hazard_log, read_hazards
from app.documentation.hazards import Hazard
from knowledge import KnowledgeError, load
from rules import rule_base
from rules.language.rule import RaisedConcern, RedFlag

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
KNOWN = read_hazards(DOCS / HAZARDS)
LIKELIHOODS = list(KNOWN.likelihoods)

each_hazard = pytest.mark.parametrize("hazard", KNOWN.hazards.values(), ids=KNOWN.hazards)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the hazards and of their log, which a test may spoil."""
    shutil.copytree(DOCS / "safety", tmp_path / "safety")
    return tmp_path


@cache
def _tests_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def _spoil(copy: Path, old: str, new: str) -> str:
    """What is said against the hazards after a replacement."""
    file = copy / HAZARDS
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        read_hazards(file)
    return str(refused.value)


@each_hazard
def test_every_link_to_evidence_leads_somewhere(hazard: Hazard) -> None:
    for control in hazard.controls:
        for evidence in control.shown_by:
            assert (ROOT / evidence.path).is_file(), f"{evidence.path} is not there"
            if evidence.test or evidence.path.endswith(".py"):
                assert evidence.test.startswith("test_"), f"{evidence} names no test"
                assert evidence.test in _tests_in(evidence.path), f"{evidence.test} is not in {evidence.path}"


@each_hazard
def test_every_hazard_has_a_control_with_a_test_or_vignette(hazard: Hazard) -> None:
    shown_by = [evidence for control in hazard.controls for evidence in control.shown_by]
    assert [evidence for evidence in shown_by if evidence.path.startswith("tests/")]


@each_hazard
def test_no_control_makes_a_hazard_likelier(hazard: Hazard) -> None:
    assert LIKELIHOODS.index(hazard.likelihood_after) <= LIKELIHOODS.index(hazard.likelihood_before)


@each_hazard
def test_no_risk_is_left_that_must_be_made_lower(hazard: Hazard) -> None:
    assert int(KNOWN.risk_after(hazard)) <= 3


def test_every_danger_rule_controls_a_hazard() -> None:
    named = {rule for hazard in KNOWN.hazards.values() for control in hazard.controls for rule in control.rules}
    danger = {rule.id for rule in rule_base().rules if isinstance(rule.then, RedFlag | RaisedConcern)}
    assert danger == named


def test_every_serious_concern_is_raised_by_a_rule_that_controls_a_hazard() -> None:
    named = {rule for hazard in KNOWN.hazards.values() for control in hazard.controls for rule in control.rules}
    thens = [rule_base().by_id[rule].then for rule in named]
    raised = {then.concern for then in thens if isinstance(then, RedFlag | RaisedConcern)}
    assert {conclusion.id for conclusion in load().conclusions_of("serious")} <= raised


def test_a_greater_severity_or_likelihood_never_means_less_risk() -> None:
    by_likelihood = [
        [int(KNOWN.risks[likelihood][severity]) for severity in KNOWN.severities] for likelihood in LIKELIHOODS
    ]
    assert all(row == sorted(row) for row in by_likelihood)
    assert all(list(column) == sorted(column) for column in zip(*by_likelihood, strict=True))


def test_the_log_says_what_the_hazards_say() -> None:
    log = (DOCS / HAZARD_LOG).read_text(encoding="utf-8")
    assert log == hazard_log(DOCS / HAZARDS), "run hip-triage document"
    assert re.findall(r"^## (HAZ-\d\d): ", log, flags=re.MULTILINE) == list(KNOWN.hazards)
    for hazard in KNOWN.hazards.values():
        said = (hazard.hazard, hazard.cause, hazard.effect, hazard.residual, *(c.control for c in hazard.controls))
        assert all(sentence in log for sentence in said)


def test_a_log_that_was_changed_by_hand_is_out_of_date_and_written_anew(copy: Path) -> None:
    command = ["document", str(copy)]
    assert CliRunner().invoke(cli, command).exit_code == 0
    assert CliRunner().invoke(cli, [*command, "--check"]).exit_code == 0
    log = copy / HAZARD_LOG
    written = log.read_text(encoding="utf-8")
    log.write_text(written.replace("Owner", "Nobody"), encoding="utf-8")
    assert CliRunner().invoke(cli, [*command, "--check"]).exit_code == 1
    assert CliRunner().invoke(cli, command).exit_code == 0
    assert log.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  HAZ-02:", "  HAZ-01:", "'HAZ-01' stands here twice"),
        ("  HAZ-02:", "  H2:", "should match pattern"),
        ("    severity: major", "    severity: bad", "hazards.HAZ-01.severity: Input should be 'minor'"),
        ("    owner: clinician", "    owner: nobody", "HAZ-01: unknown owner 'nobody'; allowed: clinician"),
        ("    residual:", "    remaining:", "hazards.HAZ-01.residual: Field required"),
        ("        evidence:\n", "        evidence: []\n        more:\n", "at least 1 item"),
    ],
)
def test_hazards_that_are_wrong_are_refused_with_file_and_line(copy: Path, old: str, new: str, said: str) -> None:
    refusal = _spoil(copy, old, new)
    assert said in refusal
    assert re.search(r"hazards\.yaml:\d+: ", refusal)


def test_hazards_that_are_wrong_end_the_command_with_the_reason(copy: Path) -> None:
    _spoil(copy, "    severity: major", "    severity: bad")
    ran = CliRunner().invoke(cli, ["document", str(copy)])
    assert ran.exit_code != 0
    assert "HAZ-01.severity" in ran.output
