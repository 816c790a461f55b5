"""What every record must say so that a person can use it."""

from __future__ import annotations

import re

import pytest

from knowledge import Finding, UrgencyLevel, load
from tests.specification import reader

_PLACEHOLDERS = {"emergency_number", "emergency_department", "urgent_advice", "doctor", "physio"}


def test_the_danger_questions_are_those_of_the_specification() -> None:
    assert {finding.id for finding in load().first_findings} == set(reader.first_findings())


def test_levels_stand_from_most_to_least_urgent() -> None:
    assert list(load().urgency) == [level.value for level in UrgencyLevel] == list(reader.LEVELS)


@pytest.mark.parametrize("finding", load().findings.values(), ids=lambda finding: finding.id)
def test_a_question_is_asked_in_plain_words(finding: Finding) -> None:
    assert finding.question.endswith(("?", "."))
    assert len(finding.question.split()) <= 30
    assert finding.why.endswith(".")
    assert finding.not_sure


def test_nobody_is_asked_to_hop() -> None:
    knowledge = load()
    asking = [finding.help + finding.question for finding in knowledge.findings.values() if finding.self_test]
    doing = [" ".join(exercise.how) for exercise in knowledge.exercises.values()]
    steps = [sentence.text for sentence in knowledge.return_to_run.before_you_start]
    assert not [text for text in (*asking, *doing, *steps) if re.search(r"\bhop", text)]


def test_the_moon_is_a_question_that_people_ask_and_no_finding() -> None:
    questions = [question.id for question in load().pages["questions_and_answers"].questions]
    assert any("moon" in id for id in questions)
    assert not [id for id in load().findings if "moon" in id or "lunar" in id]


def test_emergency_numbers_stand_in_the_locales_alone() -> None:
    knowledge = load()
    sentences = [
        *(level.what_to_do + level.title for level in knowledge.urgency.values()),
        *(text for block in knowledge.advice.values() for text in (*block.now, *block.avoid, *block.get_help_if)),
        *(conclusion.seek + conclusion.course for conclusion in knowledge.conclusions.values()),
        *(text for page in knowledge.pages.values() for s in page.sections for text in (*s.paragraphs, *s.points)),
    ]
    assert not [text for text in sentences if re.search(r"\b(999|911|112|111|NHS 111)\b", text)]


def test_only_known_placeholders_are_used() -> None:
    knowledge = load()
    texts = [
        *(text for b in knowledge.advice.values() for text in (*b.now, *b.avoid, *b.next_weeks, *b.get_help_if)),
        *(level.what_to_do for level in knowledge.urgency.values()),
        *(text for page in knowledge.pages.values() for s in page.sections for text in (*s.paragraphs, *s.points)),
        *(paragraph for page in knowledge.pages.values() for q in page.questions for paragraph in q.answer),
    ]
    used = {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}
    assert used <= _PLACEHOLDERS


def test_every_locale_fills_every_placeholder() -> None:
    for locale in load().locales.values():
        filled = locale.fill(" ".join("{" + name + "}" for name in _PLACEHOLDERS))
        assert "{" not in filled


def test_no_source_is_a_mirror_or_a_copy() -> None:
    mirrors = ("scribd", "researchgate", "docslib", "academia.edu", "fdocuments", "issuu", "scite.ai")
    assert not [s.id for s in load().sources.values() if any(mirror in s.url for mirror in mirrors)]


def test_a_verified_source_can_be_found() -> None:
    for source in load().sources.values():
        if source.status == "verified":
            assert source.title
            assert source.publisher
            assert source.doi or source.pubmed or source.url or source.note, source.id
