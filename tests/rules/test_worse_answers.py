"""A further danger sign never lowers the urgency that danger signs and unsure answers force."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge import UrgencyLevel, load
from rules import Case, reason
from tests.random_answers import GivenAnswers, danger_answers

_WORSE = yaml.load(
    (Path(__file__).parents[1] / "specification" / "red_flags.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)["worse"]


def _worse(answers: GivenAnswers) -> Iterator[tuple[str, object]]:
    """Every single step to a worse answer."""
    for finding, chain in _WORSE["chains"].items():
        given_value = answers.get(finding)
        if given_value in chain:
            yield from ((finding, value) for value in chain[chain.index(given_value) + 1 :])
    for finding in _WORSE["yes_is_worse"]:
        if answers.get(finding) == "no":
            yield finding, "yes"
    for finding in _WORSE["higher_is_worse"]:
        value = answers.get(finding)
        if isinstance(value, int) and value < load().findings[finding].max:
            yield finding, value + 1
    for finding in _WORSE["more_is_worse"]:
        chosen = answers.get(finding)
        if isinstance(chosen, list):
            kept = [value for value in chosen if value != "none"]
            more = [value for value in load().findings[finding].labels if value not in (*kept, "none")]
            yield from ((finding, [*kept, value]) for value in more)


def _forced(case: Case) -> int:
    """The rank of the most urgent level that is forced; past the last level when none is."""
    forced = [level.rank for level in UrgencyLevel if f"forced:{level}" in case.concluded]
    return min(forced, default=len(UrgencyLevel))


@given(danger_answers(), st.data())
def test_a_worse_answer_never_lowers_the_forced_level(answers: GivenAnswers, data: st.DataObject) -> None:
    finding, value = data.draw(st.sampled_from(list(_worse(answers)) or [("saddle_or_bladder", "yes")]))
    before, after = reason(answers), reason({**answers, finding: value})
    excepted = set(_WORSE["except"].get(finding, ())) & before.concluded
    least = UrgencyLevel.SAME_DAY.rank if excepted else _forced(before)
    assert _forced(after) <= max(least, _forced(before)), (finding, value)
