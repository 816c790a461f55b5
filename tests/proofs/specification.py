"""The specification of red flags as solver expressions over all possible answers; no rule is involved."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import z3

from tests.proofs.answers import Answers, all_of, any_of
from tests.specification import reader
from tests.specification.reader import Data

_PARTS = {"all", "any", "unless"}


class Specification:
    """What `red_flags.yaml` says of some answers. `leads` says of `leading` and `first_factor` which it is."""

    def __init__(self, answers: Answers, leads: Callable[[str, str], z3.BoolRef]) -> None:
        self.answers = answers
        self._leads = leads
        self._data = reader.specification()
        self.fires = cache(self._fires)

    def forced(self, level: str) -> z3.BoolRef:
        """A flag or a `not_sure` forces this level or a more urgent one."""
        urgent_enough = reader.LEVELS[: reader.LEVELS.index(level) + 1]
        flags = [self.fires(flag) for flag in reader.flag_ids() if reader.flag_level(flag) in urgent_enough]
        unsure = _mapping(self._data["not_sure"])
        findings = [finding for other in unsure if other in urgent_enough for finding in _words(unsure[other])]
        not_sure = [self.answers.of[finding].not_sure for finding in findings]
        return any_of([*flags, *not_sure])

    def at_least_as_urgent(self, level: str) -> z3.BoolRef:
        """The urgency is this level or a more urgent one."""
        urgent_enough = reader.LEVELS[: reader.LEVELS.index(level) + 1]
        baseline = any_of(self._baseline(other) for other in urgent_enough)
        return z3.Or(self.forced(level), z3.And(z3.Not(self.forced("self_care")), baseline))

    @property
    def incomplete(self) -> z3.BoolRef:
        """A first finding has no answer."""
        return any_of(self.answers.of[finding].unanswered for finding in reader.first_findings())

    def _baseline(self, level: str) -> z3.BoolRef:
        baseline = _mapping(self._data["baseline"])
        self_care = self._holds(baseline["self_care_if"])
        outcomes = [
            (self.incomplete, baseline["incomplete"]),
            (z3.And(z3.Not(self.incomplete), self_care), "self_care"),
            (z3.And(z3.Not(self.incomplete), z3.Not(self_care)), baseline["otherwise"]),
        ]
        return any_of(when for when, outcome in outcomes if outcome == level)

    def _fires(self, flag: str) -> z3.BoolRef:
        [entry] = [_mapping(entry) for entry in _items(self._data["flags"]) if _mapping(entry)["id"] == flag]
        return self._holds({key: part for key, part in entry.items() if key in _PARTS})

    def _holds(self, condition: Data) -> z3.BoolRef:
        mapping = _mapping(condition)
        if set(mapping) <= _PARTS:
            every = [self._holds(part) for part in _items(mapping.get("all", []))]
            some = [any_of(self._holds(part) for part in _items(mapping["any"]))] if "any" in mapping else []
            none = [z3.Not(self._holds(part)) for part in _items(mapping.get("unless", []))]
            return all_of([*every, *some, *none])
        [(subject, wanted)] = mapping.items()
        match subject:
            case "group":
                return self._holds(_mapping(self._data["groups"])[_text(wanted)])
            case "flag":
                return self.fires(_text(wanted))
            case "unanswered":
                return self.answers.of[_text(wanted)].unanswered
            case "leading" | "first_factor":
                return any_of(self._leads(subject, first) for first in _words(wanted))
            case _:
                return self._atom(subject, wanted)

    def _atom(self, finding: str, wanted: Data) -> z3.BoolRef:
        answer = self.answers.of[finding]
        if not isinstance(wanted, dict):
            return answer.is_one_of(_words(wanted))
        [(comparison, limit)] = wanted.items()
        return {"at_least": answer.at_least, "below": answer.below}[comparison](int(_text(limit)))


def _words(data: Data) -> list[str]:
    return [data] if isinstance(data, str) else [_text(item) for item in _items(data)]


def _text(data: Data) -> str:
    assert isinstance(data, str), f"expected a word in the specification, found {data!r}"
    return data


def _items(data: Data) -> list[Data]:
    assert isinstance(data, list), f"expected a list in the specification, found {data!r}"
    return data


def _mapping(data: Data) -> dict[str, Data]:
    assert isinstance(data, dict), f"expected a mapping in the specification, found {data!r}"
    return data
