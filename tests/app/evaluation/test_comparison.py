"""What a change has done, told beside an earlier result."""

from __future__ import annotations

import json
import re
from pathlib import Path

from app.evaluation import Verdict, change_line, compare
from knowledge import load
from tests.app.evaluation.example import CASES, SORENESS, concluded, result_of, run


def test_changes_stand_in_the_order_of_their_danger() -> None:
    pairs = [
        (concluded("same"), concluded("same")),
        (concluded("lists", causes=["a", "b"]), concluded("lists", causes=["a"])),
        (concluded("concern-new"), concluded("concern-new", concerns=["hernia"])),
        (concluded("cause", causes=["a"]), concluded("cause", causes=["b"])),
        (concluded("raised"), concluded("raised", "same_day")),
        (concluded("concern-lost", concerns=["hernia"]), concluded("concern-lost")),
        (concluded("one-step", "same_day"), concluded("one-step", "within_days")),
        (concluded("two-steps", "same_day"), concluded("two-steps", "routine")),
        (concluded("from-emergency", "emergency_now"), concluded("from-emergency", "same_day")),
        (concluded("unfit"), concluded("unfit", "self_care")),
    ]
    comparison = compare(result_of(*(old for old, _ in pairs)), result_of(*(new for _, new in pairs)))
    assert [change.new.id for change in comparison.changes] == [
        "unfit",
        "from-emergency",
        "two-steps",
        "one-step",
        "concern-lost",
        "raised",
        "cause",
        "concern-new",
        "lists",
    ]
    said = [change_line(change) for change in comparison.changes]
    assert said[0] == "unfit other: lowered routine -> self_care by X-00 (right -> under)"
    assert said[6] == "cause other: first cause a -> b by X-01"


def test_a_change_says_everything_that_is_different() -> None:
    old = concluded("A", "same_day", causes=["a"], concerns=["hernia"], fit=["same_day"])
    [change] = compare(result_of(old), result_of(concluded("A", "routine", fit=["same_day"]))).changes
    assert change_line(change) == (
        "A other: lowered same_day -> routine by X-00 (right -> under); concern lost: hernia; first cause a -> none"
        " (right one: 1 -> not listed)"
    )
    assert change.new.verdict is Verdict.UNDER


def test_a_case_that_expects_something_else_is_a_change() -> None:
    comparison = compare(result_of(concluded("A")), result_of(concluded("A", accept=["cauda_equina"])))
    assert [change_line(change) for change in comparison.changes] == ["A other: the case itself is another"]


def test_comparing_with_itself_says_that_nothing_changed(file: Path, tmp_path: Path) -> None:
    run(file, "--json", tmp_path / "result.json")
    told = run(file, "--compare", tmp_path / "result.json").stdout
    assert load().evaluation.nothing_changed in told


def test_a_comparison_is_told_and_stands_in_the_report(file: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    run(file, "--json", earlier)
    file.write_text(json.dumps([*CASES[1:], CASES[0] | {"answers": SORENESS}]), encoding="utf-8")
    told = run(file, "--compare", earlier, "--html", tmp_path / "report.html").stdout
    assert "RIGHT cauda_equina: lowered emergency_now -> self_care by BASE-SELF-CARE (right -> under)" in told
    assert re.search(r"Urgency right +50\.0% \(2 of 4\) +25\.0% \(1 of 4\)", told)
    assert "lowered emergency_now -&gt; self_care" in (tmp_path / "report.html").read_text(encoding="utf-8")
