"""What is known: questions, conclusions, advice, exercises, numbers and sources, with the loader that checks them."""

from knowledge.accuracy import AccuracyAnchor, Evaluation, Measure, MeasureInWords
from knowledge.collection import Knowledge
from knowledge.guidance import Advice, Exercise, Locale, ReturnToRun
from knowledge.loading import load, load_from, restore
from knowledge.pages import Page
from knowledge.reading import KnowledgeError, read_document
from knowledge.records import NONE, NOT_SURE, Conclusion, Finding, MayRun, RedFlagPage, UrgencyLevel
from knowledge.sourcing import CoverageEntry, Source
from knowledge.weighing import Band, Threshold, Weight

__all__ = [
    "NONE",
    "NOT_SURE",
    "AccuracyAnchor",
    "Advice",
    "Band",
    "Conclusion",
    "CoverageEntry",
    "Evaluation",
    "Exercise",
    "Finding",
    "Knowledge",
    "KnowledgeError",
    "Locale",
    "MayRun",
    "Measure",
    "MeasureInWords",
    "Page",
    "RedFlagPage",
    "ReturnToRun",
    "Source",
    "Threshold",
    "UrgencyLevel",
    "Weight",
    "load",
    "load_from",
    "read_document",
    "restore",
]
