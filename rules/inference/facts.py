"""The facts of working memory: answers and conclusions. Strings, integers and tuples only."""

from __future__ import annotations

from rules.inference.experta_import import Fact


class AnswerFact(Fact):
    """An answered finding. `value` is a tuple of strings, or a whole number; unanswered findings have no fact."""


class ConclusionFact(Fact):
    """Something concluded, by `name`: an abstraction, evidence that fired, a band, a concern, a level."""
