"""A conclusion can be checked without trust: whatever is edited in it is caught."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import load
from rules import NothingToVerifyError, discrepancies, program, triage
from tests.random_answers import GivenAnswers, some_answers

Path = tuple[str | int, ...]
Told = dict[str, object]
_EDITS = ("edited", 4711, None, True)


def _told(answers: GivenAnswers, locale: str = "en-GB") -> Told:
    told: Told = json.loads(triage(answers, locale, with_trace=True).model_dump_json(by_alias=True))
    return told


@cache
def _examples() -> list[Told]:
    return [_told(load().example_answers(example)) for example in load().examples.values()]


@given(some_answers(), st.sampled_from(sorted(load().locales)))
def test_an_unedited_conclusion_follows_whatever_its_locale(answers: GivenAnswers, locale: str) -> None:
    assert discrepancies(_told(answers, locale), program()) == ()


def _leaves(data: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _leaves(value, (*path, place))
    else:
        yield path


@given(st.data())
def test_an_edit_anywhere_is_caught(data: st.DataObject) -> None:
    told = copy.deepcopy(data.draw(st.sampled_from(_examples())))
    path = data.draw(st.sampled_from([path for path in _leaves(told) if path[0] != "answers" and path[-1] != "place"]))
    place: Any = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = data.draw(st.sampled_from([new for new in _EDITS if new != place[path[-1]]]))
    assert discrepancies(told, program()) != ()


@given(st.data())
def test_a_step_that_is_left_out_added_or_repeated_is_caught(data: st.DataObject) -> None:
    told = copy.deepcopy(data.draw(st.sampled_from(_examples())))
    steps = told["trace"]
    assert isinstance(steps, list)
    place = data.draw(st.integers(0, len(steps) - 1))
    if data.draw(st.booleans()):
        del steps[place]
    else:
        steps.insert(place, copy.deepcopy(steps[place]))
    assert discrepancies(told, program()) != ()


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
