"""What follows from what: the rules, the inference over them, and the conclusion with its explanation."""

from rules.answers import AnswersRefused, Fault, allowed_answers, read_answers
from rules.case import Case
from rules.catalogue import rule_base
from rules.conclusion import RankedConclusion, TraceStep, TriageConclusion
from rules.explanation import explain
from rules.questioning import (
    extra_danger_questions,
    next_question,
    remaining_questions,
    required_questions,
    self_tests_offered,
)
from rules.reasoning import DEFAULT_LOCALE, UnknownLocale, locale_of, program, reason, triage
from rules.rulebase import rule_as_data
from rules.wording import condition_in_words, consequence_in_words

__all__ = [
    "DEFAULT_LOCALE",
    "AnswersRefused",
    "Case",
    "Fault",
    "RankedConclusion",
    "TraceStep",
    "TriageConclusion",
    "UnknownLocale",
    "allowed_answers",
    "condition_in_words",
    "consequence_in_words",
    "explain",
    "extra_danger_questions",
    "locale_of",
    "next_question",
    "program",
    "read_answers",
    "reason",
    "remaining_questions",
    "required_questions",
    "rule_as_data",
    "rule_base",
    "self_tests_offered",
    "triage",
]
