"""The vignettes reach all that the rules can say."""

from __future__ import annotations

import pytest

from app.handbook.vignettes import PINNED
from tests.mutation.coverage import Coverage, covered
from tests.mutation.pages import COVERAGE_PAGE, coverage_page
from tests.mutation.pinning import pinned_text


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return covered()


def test_every_rule_fires_in_a_vignette(coverage: Coverage) -> None:
    assert not [id for id, names in coverage.rules.items() if not names]


def test_every_conclusion_is_reached_in_a_vignette(coverage: Coverage) -> None:
    assert not [id for id, names in coverage.conclusions.items() if not names]


def test_every_finding_is_read_by_a_rule(coverage: Coverage) -> None:
    assert not [id for id, rules in coverage.findings.items() if not rules]


@pytest.mark.slow
def test_the_page_of_coverage_is_up_to_date(coverage: Coverage) -> None:
    assert COVERAGE_PAGE.read_text(encoding="utf-8") == coverage_page(coverage), "run python -m tests.mutation"


@pytest.mark.slow
def test_the_vignettes_that_the_handbook_shows_are_up_to_date() -> None:
    assert PINNED.read_text(encoding="utf-8") == pinned_text(), "run python -m tests.mutation"
