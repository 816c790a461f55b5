"""`hip-triage evaluate`: figures, intervals, the report, and what a change has done."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from app.evaluation import (
    CasesRefused,
    ConcludedCase,
    EvaluationResult,
    Listed,
    Verdict,
    change_line,
    compare,
    evaluate,
    read_cases,
    read_result,
    report,
    wrong_line,
)
from app.evaluation.intervals import wilson
from knowledge import Measure, UrgencyLevel, load

SORENESS = load().example_answers(load().examples["plain_soreness"])
EMERGENCY = SORENESS | {"saddle_or_bladder": "yes"}


def _case(id: str, group: str, rated: str, accept: list[str], answers: dict[str, object]) -> dict[str, object]:
    return {
        "id": id,
        "group": group,
        "urgency": rated,
        "urgency_accept": [rated],
        "accept": accept,
        "answers": answers,
        "history": "not read",
    }


CASES = [
    _case("RIGHT", "cauda_equina", "emergency_now", ["cauda_equina"], EMERGENCY),
    _case("OVER", "overuse", "self_care", ["hip_arthritis"], EMERGENCY),
    _case("FINE", "overuse", "self_care", ["overuse_soreness"], SORENESS),
    _case("UNDER", "cauda_equina", "emergency_now", ["cauda_equina"], SORENESS),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Four cases: two right, one over-triaged, one under-triaged."""
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(CASES), encoding="utf-8")
    return path


@pytest.fixture
def result(file: Path) -> EvaluationResult:
    return evaluate(read_cases(file.name, file.read_bytes()))


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])


def test_the_figures_of_a_file_can_be_counted_by_hand(result: EvaluationResult) -> None:
    counted = {figure.measure: (figure.count, figure.n) for figure in result.figures}
    assert counted == {
        Measure.URGENCY_RIGHT: (2, 4),
        Measure.UNDER_TRIAGED: (1, 4),
        Measure.OVER_TRIAGED: (1, 4),
        Measure.URGENT_UNDER_TRIAGED: (1, 2),
        Measure.SELF_CARE_OVER_TRIAGED: (1, 2),
        Measure.SAFE_ADVICE: (3, 4),
        Measure.EMERGENCY_RIGHT: (1, 2),
        Measure.SAME_DAY_RIGHT: (0, 0),
        Measure.NOT_URGENT_RIGHT: (0, 0),
        Measure.SELF_CARE_RIGHT: (1, 2),
        Measure.RIGHT_FIRST: (2, 4),
        Measure.RIGHT_IN_THREE: (2, 4),
        Measure.SERIOUS_NAMED: (1, 2),
        Measure.BENIGN_WITH_CONCERN: (1, 2),
    }
    assert (result.mean_concerns.mean, result.mean_concerns.n) == (0.5, 2)
    assert result.confusion[UrgencyLevel.SELF_CARE][UrgencyLevel.EMERGENCY_NOW] == 1
    assert [(group.group, group.n) for group in result.groups] == [("cauda_equina", 2), ("overuse", 2)]
    assert result.groups[1].of(Measure.SERIOUS_NAMED) is None


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_intervals_are_those_of_newcombe_1998_table_1(count: int, n: int, low: float, high: float) -> None:
    assert wilson(count, n) == pytest.approx((low, high), abs=5e-5)
    assert wilson(n - count, n) == pytest.approx((1 - high, 1 - low), abs=5e-5)


