"""A conclusion can be checked without trust: whatever is edited in it is caught."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge import load
from rules import NothingToVerifyError, discrepancies, program, triage
from tests.random_answers import GivenAnswers, some_answers

Path = tuple[str | int, ...]
Told = dict[str, object]
_EDITS: tuple[object, ...] = ("edited", "nothing", 4711, None, True, [], {})


def _told(answers: GivenAnswers, locale: str = "en-GB") -> Told:
    told: Told = json.loads(triage(answers, locale, with_trace=True).model_dump_json(by_alias=True))
    return told


@cache
def _examples() -> list[Told]:
    return [_told(load().example_answers(example)) for example in load().examples.values()]


@given(some_answers(), st.sampled_from(sorted(load().locales)))
def test_an_unedited_conclusion_follows_whatever_its_locale(answers: GivenAnswers, locale: str) -> None:
    assert discrepancies(_told(answers, locale), program()) == ()


def _places(data: object, path: Path = ()) -> Iterator[Path]:
    """Every place in some JSON, from the whole down to each word and number."""
    yield path
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from _places(data[key], (*path, key))


def _at(data: object, path: Path) -> object:
    found: Any = data
    for step in path:
        found = found[step]
    return found


def _differ(one: object, other: object) -> bool:
    return json.dumps(one) != json.dumps(other)


def _says_where_a_rule_stands(path: Path) -> bool:
    return len(path) == 3 and path[0] == "trace" and path[2] == "place"


def _drawn(data: st.DataObject, kind: type) -> tuple[Told, Path]:
    """A conclusion, and a place in it outside its answers that holds something of this kind."""
    told = copy.deepcopy(data.draw(st.sampled_from(_examples())))
    places = [path for path in _places(told) if path[:1] != ("answers",) and isinstance(_at(told, path), kind)]
    return told, data.draw(st.sampled_from(places))


@given(st.data())
def test_an_edit_anywhere_is_caught(data: st.DataObject) -> None:
    told, path = _drawn(data, object)
    assume(path and not _says_where_a_rule_stands(path))
    within: Any = _at(told, path[:-1])
    within[path[-1]] = data.draw(st.sampled_from([new for new in _EDITS if _differ(new, within[path[-1]])]))
    assume(isinstance(told["trace"], list))
    assert discrepancies(told, program()) != ()


@given(st.data())
def test_a_key_that_is_added_or_removed_anywhere_is_caught(data: st.DataObject) -> None:
    told, path = _drawn(data, dict)
    within: Any = _at(told, path)
    if within and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(within.keys() - {"answers", "trace"})))
        del within[key]
    else:
        key = data.draw(st.sampled_from(sorted({"note", "place", "nothing"} - within.keys())))
        within[key] = data.draw(st.sampled_from(_EDITS))
    assert discrepancies(told, program()) != ()


@given(st.data())
def test_an_item_that_is_added_removed_or_moved_anywhere_is_caught(data: st.DataObject) -> None:
    told, path = _drawn(data, list)
    within: Any = _at(told, path)
    before = copy.deepcopy(within)
    how = data.draw(st.sampled_from(["add", "remove", "move"]))
    if how == "add":
        within.insert(data.draw(st.integers(0, len(within))), data.draw(st.sampled_from((*_EDITS, *within))))
    elif within:
        item = within.pop(data.draw(st.integers(0, len(within) - 1)))
        if how == "move":
            within.insert(data.draw(st.integers(0, len(within))), item)
    assume(within != before)
    assert discrepancies(told, program()) != ()


def test_a_step_that_keeps_its_number_and_stands_elsewhere_is_caught() -> None:
    told = copy.deepcopy(_examples()[0])
    steps: Any = _at(told, ("trace",))
    steps.insert(0, steps.pop(3))
    assert [found.where for found in discrepancies(told, program())] == ["trace.1"]


@pytest.mark.parametrize("place", ["", "rules/elsewhere.py:1"])
def test_where_a_rule_is_written_may_be_told_otherwise_but_not_as_anything_else_than_text(place: str) -> None:
    told = copy.deepcopy(_examples()[0])
    step: Any = _at(told, ("trace", 0))
    rule = step["rule"]
    step["place"] = place
    assert discrepancies(told, program()) == ()
    for no_place in (None, 1, [place], {"place": place}):
        step["place"] = no_place
        assert [found.where for found in discrepancies(told, program())] == [f"trace.{rule}.place"]


def test_an_edited_answer_is_caught_where_it_matters() -> None:
    told = copy.deepcopy(_examples()[0])
    answers = told["answers"]
    assert isinstance(answers, dict)
    told["answers"] = {id: value for id, value in answers.items() if id != "can_bear_weight"}
    assert discrepancies(told, program()) != ()


def test_an_answer_that_nobody_can_give_is_named() -> None:
    told = {**_examples()[0], "answers": {"phase_of_the_moon": "full"}}
    assert [found.where for found in discrepancies(told, program())] == ["answers.phase_of_the_moon"]


@pytest.mark.parametrize("missing", ["answers", "trace"])
def test_without_answers_or_trace_there_is_nothing_to_verify(missing: str) -> None:
    with pytest.raises(NothingToVerifyError):
        discrepancies({**_examples()[0], missing: None}, program())
