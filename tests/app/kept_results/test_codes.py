"""A code that is typed wrongly is noticed, and one that is typed in another way is forgiven."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kept_results import CodeMistyped, code_from, read_code, spelled
from app.kept_results.codes import ALPHABET, new_code

CODES = st.binary(min_size=12, max_size=12).map(code_from)
GAPS = st.sampled_from(["", " ", "-", " - ", "–", ".", "\t"])


@given(CODES, st.data())
def test_every_single_wrong_character_is_noticed(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([character for character in ALPHABET if character != code[place]]))
    with pytest.raises(CodeMistyped):
        read_code(code[:place] + wrong + code[place + 1 :])


@given(CODES, st.data())
def test_a_character_that_is_missing_or_too_many_is_noticed(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    more = data.draw(st.sampled_from(ALPHABET))
    for typed in (code[:place] + code[place + 1 :], code[:place] + more + code[place:]):
        with pytest.raises(CodeMistyped):
            read_code(typed)


@given(CODES, st.data())
def test_case_and_what_stands_between_are_forgiven(code: str, data: st.DataObject) -> None:
    typed = "".join(data.draw(st.sampled_from([c, c.lower()])) + data.draw(GAPS) for c in spelled(code))
    assert read_code(typed) == code


@given(CODES, st.data())
def test_letters_that_look_like_numbers_are_forgiven(code: str, data: st.DataObject) -> None:
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(data.draw(st.sampled_from(alike.get(character, character))) for character in code)
    assert read_code(typed) == code


@given(CODES)
def test_a_code_is_shown_in_groups_of_four_without_letters_that_look_like_others(code: str) -> None:
    assert [len(group) for group in spelled(code).split("-")] == [4, 4, 4, 1]
    assert not set(code) & set("ILOU")


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_code_or_mistyped(typed: str) -> None:
    try:
        code = read_code(typed)
    except CodeMistyped:
        return
    assert len(code) == 13
    assert set(code) <= set(ALPHABET)


def test_codes_differ_and_use_every_character_in_every_place() -> None:
    codes = [new_code() for _ in range(2000)]
    assert len(set(codes)) == len(codes)
    for place in range(12):
        assert len(Counter(code[place] for code in codes)) == len(ALPHABET)
