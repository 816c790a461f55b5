"""The page of agreement."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.agreement.chart import HEIGHT, WIDTH, kappas_over_time, shares_over_time
from app.agreement.figures import FEWEST, LEVELS
from app.agreement.service import figures
from app.clinicians import SignedIn
from app.rendering import render
from app.storage import Database
from knowledge import load
from rules import rule_base

router = APIRouter(include_in_schema=False)

_MOST_RULES = 20


@router.get("/review/agreement")
def show_agreement(request: Request, clinician: SignedIn) -> Response:
    """How far clinicians agree with the system and with each other."""
    database: Database = request.app.state.database
    found = figures(database=database)
    shown = {
        "clinician": clinician,
        "figures": found,
        "shares": shares_over_time(found.by_month),
        "kappas": kappas_over_time(found.by_month),
        "size": (WIDTH, HEIGHT),
        "levels": LEVELS,
        "fewest": FEWEST,
        "told_rules": [of for of in found.rules if of.remarks.is_told or of.where_fired.is_told][:_MOST_RULES],
        "rules": rule_base().by_id,
        "knowledge": load(),
    }
    return render(request, "agreement/agreement.html", shown, private=True)
