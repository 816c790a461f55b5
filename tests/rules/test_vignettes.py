"""Every vignette comes out as its source says, and every danger sign, cause and factor has its vignettes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import NOT_SURE, load
from rules import DEFAULT_LOCALE, TriageConclusion, explain, locale_of, reason
from tests.rules.outcome import Outcome, differences
from tests.rules.vignettes import Answer, Variation, Vignette, VignetteError, read_vignettes, vignettes
from tests.specification import reader as specification


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.name)
def test_vignette(vignette: Vignette) -> None:
    found = list(_differences(vignette))
    assert not found, _report(vignette, found)


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.name)
def test_vignette_says_what_the_specification_says(vignette: Vignette) -> None:
    stories: list[Vignette | Variation] = [vignette, *vignette.but]
    for story in stories:
        flags, level = specification.flags(story.answers), specification.forced_level(story.answers)
        expected = story.expected.red_flags
        added = frozenset(load().additions) & (expected or frozenset())
        assert expected in (None, flags | added), f"{story.where}: the specification raises {sorted(flags)}"
        assert added or level is None or story.expected.urgency in (None, level), f"{story.where}: it forces {level}"


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
  but:
    - {with: {pain_site: [upper_buttock]}, expect: {less: [bursitis_gtps], not_listed: [bursitis_gtps]}}
    - {with: {twist_hurts: yes}, without: [pain_site], expect: {same: [footwear]}, source: grimaldi-2017}
"""


def test_danger_questions_that_a_story_does_not_mention_are_filled_in_visibly(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(STORY, encoding="utf-8")
    [vignette] = read_vignettes(tmp_path)
    assert vignette.answers["age_years"] == 46
    assert vignette.answers["twist_hurts"] == "no"
    assert vignette.answers["injury_start"] == ["none"]
    assert set(vignette.filled_in) == {finding.id for finding in load().first_findings} - {"age_years"}


def test_a_variation_is_the_same_story_but_for_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(STORY, encoding="utf-8")
    [vignette] = read_vignettes(tmp_path)
    elsewhere, nowhere = vignette.but
    assert elsewhere.answers == vignette.answers | {"pain_site": ["upper_buttock"]}
    assert nowhere.answers == {id: a for id, a in vignette.answers.items() if id != "pain_site"} | {
        "twist_hurts": "yes"
    }
    assert [elsewhere.source, nowhere.source] == ["kingston-gtps", "grimaldi-2017"]


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
        ("urgency: self_care", "bands: {bursitis_gtps: sure}", "'sure' is not known here"),
        ("urgency: self_care", "bands: {gout: likely}", "'gout' is not known here"),
        ("urgency: self_care", "advised: [rest]", "'rest' is not known here"),
        ("less: [bursitis_gtps]", "less: [gout]", "'gout' is not known here"),
        ("without: [pain_site]", "without: [side]", "'side' is not known here"),
        ("with: {twist_hurts: yes}", "so: {twist_hurts: yes}", "'so' is not known here"),
        ("source: grimaldi-2017", "source: hearsay", "'hearsay' is not known here"),
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


def _differences(vignette: Vignette) -> Iterator[str]:
    """What came out differently; then, if anything did, what decided it."""
    conclusion, outcome = _reasoned(vignette.answers)
    found = list(differences(vignette.expected, outcome))
    if (open_ones := set(conclusion.urgency.unanswered_first)) != set(vignette.unanswered):
        found.append(f"unanswered danger questions: expected {sorted(vignette.unanswered)}, got {sorted(open_ones)}")
    if found:
        found.append(_decided_by(conclusion))
    for variation in vignette.but:
        conclusion, varied = _reasoned(variation.answers)
        others = [f"{variation.where}: {line}" for line in differences(variation.expected, varied, outcome)]
        found += [*others, _decided_by(conclusion)] if others else []
    yield from found


def _reasoned(answers: dict[str, Answer]) -> tuple[TriageConclusion, Outcome]:
    case = reason(answers)
    conclusion = explain(case, locale_of(DEFAULT_LOCALE), with_trace=False)
    return conclusion, Outcome.of(case, conclusion)


def _decided_by(conclusion: TriageConclusion) -> str:
    scores = [f"{entry.id} {entry.score} ({entry.band})" for entry in (*conclusion.causes, *conclusion.factors)]
    reasons = ", ".join(reason.rule for reason in conclusion.urgency.reasons)
    return f"urgency by {reasons}; listed: {', '.join(scores) or 'nothing'}"


def _report(vignette: Vignette, found: list[str]) -> str:
    return "\n".join(
        [
            f"{vignette.name}: {vignette.told}",
            *(f"  {difference}" for difference in found),
            f"  because: {vignette.because}",
            f"  filled in as harmless: {', '.join(vignette.filled_in) or 'nothing'}",
            f"  {vignette.where}",
        ]
    )
