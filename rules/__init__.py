"""What follows from what: the rules, the inference over them, and the conclusion with its explanation."""

from rules.answers import AnswersRefused, Fault, allowed_answers, read_answers
from rules.catalogue import rule_base
from rules.explanation.conclusion import RankedConclusion, TraceStep, TriageConclusion, WhyNot
from rules.explanation.explaining import explain
from rules.explanation.questioning import (
    extra_danger_questions,
    next_question,
    remaining_questions,
    required_questions,
    self_tests_offered,
)
from rules.explanation.why_not import not_concluded, why_not_concluded
from rules.explanation.wording import condition_in_words, consequence_in_words
from rules.inference.case import Case
from rules.inference.rulebase import rule_as_data
from rules.reasoning import DEFAULT_LOCALE, UnknownLocale, locale_of, program, reason, triage

__all__ = [
    "DEFAULT_LOCALE",
    "AnswersRefused",
    "Case",
    "Fault",
    "RankedConclusion",
    "TraceStep",
    "TriageConclusion",
    "UnknownLocale",
    "WhyNot",
    "allowed_answers",
    "condition_in_words",
    "consequence_in_words",
    "explain",
    "extra_danger_questions",
    "locale_of",
    "next_question",
    "not_concluded",
    "program",
    "read_answers",
    "reason",
    "remaining_questions",
    "required_questions",
    "rule_as_data",
    "rule_base",
    "self_tests_offered",
    "triage",
    "why_not_concluded",
]
