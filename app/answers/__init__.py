"""Answers as people give them in forms and read them again, for every page that asks or shows them."""

from app.answers.allowed import still_allowed
from app.answers.danger_pages import DangerPage, danger_pages
from app.answers.forms import UNIT, UNSURE, Submission, as_fields, read_form
from app.answers.given import AnswerGroup, GivenAnswer, answer_groups, said
from app.answers.questions import AskedQuestion, asked

__all__ = [
    "UNIT",
    "UNSURE",
    "AnswerGroup",
    "AskedQuestion",
    "DangerPage",
    "GivenAnswer",
    "Submission",
    "answer_groups",
    "as_fields",
    "asked",
    "danger_pages",
    "read_form",
    "said",
    "still_allowed",
]
