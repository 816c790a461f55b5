"""The pages after the questions: check the answers, the result, how it was worked out, delete."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.answers import answer_groups
from app.assessment import journey, keeping, service
from app.assessment.addresses import addresses, base_of, to_place
from app.assessment.citing import citations
from app.assessment.concluding import concluded
from app.assessment.own import Answers, Own, gone
from app.assessment.owner import COOKIE, Owner, token_of
from app.assessment.reasoning import stages
from app.assessment.service import Assessment, AssessmentExpired, AssessmentUnknown
from app.rendering import PageLocale, render
from app.signing import standings
from knowledge import UrgencyLevel, load
from rules import TriageConclusion, rule_base

router = APIRouter(include_in_schema=False)


@router.get("/assessment/{id}/answers")
def check_answers(request: Request, assessment: Own) -> Response:
    """Every answer so far, with a link to change it."""
    young = journey.is_young(assessment)
    groups = answer_groups(assessment.case, assessment.answers, assessment.as_typed, young=young)
    shown = {
        "groups": groups,
        "places": {a.finding: journey.place_of(assessment, a.finding) for group in groups for a in group.answers},
        "finished": journey.may_see_result(assessment),
        "left": journey.is_anything_left(assessment),
        **addresses(request, assessment, journey.ANSWERS),
    }
    return render(request, "assessment/answers.html", shown, private=True)


@router.get("/assessment/{id}/result")
def show_result(request: Request, database: Answers, assessment: Own, locale: PageLocale) -> Response:
    """The result as soon as enough is answered; in an emergency, what to do now."""
    if not journey.may_see_result(assessment):
        return to_place(assessment.id, journey.next_place(assessment, carrying_on=True))
    conclusion = concluded(assessment, locale)
    kind = _kind_of_result(assessment, conclusion)
    left = journey.questions_left(assessment) if journey.is_anything_left(assessment) else ()
    shown = {
        "page": load().pages.get(kind),
        "left": journey.is_anything_left(assessment),
        "next_question": load().findings[left[0]] if left else None,
        "next_place": journey.question_place(left[0]) if left else "",
        "open_findings": journey.may_still_tell(assessment),
        "kept_at": keeping.where_kept(database=database, token=token_of(request) or "", assessment=assessment),
        "elsewhere": [other for other in load().locales.values() if other != locale],
        **_shared(conclusion),
        **addresses(request, assessment, journey.RESULT),
    }
    return render(request, f"assessment/{kind}.html", shown, private=True)


@router.get("/assessment/{id}/reasoning")
def show_reasoning(request: Request, database: Answers, assessment: Own, locale: PageLocale) -> Response:
    """Every rule that fired, in order. Nothing can be changed here."""
    if not journey.may_see_result(assessment):
        return to_place(assessment.id, journey.next_place(assessment, carrying_on=True))
    conclusion = concluded(assessment, locale, with_trace=True)
    shown = {
        "stages": stages(assessment, conclusion),
        "standings": standings(database=database, rule_base=rule_base()),
        "base": base_of(assessment.id),
        "back": f"{base_of(assessment.id)}/{journey.RESULT}",
        **_shared(conclusion),
    }
    return render(request, "assessment/reasoning.html", shown, private=True)


@router.post("/assessment/{id}/delete")
def delete(database: Answers, owner: Owner, id: str) -> Response:
    """Delete the answers, and the cookie with the browser's last ones."""
    try:
        others = service.remove(database=database, id=id, owner=owner)
    except (AssessmentUnknown, AssessmentExpired) as error:
        raise gone(error) from error
    response = RedirectResponse("/deleted", status_code=HTTPStatus.SEE_OTHER)
    if not others:
        response.delete_cookie(COOKIE)
    return response


@router.get("/deleted")
def deleted(request: Request) -> Response:
    """Says that the answers are gone."""
    return render(request, "assessment/deleted.html", private=True)


def _kind_of_result(assessment: Assessment, conclusion: TriageConclusion) -> str:
    if conclusion.urgency.level == UrgencyLevel.EMERGENCY_NOW:
        return "emergency"
    return "under_16" if journey.is_young(assessment) else "result"


def _shared(conclusion: TriageConclusion) -> dict[str, object]:
    """What every page about a conclusion shows."""
    steps = conclusion.advice.return_to_run
    return {
        "conclusion": conclusion,
        "cited": citations(conclusion, with_running=steps is not None),
        "return_to_run": steps,
        "names": {id: known.name for id, known in load().conclusions.items()},
    }
