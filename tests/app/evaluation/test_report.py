"""The result as text, JSON and a report."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

from app.evaluation import EvaluationResult, evaluate, read_cases, read_result, report, wrong_line
from knowledge import load
from tests.app.evaluation.example import CASES, concluded, run


def test_the_terminal_shows_figures_published_ones_and_each_wrong_case(file: Path) -> None:
    told = run(file).stdout
    assert re.search(r"Urgency right +2 of 4 +50\.0% +15\.0% – 85\.0% +57% \(52–61\) Semigran 2015", told)
    lines = told.splitlines()
    [under] = [line for line in lines if line.startswith("UNDER")]
    [over] = [line for line in lines if line.startswith("OVER")]
    assert "self_care by BASE-SELF-CARE (under: fit emergency_now)" in under
    assert "serious condition not named" in under
    assert "emergency_now by RF08 (over: fit self_care); wanted hip_arthritis (not listed)" in over
    assert not [line for line in lines if line.startswith(("RIGHT ", "FINE "))]


def test_the_result_is_written_and_read_again_unchanged(file: Path, tmp_path: Path, result: EvaluationResult) -> None:
    assert run(file, "--json", tmp_path / "result.json").exit_code == 0
    written = (tmp_path / "result.json").read_bytes()
    assert read_result(written) == result
    assert json.loads(written)["figures"][0]["share"] == 0.5
    assert json.loads(written)["cases"][0]["verdict"] == "right"


def test_the_report_stands_alone_and_its_style_is_the_only_one_allowed(result: EvaluationResult) -> None:
    html = report(result)
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    assert not re.search(r"<script|<img|<link|<iframe|\ssrc=|\sstyle=|url\(|@import", html)
    assert html.count('<svg class="bar"') == sum(1 for f in result.figures if f.n) + len(load().accuracy_anchors)
    assert html.count('<svg class="matrix"') == 1
    for anchor in load().accuracy_anchors.values():
        assert load().sources[anchor.source].url in html


def test_what_stands_in_a_file_cannot_become_markup(file: Path) -> None:
    name = "<script>alert(1)</script>[red]"
    file.write_text(json.dumps([CASES[3] | {"id": name, "group": name}]), encoding="utf-8")
    assert name in run(file).stdout
    assert "<script" not in report(evaluate(read_cases(name, file.read_bytes())))


def test_a_wrong_line_names_the_rules_of_the_causes() -> None:
    line = wrong_line(concluded("A", causes=["it_band_syndrome"], fit=["same_day"]))
    assert line == (
        "A other: routine by X-00 (under: fit same_day); wanted hernia (not listed); causes it_band_syndrome (X-01)"
    )
