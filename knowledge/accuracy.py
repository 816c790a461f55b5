"""How accuracy is measured, in words, and the published figures that it is held against."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from knowledge.records import Record


class Measure(StrEnum):
    """What is counted when conclusions are held against published cases."""

    URGENCY_RIGHT = "urgency_right"
    UNDER_TRIAGED = "under_triaged"
    OVER_TRIAGED = "over_triaged"
    URGENT_UNDER_TRIAGED = "urgent_under_triaged"
    SELF_CARE_OVER_TRIAGED = "self_care_over_triaged"
    SAFE_ADVICE = "safe_advice"
    EMERGENCY_RIGHT = "emergency_right"
    SAME_DAY_RIGHT = "same_day_right"
    NOT_URGENT_RIGHT = "not_urgent_right"
    SELF_CARE_RIGHT = "self_care_right"
    RIGHT_FIRST = "right_first"
    RIGHT_IN_THREE = "right_in_three"
    SERIOUS_NAMED = "serious_named"
    BENIGN_WITH_CONCERN = "benign_with_concern"


class MeasureInWords(Record):
    """What a measure is called and means, and which way is better."""

    name: str
    meaning: str
    better: Literal["higher", "lower"]


class AccuracyAnchor(Record):
    """What a published study found for another tool, in percent, with its 95% interval where it gives one."""

    id: str
    measure: Measure
    who: str
    tested_on: str
    percent: float
    source: str
    low: float | None = None
    high: float | None = None
    note: str = ""


class Evaluation(Record):
    """The words of an evaluation, and which groups of cases are serious."""

    title: str
    lede: str
    measures: dict[Measure, MeasureInWords]
    mean_concerns: MeasureInWords
    serious_groups: tuple[str, ...]
    explains: dict[Literal["figures", "confusion", "groups", "wrong", "changes"], str]
    nothing_wrong: str
    nothing_changed: str
    limits: tuple[str, ...]
    labels: dict[str, str]

    @model_validator(mode="after")
    def _every_measure_in_words(self) -> Self:
        if missing := [measure for measure in Measure if measure not in self.measures]:
            raise ValueError(f"measures lacks {', '.join(missing)}")
        return self
