"""Cases are read many at a time, and each as if it were read alone."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.batch.formats import open_cases
from app.batch.pieces import Cases
from app.strict_json import NotJsonError, read_json
from knowledge import load
from rules import column_form
from tests.random_answers import answer, some_answers

ODD = r"""
null true -0 044 4.5 1e5 1e400 NaN 999999999999999999 1000000000000000000 44 "44" "" "a:b" "a\"b" "\u0061" "\ud800"
"Zoë" "}" "{" {} {"a":"b"} [] [[]] [""] ["a",1] [null] ["a]"] ["a\u001fb"] ["none","none"] "skip" "prefer_not"
"not_sure" ["skip"] ["prefer_not"] ["not_sure"]
"""
ODD_VALUES = [*ODD.split(), '["a, b"]', '["a\x1fb"]', "44\u00a0"]
"""JSON, and what is nearly JSON, that few programs would send."""


@st.composite
def lines(draw: st.DrawFn) -> bytes:
    """A line of answers as a program may write it, which may be out of the ordinary, or damaged in one place."""
    comma, colon = draw(st.sampled_from([(", ", ": "), (",", ":"), (" , ", ": "), (", ", " :"), (",\u00a0", ":\t")]))
    answers = {id: json.dumps(said) for id, said in draw(some_answers()).items()}
    members = [*answers.items(), *draw(st.lists(st.tuples(_names(), _values()), max_size=2))]
    told = "{" + comma.join(f'"{id}"{colon}{said}' for id, said in members) + "}"
    wrapped = [f'{{"id": "x","answers":{told}}}', f'{{"id": "a\\"", "answers": {told}}}', f" {told} \r"]
    told = draw(st.sampled_from([told, *wrapped]))
    line = told.encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        place, length = draw(st.integers(0, len(line))), draw(st.integers(0, 3))
        line = line[:place] + draw(st.sampled_from(DAMAGE)) + line[place + length :]
    return line.replace(b"\n", b" ")


LINES = 6
DAMAGE = [b"", b'"', b'":', b"{", b"}", b'{"', b', "', b"\\", b"\xff", b"\x00", b" ", b"\xc2\xa0", b"\xef\xbb\xbf"]


def _names() -> st.SearchStrategy[str]:
    return st.sampled_from([*load().findings, "fever", "id", "answers", ""])


def _values() -> st.SearchStrategy[str]:
    dumped = st.sampled_from(list(load().findings.values())).flatmap(answer).map(json.dumps)
    return st.sampled_from(ODD_VALUES) | dumped


COMPANY = [b'{"age_years": 44}', b'{"fever_unwell": "no"}']


@settings(max_examples=settings().max_examples // LINES)
@given(st.lists(lines(), min_size=1, max_size=LINES))
@example([b"{}", b'{"age_years": 44, "fever": "no"}', *COMPANY])
@example([b'{"age_years": 44, ', *COMPANY])
@example([b'{"age_years": 44 "fever_unwell": "no"}', *COMPANY])
@example([b'44, "age_years": 44}', *COMPANY])
@example([b'{"age_years": 44, "fever_unwell', *COMPANY])
@example([b'"age_years": 44, "fever_unwell": "no"}', *COMPANY])
@example([b'{"age_years": 44}": "no"}', *COMPANY])
@example([b'{"age_years": {"age_years": 45}}', b'{"age_years":{"age_years":45}}', b'{"age_years": 44}}', *COMPANY])
@example([b'{"age_years": 44, "age_years": 45}', *COMPANY])
@example(['{"age_years": 44,\u00a0"fever_unwell": "no"}'.encode(), *COMPANY])
def test_lines_of_json_are_read_together_as_each_is_read_alone(written: list[bytes]) -> None:
    read = _read(b"\n".join(written), "jsonl")
    written = [line for line in written if line.strip()]
    frame, refused = column_form().frame([_answers(line) for line in written])
    assert read.answers.equals(frame)
    unreadable = {row for row, line in enumerate(written) if _unreadable(line)}
    assert {row: fault for row, fault in read.faults.items() if row not in unreadable} == refused
    assert unreadable <= read.faults.keys()


def _answers(line: bytes) -> dict[str, object]:
    """The answers on a line, none if it cannot be read."""
    case = None if _unreadable(line) else read_json(line)
    answers = case.get("answers", case) if isinstance(case, dict) else None
    return answers if isinstance(answers, dict) else {}


def _unreadable(line: bytes) -> bool:
    """Whether a line is no object of answers at all."""
    try:
        case = read_json(line)
    except NotJsonError:
        return True
    if not isinstance(case, dict):
        return True
    return "answers" in case and not (case.keys() <= {"id", "answers"} and _is_case(case))


def _is_case(case: dict[str, object]) -> bool:
    return isinstance(case["answers"], dict) and isinstance(case.get("id", ""), str)


HEADER = ("id", "age_years", "pain_site")
FIELDS = st.text('ab,;"\x1e\x1f\r\n \x00é4', max_size=4)


@given(st.lists(st.lists(FIELDS, min_size=1, max_size=4), max_size=6), st.sampled_from(["\n", "\r", "\r\n"]))
@example([["a,\x1e\x1f", "44", "\x1e;\x1f"], ["b", "44"], ["c", "44", "\x1f\x1f"]], "\n")
def test_records_of_csv_are_read_together_as_each_is_read_alone(written: list[list[str]], ending: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=ending).writerows([HEADER, *written])
    read = _read(text.getvalue().encode(), "csv")
    _, *records = csv.reader(io.StringIO(text.getvalue(), newline=""), strict=True)
    assert (_told(read), list(read.faults)) == _expected(filter(None, records))


def _told(read: Cases) -> list[tuple[object, ...]]:
    assert read.ids is not None
    return read.answers.insert_column(0, read.ids).rows()


def _expected(records: Iterable[list[str]]) -> tuple[list[tuple[object, ...]], list[int]]:
    """The rows that records are, and the numbers of those that have too many or too few fields."""
    rows: list[tuple[object, ...]] = []
    faults = []
    for number, record in enumerate(records):
        if len(record) != len(HEADER):
            faults.append(number)
            rows.append((None, None, None))
        else:
            id, age, sites = record
            rows.append((id or None, age or None, sites.split(";") if sites else None))
    return rows, faults


def _read(content: bytes, ending: str) -> Cases:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"cases.{ending}"
        path.write_bytes(content)
        return Cases.joined([piece.read() for piece in open_cases(path).pieces(4)])
