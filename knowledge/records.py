"""The shapes of what is known: one frozen type for each kind of record in the YAML files."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class UrgencyLevel(StrEnum):
    """How soon a person should be seen, most to least urgent."""

    EMERGENCY_NOW = "emergency_now"
    SAME_DAY = "same_day"
    WITHIN_DAYS = "within_days"
    ROUTINE = "routine"
    SELF_CARE = "self_care"

    @property
    def rank(self) -> int:
        """0 for the most urgent; a smaller number is more urgent."""
        return list(UrgencyLevel).index(self)


class MayRun(StrEnum):
    """Whether a person may run, strictest first."""

    NO = "no"
    WHEN_CLEARED = "when_cleared"
    EASY_WITHIN_PAIN_RULE = "easy_within_pain_rule"
    YES = "yes"


class Record(BaseModel):
    """What every record shares: it is frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


FindingType = Literal["choice", "choices", "yes_no", "integer", "scale"]
NOT_SURE = "not_sure"
NONE = "none"


class Finding(Record):
    """One question: what it is called, how a person is asked, and which answers are allowed."""

    id: str
    type: FindingType
    short: str
    question: str
    why: str
    not_sure: str
    first: bool = False
    self_test: bool = False
    sensitive: bool = False
    help: str = ""
    safety: str = ""
    values: dict[str, str] = Field(default_factory=dict)
    min: int = 0
    max: int = 0
    unit: str = ""
    hidden_under_16: tuple[str, ...] = ()
    question_under_16: str = ""
    help_under_16: str = ""

    @property
    def is_number(self) -> bool:
        """Whether the answer is a whole number between `min` and `max`."""
        return self.type in ("integer", "scale")

    @cached_property
    def takes_one_word(self) -> bool:
        """Whether the answer is one of the labels."""
        return self.type in ("choice", "yes_no")

    @cached_property
    def declining_values(self) -> tuple[str, ...]:
        """Answers that count as unanswered: `skip` for a self-test, `prefer_not` for a sensitive question."""
        return (*(["skip"] if self.self_test else []), *(["prefer_not"] if self.sensitive else []))

    @cached_property
    def labels(self) -> dict[str, str]:
        """The allowed values that say something, with the label a person sees, in order."""
        labels = {"yes": "Yes", "no": "No"} | self.values if self.type == "yes_no" else self.values
        return {value: label for value, label in labels.items() if value not in self.declining_values}

    def question_for(self, *, young: bool) -> str:
        """The question in the words for this person; under 16 it may have words of its own."""
        return (self.question_under_16 if young else "") or self.question

    def help_for(self, *, young: bool) -> str:
        """The help with the question in the words for this person."""
        return (self.help_under_16 if young else "") or self.help

    def labels_for(self, *, young: bool) -> dict[str, str]:
        """The labels that this person is shown: under 16, those that are not hidden."""
        hidden = self.hidden_under_16 if young else ()
        return {value: label for value, label in self.labels.items() if value not in hidden}

    @property
    def clear_answer(self) -> str | list[str]:
        """The answer that says that all is well, as it is given; the first value, or no."""
        clear = "no" if "no" in self.labels else next(iter(self.labels), NOT_SURE)
        return [clear] if self.type == "choices" else clear


class Conclusion(Record):
    """A cause, a contributing factor or a serious concern, in plain and in medical words."""

    id: str
    kind: Literal["cause", "factor", "serious"]
    name: str
    medical_name: str
    explanation: str
    course: str
    sources: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    icd10: str = ""
    contributes_to: tuple[str, ...] = ()
    seek: str = ""


class Edition(Record):
    """Which edition of the knowledge this is."""

    version: str


class Example(Record):
    """Answers that show what comes out, for the API's page and the handbook."""

    id: str
    summary: str
    answers: dict[str, str | list[str]]


class RedFlagPage(Record):
    """One page of danger questions."""

    id: str
    title: str
    why: str
    findings: tuple[str, ...]


class ExtraRedFlagQuestion(Record):
    """A question that joins a page of danger questions from an age on, which is a threshold by name."""

    page: str
    from_age: str


class Questionnaire(Record):
    """The order in which a person is asked."""

    red_flag_pages: tuple[RedFlagPage, ...]
    extra_red_flag_questions: dict[str, ExtraRedFlagQuestion]
    before_self_care: tuple[str, ...]
    young_extra: tuple[str, ...]
    order: tuple[str, ...]
    self_tests: tuple[str, ...]


class Section(Record):
    """A stretch of a page under one heading; an urgent one stands out."""

    heading: str = ""
    urgent: bool = False
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
