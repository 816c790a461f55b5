"""The columns conclude from many cases at once what the engine concludes from each of them alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evaluation import read_cases
from knowledge import load
from rules import AnswersRefused, Case, ColumnsRefused, column_form, column_form_of, program, read_answers, reason
from rules.catalogue.rulebase import RuleBase
from rules.forms.columns.form import ColumnForm
from rules.inference.program import Program
from rules.language.conditions import AnswerValue
from tests.inference.random_rule_bases import rule_bases_with_cases
from tests.random_answers import GivenAnswers, danger_answers, some_answers
from tests.rules.told_by_engine import as_given, told
from tests.rules.vignettes import vignettes

DEV = Path(__file__).parents[1] / "cases" / "dev.json"
CASES_OF_EACH = 18
SOME_CASES = st.lists(some_answers() | danger_answers(), max_size=CASES_OF_EACH)


def _agree(form: ColumnForm, program: Program, given_cases: Sequence[Mapping[str, object]]) -> None:
    """Columns and engine conclude the same of each case: told, by every name in every stratum, and by every rule."""
    cases = [Case(program, read_answers(answers, load())) for answers in given_cases]
    frame, faults = form.frame(given_cases)
    assert faults == {}
    assert form.conclude(frame).to_dicts() == [told(case) for case in cases]
    for row, case in zip(form.concluded(frame).iter_rows(named=True), cases, strict=True):
        assert {name for name, truth in row.items() if truth} == case.concluded
    for row, case in zip(form.fired(frame).iter_rows(named=True), cases, strict=True):
        assert {id for id, truth in row.items() if truth} == {rule.id for rule in case.fired}


def test_every_published_case_is_concluded_as_the_engine_does() -> None:
    _agree(column_form(), program(), [case.answers for case in read_cases(DEV.name, DEV.read_bytes()).cases])


def test_every_vignette_is_concluded_as_the_engine_does_in_each_variation() -> None:
    stories = vignettes()
    variations = [variation.answers for story in stories for variation in story.but]
    _agree(column_form(), program(), [*(story.answers for story in stories), *variations])


@pytest.mark.slow
@settings(max_examples=settings().max_examples // 3)
@given(SOME_CASES)
def test_any_answers_are_concluded_as_the_engine_does(cases: list[GivenAnswers]) -> None:
    _agree(column_form(), program(), cases)


@pytest.mark.slow
@given(rule_bases_with_cases(cases=5))
def test_any_rules_are_concluded_as_the_engine_does(
    drawn: tuple[RuleBase, Sequence[Mapping[str, AnswerValue]]],
) -> None:
    rules, cases = drawn
    _agree(column_form_of(rules), Program(rules), [as_given(answers) for answers in cases])


ODD_VALUES: list[object] = [
    None,
    True,
    0,
    -1,
    7,
    7.0,
    10**30,
    "",
    "no",
    "Yes",
    "7",
    "not_sure",
    "prefer_not",
    "skip",
    [],
    ["none"],
    ["none", "none"],
    ["not_sure"],
    ["not_sure", "not_sure"],
    ["prefer_not"],
    ["outer_hip", "outer_hip"],
    ["outer_hip", "none"],
    ["outer_hip", None],
    ["outer_hip", ["outer_hip"]],
    ["outer_hip\x1ffront_thigh"],
    {"yes": "no"},
]


def test_a_case_is_refused_with_the_same_words_whether_alone_or_among_many() -> None:
    names = [*load().findings, "pain_sight"]
    cases: list[dict[str, object]] = [{name: value, "pain_now": 3} for name in names for value in ODD_VALUES]
    frame, faults = column_form().frame(cases)
    assert column_form().conclude(frame, faults).to_dicts() == [_alone(case) for case in cases]


def test_every_fault_of_a_case_is_told() -> None:
    [row] = _concluded(age_years=[200], fever_unwell=["perhaps"], pain_site=[["outer_hip", "nowhere"]], pain_now=[3])
    with pytest.raises(AnswersRefused) as refused:
        reason({"age_years": 200, "fever_unwell": "perhaps", "pain_site": ["outer_hip", "nowhere"]})
    assert row == dict.fromkeys(told(reason({}))) | {"error": str(refused.value)}
    assert len(refused.value.faults) == 3


@pytest.mark.parametrize("words", [[], [None], ["outer_hip", None], ["not_sure", "outer_hip"], ["none", "outer_hip"]])
def test_a_list_in_a_frame_that_is_no_answer_is_refused(words: list[str | None]) -> None:
    wrong, right = _concluded(pain_site=pl.Series([words, ["outer_hip"]], dtype=pl.List(pl.String)))
    assert str(wrong["error"]).startswith(("pain_site takes", "'None' is not", "'not_sure' is not", "'none' is not"))
    assert right == _alone({"pain_site": ["outer_hip"]})


def _alone(answers: Mapping[str, object]) -> dict[str, object]:
    try:
        return told(reason(answers))
    except AnswersRefused as refused:
        return dict.fromkeys(told(reason({}))) | {"error": str(refused)}


def _concluded(**columns: pl.Series | list[object]) -> list[dict[str, object]]:
    return column_form().conclude(pl.DataFrame(columns)).to_dicts()


def test_numbers_may_be_whole_numbers_of_any_size_or_text_among_words() -> None:
    numbers = _concluded(age_years=pl.Series([17, None, 44], dtype=pl.UInt8))
    texts = _concluded(age_years=["17", None, "44"])
    assert numbers == texts == [_alone({"age_years": 17}), _alone({}), _alone({"age_years": 44})]
    assert _concluded(age_years=["not_sure", "017"]) == [_alone({"age_years": "not_sure"}), _alone({"age_years": 17})]


@pytest.mark.parametrize("text", ["4O", "4.0", " 44", "1e1", "", "٤٤", "--4", "9" * 19, "9" * 200])
def test_text_that_is_no_whole_number_within_bounds_is_refused(text: str) -> None:
    [row] = _concluded(age_years=[text])
    assert str(row["error"]).startswith("age_years ")


def test_words_may_be_kept_as_categories() -> None:
    words = pl.Series(["yes", "no"], dtype=pl.Categorical)
    sites = pl.Series([["outer_hip"], ["not_sure"]], dtype=pl.List(pl.Enum(["outer_hip", "not_sure"])))
    assert _concluded(fever_unwell=words, pain_site=sites) == [
        _alone({"fever_unwell": "yes", "pain_site": ["outer_hip"]}),
        _alone({"fever_unwell": "no", "pain_site": "not_sure"}),
    ]


def test_a_list_of_nothing_but_a_word_that_declines_is_a_declined_answer() -> None:
    declining = next(f for f in load().findings.values() if f.type == "choices" and f.declining_values)
    declined: list[object] = [[declining.declining_values[0]]]
    [row] = _concluded(**{declining.id: declined})
    assert row == _alone({})


def test_a_column_without_a_single_answer_is_as_no_column() -> None:
    assert _concluded(fever_unwell=[None], age_years=[None], pain_site=[None]) == [_alone({})]


def test_cases_of_which_nothing_is_told_are_cases() -> None:
    assert column_form().conclude(pl.DataFrame(height=2)).to_dicts() == [_alone({})] * 2


@pytest.mark.parametrize(
    ("columns", "sentences"),
    [
        ({"fever": ["yes"]}, ["There is no finding 'fever'.", "The findings are: age_years,"]),
        ({"fever_unwell": [True]}, ["The column fever_unwell holds Boolean; it takes text."]),
        ({"pain_site": ["outer_hip"]}, ["The column pain_site holds String; it takes lists of text."]),
        ({"age_years": [44.0]}, ["The column age_years holds Float64; it takes whole numbers, or text."]),
    ],
)
def test_columns_that_cannot_be_answers_are_refused_with_what_is_allowed(
    columns: dict[str, list[object]], sentences: list[str]
) -> None:
    with pytest.raises(ColumnsRefused) as refused:
        column_form().conclude(pl.DataFrame(columns))
    assert all(said.startswith(expected) for said, expected in zip(refused.value.sentences, sentences, strict=True))


def test_no_case_at_all_is_concluded_under_the_same_columns() -> None:
    none = column_form().conclude(pl.DataFrame({"age_years": []}, schema={"age_years": pl.Int64}))
    assert none.height == 0
    assert none.schema == column_form().conclude(pl.DataFrame({"age_years": [44]})).schema


def test_cases_are_concluded_alike_wherever_they_stand_in_a_long_frame() -> None:
    examples = [load().example_answers(example) for example in load().examples.values()]
    alone = [_alone(example) for example in examples]
    frame, _ = column_form().frame([*examples, {"age_years": 200}])
    often = 70_000
    faults = {7: "a fault", 65_600: "another"}
    concluded = column_form().conclude(frame[[row % frame.height for row in range(often)]], faults)
    assert [concluded["error"][row] for row in faults] == list(faults.values())
    for row in (0, frame.height - 1, 65_535, 65_536, often - 1):
        assert concluded.row(row, named=True) == [*alone, _alone({"age_years": 200})][row % frame.height]
