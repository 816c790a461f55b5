"""The rules that are named as nearest did not fire, and would have brought about what they are named for."""

from __future__ import annotations

from app.review.case.why_not import nearest
from rules import Case, reason
from rules.language import names
from rules.scoring import rank
from tests.rules.vignettes import vignettes


def _listed_had_it_fired(case: Case, rule: str) -> set[str]:
    ranking = rank(case.rule_base, case.concluded | {names.evidence_found(rule)})
    return {entry.id for entry in (*ranking.causes, *ranking.factors)}


def test_a_cause_is_named_with_a_rule_that_would_have_listed_it() -> None:
    for vignette in vignettes():
        case = reason(vignette.answers)
        for missed in nearest(case):
            rule = missed.nearest[0].rule
            assert rule not in {fired.id for fired in case.fired}, vignette.name
            if missed.choice.kind in ("cause", "factor"):
                assert missed.choice.id in _listed_had_it_fired(case, rule), vignette.name
