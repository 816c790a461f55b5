"""One kept case as a clinician questions it: what was said and concluded, the trace, the picture, why not, what if."""

from app.review.case.changes import SmallestChanges, Suggestion, smallest_changes
from app.review.case.comparing import Comparison, compared
from app.review.case.reviewed import ReviewedCase, reviewed
from app.review.case.story import Chapter, Passage, story
from app.review.case.trying import Tried, tried, untried
from app.review.case.why_not import Choice, Missed, choices, missed, nearest

__all__ = [
    "Chapter",
    "Choice",
    "Comparison",
    "Missed",
    "Passage",
    "ReviewedCase",
    "SmallestChanges",
    "Suggestion",
    "Tried",
    "choices",
    "compared",
    "missed",
    "nearest",
    "reviewed",
    "smallest_changes",
    "story",
    "tried",
    "untried",
]
