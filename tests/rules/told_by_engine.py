"""What the engine concludes from cases, as the columns tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge import NOT_SURE, load
from rules import Case
from rules.answers import Answers
from rules.language.conditions import AnswerValue
from rules.language.rule import Levelled, RedFlag, Rule
from rules.scoring import Ranked

Row = dict[str, object]


def told(case: Case) -> Row:
    """One case as a row of `ColumnForm.conclude`."""
    return {
        "error": None,
        "urgency": case.level,
        "complete": not case.unanswered_first,
        "unanswered_first": list(case.unanswered_first),
        "red_flags": [rule.id for rule in _by_urgency(case) if isinstance(rule.then, RedFlag)],
        "concerns": concerns(case),
        "causes": _ranked(case.ranking.causes),
        "factors": _ranked(case.ranking.factors),
    }


def concerns(case: Case) -> list[Row]:
    """Each concern with the level of the first rule that raises it, most urgent first, then in firing order."""
    raised: dict[str, str] = {}
    for rule in _by_urgency(case):
        if isinstance(rule.then, Levelled) and rule.then.concern:
            raised.setdefault(rule.then.concern, rule.then.level)
    return [{"id": id, "level": level} for id, level in raised.items()]


def as_given(answers: Mapping[str, AnswerValue]) -> dict[str, object]:
    """Answers in their canonical form as a program sends them."""
    findings = load().findings
    return {
        id: value
        if isinstance(value, int)
        else list(value)
        if findings[id].type == "choices" and value != (NOT_SURE,)
        else value[0]
        for id, value in answers.items()
    }


def changed(answers: Mapping[str, AnswerValue], finding: str, answer: AnswerValue | None) -> Answers:
    """The answers with another one to a finding, or with none."""
    other = {**answers, finding: answer}
    return Answers({id: value for id in load().findings if (value := other.get(id)) is not None})


def _by_urgency(case: Case) -> Sequence[Rule]:
    levelled = [(rule.then.level.rank, rule) for rule in case.fired if isinstance(rule.then, Levelled)]
    return [rule for _, rule in sorted(levelled, key=lambda pair: pair[0])]


def _ranked(entries: Sequence[Ranked]) -> list[Row]:
    return [{"id": entry.id, "band": entry.band, "score": entry.score} for entry in entries]
