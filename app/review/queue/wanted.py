"""The filters of the queue, each as a list of cases in the order of their ids, read off an index."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.kept_results import KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord
from app.review.record import VerdictRecord


class Review(StrEnum):
    """Which cases by what was said of them.

    A case is in disagreement when a verdict that counts holds it wrong. To a clinician only those are named that they
    have judged, whatever their role: who knows beforehand that somebody disagrees no longer judges for themselves.
    """

    BY_NOBODY = "by_nobody"
    NOT_BY_ME = "not_by_me"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True)
class Wanted:
    """The filters; an empty one takes every case. `cause` is any that the case lists, leading or not."""

    urgency: str = ""
    cause: str = ""
    concern: str = ""
    rule: str = ""
    review: str = ""

    def query(self, **more: object) -> str:
        """The filters, and more, as the query of an address."""
        chosen = {name: value for name, value in (vars(self) | more).items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


@dataclass(frozen=True)
class Window:
    """The ids between two, which are left out."""

    above: int
    below: int

    def holds(self, id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        """Whether an id lies within."""
        return and_(id > self.above, id < self.below)


def case_lists(wanted: Wanted, clinician_id: int, window: Window) -> list[Select[int]]:
    """Within a window the cases of every filter, those that are likely few first, or else all cases."""
    kept, listed, fired, verdict = KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord, VerdictRecord
    filters: list[tuple[InstrumentedAttribute[int], ColumnElement[bool]]] = []
    for kind, conclusion in (("concern", wanted.concern), ("cause", wanted.cause)):
        if conclusion:
            filters.append((listed.case_id, and_(listed.conclusion == conclusion, listed.kind == kind)))
    if wanted.review == Review.DISAGREEMENT:
        filters.append((verdict.case_id, and_(_disagrees(), _judged_by(clinician_id, verdict.case_id))))
    if wanted.urgency:
        filters.append((kept.id, kept.level == wanted.urgency))
    if wanted.rule:
        filters.append((fired.case_id, fired.rule == wanted.rule))
    filters = filters or [(kept.id, true())]
    lists = [select(id.label("id")).where(window.holds(id), condition) for id, condition in filters]
    if wanted.review in (Review.BY_NOBODY, Review.NOT_BY_ME):
        case_id = filters[0][0]
        by_me = wanted.review == Review.NOT_BY_ME
        judged = _judged_by(clinician_id, case_id) if by_me else exists().where(verdict.case_id == case_id)
        lists[0] = lists[0].where(~judged)
    return [listed.distinct() for listed in lists] if wanted.review == Review.DISAGREEMENT else lists


def _judged_by(clinician_id: int, case_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    own = aliased(VerdictRecord)
    return exists().where(own.case_id == case_id, own.clinician_id == clinician_id)


def _disagrees() -> ColumnElement[bool]:
    """Whether a verdict is still its clinician's latest on the case, and holds the urgency or the cause wrong.

    Where two clinicians differ, one of them at least does not hold with the system, so these cases are found as well.
    """
    verdict, own = VerdictRecord, aliased(VerdictRecord)
    of_the_same = own.case_id == verdict.case_id, own.clinician_id == verdict.clinician_id
    # Looked up verdict by verdict. As a join, PostgreSQL would read all verdicts for every window.
    latest = select(func.max(own.id)).where(*of_the_same).scalar_subquery()
    return and_(or_(verdict.urgency != verdict.concluded_urgency, verdict.cause != "right"), verdict.id == latest)
