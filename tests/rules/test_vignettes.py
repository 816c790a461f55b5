"""Every vignette comes out as its source says, and every danger sign, cause and factor has its vignettes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from knowledge import NOT_SURE, load
from rules import TriageConclusion, triage
from tests.rules.vignettes import NOTHING, Vignette, VignetteError, read_vignettes, vignettes
from tests.specification import reader as specification


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.name)
def test_vignette(vignette: Vignette) -> None:
    conclusion = triage(vignette.answers)
    differences = list(_differences(vignette, conclusion))
    assert not differences, _report(vignette, differences)


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.name)
def test_vignette_says_what_the_specification_says(vignette: Vignette) -> None:
    flags, level = specification.flags(vignette.answers), specification.forced_level(vignette.answers)
    expected = vignette.expected.red_flags
    added = frozenset(load().additions) & (expected or frozenset())
    assert expected in (None, flags | added), f"{vignette.where}: the specification raises {sorted(flags)}"
    assert added or level is None or vignette.expected.urgency in (None, level), f"{vignette.where}: it forces {level}"


def test_every_red_flag_has_a_vignette_with_it_and_one_without() -> None:
    exact = [vignette.expected.red_flags for vignette in vignettes() if vignette.expected.red_flags is not None]
    assert {*specification.flag_ids(), *load().additions} == frozenset().union(*exact)
    assert any(not flags for flags in exact)


def test_every_cause_and_factor_stands_first_in_a_vignette() -> None:
    expected = [vignette.expected for vignette in vignettes()]
    causes, factors = ({c.id for c in load().conclusions_of(kind)} for kind in ("cause", "factor"))
    assert causes <= {e.first for e in expected}
    assert factors <= {e.first_factor for e in expected}
    assert factors <= frozenset().union(*(e.not_listed for e in expected))


def test_every_serious_concern_has_a_vignette() -> None:
    raised = [vignette.expected.concerns for vignette in vignettes() if vignette.expected.concerns is not None]
    assert {conclusion.id for conclusion in load().conclusions_of("serious")} <= frozenset().union(*raised)


def test_every_danger_question_has_a_vignette_of_someone_who_is_not_sure() -> None:
    unsure = {id for vignette in vignettes() for id, answer in vignette.answers.items() if answer == NOT_SURE}
    assert {finding.id for finding in load().first_findings} <= unsure


STORY = """
- name: Sore for a week
  told: It is sore.
  answers: {age_years: 46, pain_site: [outer_hip], twist_hurts: no}
  expect: {urgency: self_care}
  because: {source: kingston-gtps, at: lying on the side}
"""


def test_danger_questions_that_a_story_does_not_mention_are_filled_in_visibly(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(STORY, encoding="utf-8")
    [vignette] = read_vignettes(tmp_path)
    assert vignette.answers["age_years"] == 46
    assert vignette.answers["twist_hurts"] == "no"
    assert vignette.answers["injury_start"] == ["none"]
    assert set(vignette.filled_in) == {finding.id for finding in load().first_findings} - {"age_years"}


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("age_years: 46, ", "", "age_years must be given"),
        ("age_years: 46", "age_years: 460", "not a whole number from 0 to 110"),
        ("twist_hurts: no", "moon: full", "'moon' is not known here"),
        ("[outer_hip]", "[outer_hop]", "'outer_hop' is not known here"),
        ("[outer_hip]", "outer_hip", "expected a list"),
        ("kingston-gtps", "hearsay", "'hearsay' is not known here"),
        ("at: lying on the side", "at: ''", "expected words"),
        ("urgency: self_care", "urgency: soon", "'soon' is not known here"),
        ("urgency: self_care", "red_flags: [RF99]", "'RF99' is not known here"),
        ("urgency: self_care", "first: gout", "'gout' is not known here"),
        ("{urgency: self_care}", "{}", "must expect something"),
        ("  expect", "  unanswered: [age_years]\n  expect", "both answered and unanswered"),
    ],
)
def test_a_vignette_outside_the_vocabulary_is_refused(tmp_path: Path, good: str, bad: str, complaint: str) -> None:
    assert good in STORY
    (tmp_path / "one.yaml").write_text(STORY.replace(good, bad), encoding="utf-8")
    with pytest.raises(VignetteError, match=complaint):
        read_vignettes(tmp_path)


def test_two_vignettes_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(STORY * 2, encoding="utf-8")
    with pytest.raises(VignetteError, match="the name is taken"):
        read_vignettes(tmp_path)


def _differences(vignette: Vignette, conclusion: TriageConclusion) -> Iterator[str]:
    expected, urgency = vignette.expected, conclusion.urgency
    causes, factors = [cause.id for cause in conclusion.causes], [factor.id for factor in conclusion.factors]
    reasons = ", ".join(reason.rule for reason in urgency.reasons)
    yield from _other("urgency", expected.urgency, urgency.level, f" by {reasons}")
    yield from _other("may_run", expected.may_run, conclusion.advice.may_run)
    yield from _other_set("red flags", expected.red_flags, [flag.id for flag in conclusion.red_flags])
    yield from _other_set("concerns", expected.concerns, [concern.id for concern in conclusion.concerns])
    yield from _other_set("unanswered danger questions", frozenset(vignette.unanswered), urgency.unanswered_first)
    scores = [f"{entry.id} {entry.score} ({entry.band})" for entry in (*conclusion.causes, *conclusion.factors)]
    listed = f" among: {', '.join(scores) or 'nothing'}"
    possible = [entry for entry in conclusion.causes if entry.band != "less_likely"]
    first = possible[0].id if possible else NOTHING
    yield from _other("first cause", expected.first, first, listed)
    first_factor = next((factor.id for factor in conclusion.factors if factor.band != "less_likely"), NOTHING)
    yield from _other("first factor", expected.first_factor, first_factor, listed)
    if expected.not_first == first:
        yield f"first cause: expected anything but {first};{listed}"
    if missing := expected.listed - {*causes, *factors}:
        yield f"not listed: {', '.join(sorted(missing))};{listed}"
    if present := expected.not_listed & {*causes, *factors}:
        yield f"listed, but must not be: {', '.join(sorted(present))};{listed}"


def _other(what: str, expected: str | None, got: str, more: str = "") -> Iterator[str]:
    if expected not in (None, got):
        yield f"{what}: expected {expected}, got {got}{more}"


def _other_set(what: str, expected: Collection[str] | None, got: Collection[str]) -> Iterator[str]:
    if expected is None or set(expected) == set(got):
        return
    missing, added = sorted(set(expected) - set(got)), sorted(set(got) - set(expected))
    parts = [f"missing {', '.join(missing)}"] * bool(missing) + [f"not expected {', '.join(added)}"] * bool(added)
    yield f"{what}: {'; '.join(parts)}"


def _report(vignette: Vignette, differences: list[str]) -> str:
    return "\n".join(
        [
            f"{vignette.name}: {vignette.told}",
            *(f"  {difference}" for difference in differences),
            f"  because: {vignette.because}",
            f"  filled in as harmless: {', '.join(vignette.filled_in) or 'nothing'}",
            f"  {vignette.where}",
        ]
    )
