"""The rule base against the specification of red flags, which no rule reads."""

from __future__ import annotations

from hypothesis import given

from knowledge import UrgencyLevel, load
from rules import read_answers, reason, rule_base
from rules.language.rule import RedFlag
from tests.random_answers import GivenAnswers, danger_answers, some_answers
from tests.specification import reader

FLAGS = {rule.id: rule.then for rule in rule_base().rules if isinstance(rule.then, RedFlag)}
ADDITIONS = {id: FLAGS[id].level for id in load().additions}


def _as_read(given_answers: GivenAnswers) -> dict[str, str | list[str] | int]:
    """The answers as the specification reads them: declined ones left out, several values as a list."""
    canonical = read_answers(given_answers, load()).values
    findings = load().findings
    read: dict[str, str | list[str] | int] = {}
    for id, value in canonical.items():
        if isinstance(value, int):
            read[id] = value
        else:
            read[id] = list(value) if findings[id].type == "choices" and value != ("not_sure",) else value[0]
    return read


@given(some_answers() | danger_answers())
def test_exactly_the_flags_of_the_specification_are_up(answers: GivenAnswers) -> None:
    case = reason(answers)
    up = {name for name in case.concluded if name in reader.flag_ids()}
    assert up == reader.flags(_as_read(answers))


@given(some_answers() | danger_answers())
def test_the_urgency_is_the_one_that_the_specification_asks_for_or_a_listed_addition_raises(
    answers: GivenAnswers,
) -> None:
    case = reason(answers)
    ranking = case.ranking
    asked_for = UrgencyLevel(reader.level(_as_read(answers), ranking.leading, ranking.first_factor))
    raised_by_additions = [UrgencyLevel(level) for id, level in ADDITIONS.items() if id in case.concluded]
    assert case.level == min([asked_for, *raised_by_additions], key=lambda level: level.rank)


@given(some_answers() | danger_answers())
def test_every_concern_of_the_specification_is_raised(answers: GivenAnswers) -> None:
    raised = {name.removeprefix("concern:") for name in reason(answers).concluded if name.startswith("concern:")}
    assert raised >= set(reader.concerns(_as_read(answers)))


def test_every_flag_of_the_specification_is_a_rule_with_its_level_and_concern() -> None:
    for id in reader.flag_ids():
        then = FLAGS[id]
        assert (then.level, then.concern) == (reader.flag_level(id), reader.flag_concern(id))


def test_every_rule_that_forces_a_level_is_in_the_specification_or_a_listed_addition() -> None:
    assert set(FLAGS) == set(reader.flag_ids()) | set(load().additions)


def test_an_addition_names_the_source_of_its_rule() -> None:
    for id, addition in load().additions.items():
        assert rule_base().by_id[id].source == addition.source
