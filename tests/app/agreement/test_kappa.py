"""Kappa, its weights and its standard error, against worked examples that others have published."""

from __future__ import annotations

import pytest

from app.agreement.kappa import Kappa, kappa, weighted_kappa

# Two dermatologists, 88 patients: SAS/STAT User's Guide, The FREQ Procedure, Getting Started, Agreement Study, which
# gives simple kappa 0.3449 (standard error 0.0724, 0.2030 to 0.4868) and linearly weighted kappa 0.5082 (0.0655).
SKIN = ("terrible", "poor", "marginal", "clear")
DERMATOLOGISTS = ((10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13))

# Two raters, 100 patients: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. 2003, table
# 18.1, which gives kappa 0.68 (standard error 0.087).
DIAGNOSES = ("psychotic", "neurotic", "organic")
RATERS = ((75, 1, 4), (5, 4, 1), (0, 0, 10))


def _pairs(names: tuple[str, ...], table: tuple[tuple[int, ...], ...]) -> dict[tuple[str, str], int]:
    return {
        (row, column): count
        for row, counts in zip(names, table, strict=True)
        for column, count in zip(names, counts, strict=True)
    }


def _value(found: Kappa | None) -> Kappa:
    assert found is not None
    return found


def test_plain_kappa_is_that_of_the_dermatologists() -> None:
    found = _value(kappa(_pairs(SKIN, DERMATOLOGISTS), SKIN))
    assert found.n == 88
    assert [found.value, found.error] == pytest.approx([0.3449, 0.0724], abs=5e-5)
    assert [found.low, found.high] == pytest.approx([0.2030, 0.4868], abs=5e-5)


def test_linearly_weighted_kappa_is_that_of_the_dermatologists() -> None:
    found = _value(weighted_kappa(_pairs(SKIN, DERMATOLOGISTS), SKIN))
    assert [found.value, found.error] == pytest.approx([0.5082, 0.0655], abs=5e-5)


def test_plain_kappa_is_that_of_fleiss() -> None:
    found = _value(kappa(_pairs(DIAGNOSES, RATERS), DIAGNOSES))
    assert round(found.value, 2) == 0.68
    assert found.error == pytest.approx(0.087, abs=1e-3)


def test_full_agreement_is_one() -> None:
    assert _value(kappa({("a", "a"): 5, ("b", "b"): 5}, "ab")).value == 1
    assert _value(weighted_kappa({("a", "a"): 5, ("b", "b"): 5}, "abc")).value == 1


def test_agreement_by_chance_alone_is_nought() -> None:
    by_chance = {("a", "a"): 25, ("a", "b"): 25, ("b", "a"): 25, ("b", "b"): 25}
    assert _value(kappa(by_chance, "ab")).value == pytest.approx(0)


def test_the_nearer_the_ratings_the_higher_the_weighted_kappa() -> None:
    same = {("a", "a"): 5, ("b", "b"): 5, ("c", "c"): 5}
    near = _value(weighted_kappa(same | {("a", "b"): 3}, "abc"))
    far = _value(weighted_kappa(same | {("a", "c"): 3}, "abc"))
    assert far.value < near.value < 1


@pytest.mark.parametrize("pairs", [{}, {("a", "a"): 9}])
def test_without_ratings_or_with_one_alone_there_is_none(pairs: dict[tuple[str, str], int]) -> None:
    assert kappa(pairs, "ab") is None
    assert weighted_kappa(pairs, "ab") is None


def test_the_interval_stays_within_what_kappa_can_be() -> None:
    few = _value(kappa({("a", "a"): 3, ("b", "b"): 1, ("a", "b"): 1}, "ab"))
    assert few.value + 1.96 * few.error > 1
    assert few.high == 1
