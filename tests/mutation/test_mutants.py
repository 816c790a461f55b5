"""A rule that is wrong in one small way is noticed by a vignette."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.pages import MUTATION_PAGE, mutation_page
from tests.mutation.trial import Trial, of_a_red_flag, try_mutants

LEAST_SHARE = 0.9


def _in_the_sample(mutant: Mutant) -> bool:
    return of_a_red_flag(mutant) and crc32(mutant.name.encode()) % 20 == 0


@pytest.fixture(scope="module")
def trial() -> Trial:
    return try_mutants(lambda _: True)


def test_a_sample_of_the_mutants_of_red_flags_dies() -> None:
    sample = try_mutants(_in_the_sample)
    assert sample.killed
    _all_died(sample)


@pytest.mark.slow
def test_every_mutant_of_a_red_flag_dies(trial: Trial) -> None:
    _all_died(trial.only(of_a_red_flag))


@pytest.mark.slow
def test_nine_in_ten_of_the_other_mutants_die(trial: Trial) -> None:
    others = trial.only(lambda mutant: not of_a_red_flag(mutant))
    assert others.share_killed >= LEAST_SHARE, _names(others.survived)


@pytest.mark.slow
def test_the_page_of_survivors_is_up_to_date(trial: Trial) -> None:
    assert Path(MUTATION_PAGE).read_text(encoding="utf-8") == mutation_page(trial), "run python -m tests.mutation"


def _all_died(trial: Trial) -> None:
    left = (*trial.unchanged, *trial.survived)
    assert not left, _names(left)


def _names(mutants: tuple[Mutant, ...]) -> str:
    return "no vignette notices these:\n" + "\n".join(mutant.name for mutant in mutants)
