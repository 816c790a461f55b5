"""Conclusions held against published cases: how often they are right, and what a change has done to them."""

from app.evaluation.cases import CaseFile, CasesRefused, PublishedCase, read_cases
from app.evaluation.comparison import CaseChange, Comparison, compare
from app.evaluation.concluded_case import ConcludedCase, Listed, Verdict
from app.evaluation.figures import Figure
from app.evaluation.lines import NOTHING, anchor_in_words, change_line, figure_in_words, mean_in_words, wrong_line
from app.evaluation.report import MEASURES_OF_GROUPS, measured, report
from app.evaluation.result import EvaluationResult, NotAResultError, read_result
from app.evaluation.service import evaluate

__all__ = [
    "MEASURES_OF_GROUPS",
    "NOTHING",
    "CaseChange",
    "CaseFile",
    "CasesRefused",
    "Comparison",
    "ConcludedCase",
    "EvaluationResult",
    "Figure",
    "Listed",
    "NotAResultError",
    "PublishedCase",
    "Verdict",
    "anchor_in_words",
    "change_line",
    "compare",
    "evaluate",
    "figure_in_words",
    "mean_in_words",
    "measured",
    "read_cases",
    "read_result",
    "report",
    "wrong_line",
]
