"""Columns sift out the cases that come out the same; none is passed over that the engine finds different."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.replay.comparing import difference
from app.replay.outcome import outcome
from app.replay.sifting import may_differ
from app.storage import Database
from rules import Case, Program, program, read_answers, reason, restored_rule_base
from rules.catalogue.rulebase import digest_of
from tests.app.replay.replaying import FRACTURE, NOT_YET_ASKED, SORENESS, replayed
from tests.app.review.cases import Answers
from tests.rules.vignettes import vignettes

SOME_ANSWERS: list[Answers] = [{}, SORENESS, FRACTURE, *(vignette.answers for vignette in vignettes()[::8])]


@pytest.mark.parametrize("id", ["ABS-22", "BASE-ROUTINE", "ADV-LEVEL-SAME_DAY", "RUN-01", "BSI-01"])
def test_a_rule_that_only_has_another_id_is_told_by_both(database: Database, id: str) -> None:
    shown = replayed(database, FRACTURE, {f'"id":"{id}"': '"id":"OLD-01"'})
    assert shown.changed == 1
    assert {one.rule: (one.fires_now, one.silent_now) for one in shown.by_rule} == {id: (1, 0), "OLD-01": (0, 1)}


@pytest.mark.parametrize(
    "changed",
    [
        {'"id":"ABS-22"': '"id":"ABS-OLD"'},
        {'"strong":{"centinats":"230"': '"strong":{"centinats":"190"'},
        {'"threshold":"two_weeks","number":14': '"threshold":"two_weeks","number":20'},
        {'"level":"within_days"': '"level":"routine"'},
        {'"may_run":"when_cleared"': '"may_run":"yes"'},
        {'"block":"pain_rule"': '"block":"bone_pain_rule"'},
        NOT_YET_ASKED,
        {"At 0 to 3 out of 10 you may go on.": "Go on."},
    ],
)
def test_no_case_is_passed_over_that_comes_out_differently(changed: Mapping[str, str]) -> None:
    canonical = program().rule_base.canonical
    for stretch, instead in changed.items():
        assert stretch in canonical
        canonical = canonical.replace(stretch, instead)
    earlier = Program(restored_rule_base(canonical, digest_of(canonical)))
    sifted = may_differ(SOME_ANSWERS, earlier.rule_base, program().rule_base)
    passed_over = [answers for answers, may in zip(SOME_ANSWERS, sifted, strict=True) if not may]
    for answers in passed_over:
        before = Case(earlier, read_answers(answers, earlier.rule_base.knowledge))
        assert difference(outcome(before, "en-GB"), outcome(reason(answers), "en-GB")) is None


def test_a_case_on_which_nothing_differs_is_passed_over() -> None:
    canonical = program().rule_base.canonical.replace('"id":"RUN-01"', '"id":"RUN-OLD"')
    earlier = restored_rule_base(canonical, digest_of(canonical))
    assert may_differ([SORENESS, FRACTURE], earlier, program().rule_base) == [False, True]
