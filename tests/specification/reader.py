"""An independent reading of `red_flags.yaml`: what the specification says about some answers, with no rule involved.

Answers map a finding to a string, a list of strings or a whole number. `not_sure` may stand alone or as the only value.
`skip`, `prefer_not` and an empty list count as unanswered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

Answer = str | int | Sequence[str]
Answers = Mapping[str, Answer]
Data = str | list["Data"] | dict[str, "Data"]

LEVELS = ("emergency_now", "same_day", "within_days", "routine", "self_care")
_DECLINED = {"skip", "prefer_not"}
_PARTS = {"all", "any", "unless"}


@cache
def specification() -> dict[str, Data]:
    """The specification with every scalar as a string."""
    text = Path(__file__).with_name("red_flags.yaml").read_text(encoding="utf-8")
    data: dict[str, Data] = yaml.load(text, Loader=yaml.BaseLoader)
    return data


def flag_ids() -> list[str]:
    """The id of every flag, in the order of the specification."""
    return list(_flags())


def flag_level(flag: str) -> str:
    """The level that a flag forces."""
    return _text(_flags()[flag]["level"])


def flag_concern(flag: str) -> str | None:
    """The concern that a flag raises, if any."""
    return _text(_flags()[flag]["concern"]) if "concern" in _flags()[flag] else None


def first_findings() -> list[str]:
    """The findings that are asked first: the specification says of each what `not_sure` forces."""
    return [_text(finding) for level in _mapping(specification()["not_sure"]).values() for finding in _items(level)]


def flags(answers: Answers) -> set[str]:
    """The flags that fire."""
    return {flag for flag in _flags() if _fires(flag, answers)}


def forced_level(answers: Answers) -> str | None:
    """The most urgent level of all flags that fire and of `not_sure`, if there is any."""
    levels = [flag_level(flag) for flag in flags(answers)]
    for level, findings in _mapping(specification()["not_sure"]).items():
        if any(_values(answers, _text(finding)) == ["not_sure"] for finding in _items(findings)):
            levels.append(level)
    return min(levels, key=LEVELS.index, default=None)


def concerns(answers: Answers) -> set[str]:
    """The concerns of the flags that fire."""
    return {concern for flag in flags(answers) if (concern := flag_concern(flag)) is not None}


def level(answers: Answers, leading: str | None, first_factor: str | None) -> str:
    """The urgency, given the first cause and the first factor that are at least possible."""
    forced = forced_level(answers)
    if forced is not None:
        return forced
    baseline = _mapping(specification()["baseline"])
    if any(_unanswered(answers, finding) for finding in first_findings()):
        return _text(baseline["incomplete"])
    named = {"leading": leading or "none", "first_factor": first_factor or "none"}
    self_care_if = _mapping(baseline["self_care_if"])
    return "self_care" if _holds(self_care_if, answers, named) else _text(baseline["otherwise"])


@cache
def _flags() -> dict[str, dict[str, Data]]:
    return {_text(_mapping(flag)["id"]): _mapping(flag) for flag in _items(specification()["flags"])}


def _fires(flag: str, answers: Answers) -> bool:
    parts: Data = {key: part for key, part in _flags()[flag].items() if key in _PARTS}
    return _holds(parts, answers, {})


def _holds(condition: Data, answers: Answers, named: Mapping[str, str]) -> bool:
    """Whether a mapping of parts, or an atom, holds; `named` are the first cause and the first factor."""
    mapping = _mapping(condition)
    if set(mapping) <= _PARTS:
        return (
            all(_holds(part, answers, named) for part in _items(mapping.get("all", [])))
            and ("any" not in mapping or any(_holds(part, answers, named) for part in _items(mapping["any"])))
            and not any(_holds(part, answers, named) for part in _items(mapping.get("unless", [])))
        )
    [(subject, wanted)] = mapping.items()
    match subject:
        case "group":
            return _holds(_mapping(specification()["groups"])[_text(wanted)], answers, named)
        case "flag":
            return _fires(_text(wanted), answers)
        case "unanswered":
            return _unanswered(answers, _text(wanted))
    return named[subject] in _words(wanted) if subject in named else _atom_holds(subject, wanted, answers)


def _atom_holds(finding: str, wanted: Data, answers: Answers) -> bool:
    if isinstance(wanted, dict):
        return _number_holds(wanted, answers.get(finding))
    return any(value in _words(wanted) for value in _values(answers, finding))


def _number_holds(limits: Mapping[str, Data], answer: Answer | None) -> bool:
    if not isinstance(answer, int):
        return False
    [(comparison, limit)] = limits.items()
    number = int(_text(limit))
    return {"at_least": answer >= number, "below": answer < number}[comparison]


def _values(answers: Answers, finding: str) -> list[str]:
    answer = answers.get(finding)
    if answer is None or isinstance(answer, int):
        return []
    chosen: Iterable[str] = [answer] if isinstance(answer, str) else answer
    return [value for value in chosen if value not in _DECLINED]


def _unanswered(answers: Answers, finding: str) -> bool:
    return not isinstance(answers.get(finding), int) and not _values(answers, finding)


def _words(data: Data) -> list[str]:
    return [data] if isinstance(data, str) else [_text(item) for item in _items(data)]


def _text(data: Data) -> str:
    if not isinstance(data, str):
        raise TypeError(f"expected a word in the specification, found {data!r}")
    return data


def _items(data: Data) -> list[Data]:
    if not isinstance(data, list):
        raise TypeError(f"expected a list in the specification, found {data!r}")
    return data


def _mapping(data: Data) -> dict[str, Data]:
    if not isinstance(data, dict):
        raise TypeError(f"expected a mapping in the specification, found {data!r}")
    return data
