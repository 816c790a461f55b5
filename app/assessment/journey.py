"""The way through an assessment: danger pages first, then one question at a time, until the result may be shown."""

from __future__ import annotations

from app import answers
from app.answers import DangerPage
from app.assessment.service import Assessment
from knowledge import UrgencyLevel
from rules import remaining_questions, required_questions

RESULT = "result"
ANSWERS = "answers"


def is_young(assessment: Assessment) -> bool:
    """Whether the person is under 16."""
    return assessment.case.is_young


def danger_pages(assessment: Assessment) -> tuple[DangerPage, ...]:
    """The pages of danger questions, with those that join them for this person."""
    return answers.danger_pages(assessment.case)


def first_open_page(assessment: Assessment) -> DangerPage | None:
    """The first page of danger questions that is not finished."""
    return next((page for page in danger_pages(assessment) if _open(assessment, page)), None)


def questions_left(assessment: Assessment) -> tuple[str, ...]:
    """The questions after the danger pages that can still matter, in order."""
    on_pages = {finding.id for page in danger_pages(assessment) for finding in page.findings}
    unseen = dict.fromkeys(remaining_questions(assessment.case))
    return tuple(id for id in unseen if id not in on_pages and id not in assessment.declined)


def may_still_tell(assessment: Assessment) -> frozenset[str]:
    """The findings that the person can still be asked about, or would not answer."""
    return frozenset(remaining_questions(assessment.case)) | assessment.declined


def is_anything_left(assessment: Assessment) -> bool:
    """Whether anything may still be asked. Nobody is asked on in an emergency."""
    if assessment.case.level == UrgencyLevel.EMERGENCY_NOW:
        return False
    if first_open_page(assessment):
        return True
    return not is_young(assessment) and bool(questions_left(assessment))


def may_see_result(assessment: Assessment) -> bool:
    """Whether enough is answered: in an emergency at once, else after every danger question."""
    level = assessment.case.level
    if level == UrgencyLevel.EMERGENCY_NOW:
        return True
    if first_open_page(assessment) is not None:
        return False
    return not set(required_questions(assessment.case)) - set(assessment.declined)


def next_place(assessment: Assessment, *, carrying_on: bool = False) -> str:
    """Where the person goes next; with help needed today, to the result, unless they carry on with the questions."""
    level = assessment.case.level
    if level == UrgencyLevel.EMERGENCY_NOW:
        return RESULT
    if page := first_open_page(assessment):
        return page.place
    if is_young(assessment) or (level == UrgencyLevel.SAME_DAY and not carrying_on):
        return RESULT
    left = questions_left(assessment)
    return question_place(left[0]) if left else ANSWERS


def question_place(finding: str) -> str:
    """Where the page of one question stands, below the address of the assessment."""
    return f"questions/{finding}"


def place_of(assessment: Assessment, finding: str) -> str:
    """Where a finding is asked."""
    for page in danger_pages(assessment):
        if any(asked.id == finding for asked in page.findings):
            return page.place
    return question_place(finding)


def place_before(assessment: Assessment, place: str) -> str | None:
    """The page that the person came from, or None for the landing page."""
    walked = list(dict.fromkeys(place_of(assessment, finding) for finding in assessment.answers))
    pages = [page.place for page in danger_pages(assessment)]
    way = pages + [visited for visited in walked if visited not in pages]
    if place in pages:
        return pages[pages.index(place) - 1] if pages.index(place) else None
    if place == RESULT and not questions_left(assessment):
        return ANSWERS
    if place in way:
        return way[way.index(place) - 1]
    return walked[-1] if walked else None


def _open(assessment: Assessment, page: DangerPage) -> bool:
    return any(finding.id not in assessment.answers for finding in page.findings)