@pytest.mark.parametrize(("count", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_has_no_interval(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(count, n)


@pytest.mark.parametrize(
    ("fit", "verdict"),
    [
        (["within_days"], "right"),
        (["emergency_now", "same_day"], "under"),
        (["routine", "self_care"], "over"),
        (["same_day", "routine"], "beside"),
    ],
)
def test_a_level_is_held_against_the_fit_ones(fit: list[str], verdict: str) -> None:
    assert _concluded("A", "within_days", fit=fit).verdict == verdict


def test_the_place_is_the_best_in_any_list() -> None:
    case = _concluded("A", causes=["it_band_syndrome", "hip_arthritis"], concerns=["hernia"], accept=["hip_arthritis"])
    assert case.place == 2
    assert case.right_in_three
    assert not case.right_first
    assert _concluded("A", causes=["it_band_syndrome"], concerns=["hernia"], accept=["hernia"]).right_first


def test_the_terminal_shows_figures_published_ones_and_each_wrong_case(file: Path) -> None:
    told = _run(file).stdout
    assert re.search(r"Urgency right +2 of 4 +50\.0% +15\.0% – 85\.0% +57% \(52–61\) Semigran 2015", told)
    lines = told.splitlines()
    [under] = [line for line in lines if line.startswith("UNDER")]
    [over] = [line for line in lines if line.startswith("OVER")]
    assert "self_care by BASE-SELF-CARE (under: fit emergency_now)" in under
    assert "serious condition not named" in under
    assert "emergency_now by RF08 (over: fit self_care); wanted hip_arthritis (not listed)" in over
    assert not [line for line in lines if line.startswith(("RIGHT ", "FINE "))]


def test_the_result_is_written_and_read_again_unchanged(file: Path, tmp_path: Path, result: EvaluationResult) -> None:
    assert _run(file, "--json", tmp_path / "result.json").exit_code == 0
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
    assert name in _run(file).stdout
    assert "<script" not in report(evaluate(read_cases(name, file.read_bytes())))


def _concluded(
    id: str,
    level: str = "routine",
    *,
    fit: list[str] | None = None,
    causes: list[str] | None = None,
    concerns: list[str] | None = None,
    accept: list[str] | None = None,
) -> ConcludedCase:
    def listed(ids: list[str] | None) -> tuple[Listed, ...]:
        return tuple(Listed(id=entry, rules=("X-01",)) for entry in ids or [])

    return ConcludedCase(
        id=id,
        group="other",
        serious=False,
        rated=UrgencyLevel.ROUTINE,
        fit_levels=tuple(UrgencyLevel(name) for name in fit or ["routine"]),
        accept=tuple(accept or ["hernia"]),
        level=UrgencyLevel(level),
        decided_by=("X-00",),
        concerns=listed(concerns),
        causes=listed(causes),
        factors=(),
    )


def _result(*cases: ConcludedCase) -> EvaluationResult:
    return EvaluationResult(cases_file="f", cases_digest="d", knowledge_version="1", knowledge_digest="k", cases=cases)


def test_changes_stand_in_the_order_of_their_danger() -> None:
    pairs = [
        (_concluded("same"), _concluded("same")),
        (_concluded("lists", causes=["a", "b"]), _concluded("lists", causes=["a"])),
        (_concluded("concern-new"), _concluded("concern-new", concerns=["hernia"])),
        (_concluded("cause", causes=["a"]), _concluded("cause", causes=["b"])),
        (_concluded("raised"), _concluded("raised", "same_day")),
        (_concluded("concern-lost", concerns=["hernia"]), _concluded("concern-lost")),
        (_concluded("one-step", "same_day"), _concluded("one-step", "within_days")),
        (_concluded("two-steps", "same_day"), _concluded("two-steps", "routine")),
        (_concluded("from-emergency", "emergency_now"), _concluded("from-emergency", "same_day")),
        (_concluded("unfit"), _concluded("unfit", "self_care")),
    ]
    comparison = compare(_result(*(old for old, _ in pairs)), _result(*(new for _, new in pairs)))
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
    old = _concluded("A", "same_day", causes=["a"], concerns=["hernia"], fit=["same_day"])
    [change] = compare(_result(old), _result(_concluded("A", "routine", fit=["same_day"]))).changes
    assert change_line(change) == (
        "A other: lowered same_day -> routine by X-00 (right -> under); concern lost: hernia; first cause a -> none"
        " (right one: 1 -> not listed)"
    )
    assert change.new.verdict is Verdict.UNDER


def test_a_case_that_expects_something_else_is_a_change() -> None:
    comparison = compare(_result(_concluded("A")), _result(_concluded("A", accept=["cauda_equina"])))
    assert [change_line(change) for change in comparison.changes] == ["A other: the case itself is another"]


def test_comparing_with_itself_says_that_nothing_changed(file: Path, tmp_path: Path) -> None:
    _run(file, "--json", tmp_path / "result.json")
    told = _run(file, "--compare", tmp_path / "result.json").stdout
    assert load().evaluation.nothing_changed in told


def test_a_comparison_is_told_and_stands_in_the_report(file: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    _run(file, "--json", earlier)
    file.write_text(json.dumps([*CASES[1:], CASES[0] | {"answers": SORENESS}]), encoding="utf-8")
    told = _run(file, "--compare", earlier, "--html", tmp_path / "report.html").stdout
    assert "RIGHT cauda_equina: lowered emergency_now -> self_care by BASE-SELF-CARE (right -> under)" in told
    assert re.search(r"Urgency right +50\.0% \(2 of 4\) +25\.0% \(1 of 4\)", told)
    assert "lowered emergency_now -&gt; self_care" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "the file cannot be read: not JSON at line 1"),
        ("[]", "the file must hold a list of cases"),
        ('{"cases": []}', "the file must hold a list of cases"),
        ("[5]", "case 1, without an id: Input should be"),
        (json.dumps([CASES[0], {"id": "BAD"}]), "BAD: urgency: Field required"),
        (json.dumps([CASES[0] | {"urgency": "soon"}]), "RIGHT: urgency: Input should be 'emergency_now', 'same_day'"),
        (json.dumps([CASES[0] | {"urgency_accept": []}]), "RIGHT: urgency_accept: Tuple should have at least 1 item"),
        (json.dumps([CASES[0], CASES[0]]), "RIGHT: 2 cases have this id"),
        (json.dumps([CASES[0] | {"accept": ["gout"]}]), "RIGHT: accept: 'gout' is not a conclusion"),
        (json.dumps([CASES[0] | {"answers": {"age_year": 5}}]), "RIGHT: answers: 'age_year' is not a finding"),
        (json.dumps([CASES[0] | {"answers": {"fever_unwell": 1}}]), "RIGHT: answers: "),
    ],
)
def test_a_broken_file_is_refused_with_case_and_reason(file: Path, content: str, said: str) -> None:
    file.write_text(content, encoding="utf-8")
    refused = _run(file)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert not refused.stdout


def test_every_problem_of_a_file_is_named() -> None:
    broken = [CASES[0] | {"accept": ["gout"], "answers": {"age_years": 400}}, {"id": "BAD"}]
    with pytest.raises(CasesRefused) as refused:
        read_cases("cases.json", json.dumps(broken).encode())
    assert {problem.partition(":")[0] for problem in refused.value.problems} == {"RIGHT", "BAD"}
    assert len(refused.value.problems) == 7


@pytest.mark.parametrize(
    ("content", "said"),
    [("{}", "not a result of hip-triage evaluate: cases_file: Field required"), ("nonsense", "not a result")],
)
def test_what_is_not_a_result_is_not_compared_with(file: Path, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "result.json").write_text(content, encoding="utf-8")
    refused = _run(file, "--compare", tmp_path / "result.json")
    assert refused.exit_code == 2
    assert said in refused.stderr


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_a_file_that_cannot_be_written_is_named(file: Path, tmp_path: Path, option: str) -> None:
    refused = _run(file, option, tmp_path / "nowhere" / "file")
    assert refused.exit_code == 2
    assert "nowhere/file: No such file or directory" in refused.stderr


def test_a_file_that_is_not_there_is_named() -> None:
    assert "/nowhere/cases.json: No such file" in _run("/nowhere/cases.json").stderr
    assert _run("/nowhere/cases.json").exit_code == 2


def test_a_wrong_line_names_the_rules_of_the_causes() -> None:
    line = wrong_line(_concluded("A", causes=["it_band_syndrome"], fit=["same_day"]))
    assert line == (
        "A other: routine by X-00 (under: fit same_day); wanted hernia (not listed); causes it_band_syndrome (X-01)"
    )
