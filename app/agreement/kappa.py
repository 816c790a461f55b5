"""Cohen's kappa: agreement beyond what chance alone would bring, plain and with linear weights.

Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 1960;20:37-46,
doi:10.1177/001316446002000104. With weights that fall evenly with the distance: Cicchetti and Allison, American Journal
of EEG Technology 1971;11:101-109. The 95% interval comes from the standard error of Fleiss, Cohen and Everitt, Large
sample standard errors of kappa and weighted kappa, Psychological Bulletin 1969;72:323-327, doi:10.1037/h0028106, which
is too small for few verdicts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

_Z = NormalDist().inv_cdf(0.975)
_Weight = Callable[[int, int], float]


@dataclass(frozen=True)
class Kappa:
    """Kappa of `n` pairs of ratings, its standard error, and the ends of its 95% interval."""

    value: float
    error: float
    n: int

    @property
    def low(self) -> float:
        """The lower end."""
        return max(-1.0, self.value - _Z * self.error)

    @property
    def high(self) -> float:
        """The upper end."""
        return min(1.0, self.value + _Z * self.error)


def kappa(pairs: Mapping[tuple[str, str], int], categories: Sequence[str]) -> Kappa | None:
    """Kappa of pairs of ratings and how often each was given; None where chance alone would agree on everything."""
    return _kappa(pairs, categories, lambda row, column: float(row == column))


def weighted_kappa(pairs: Mapping[tuple[str, str], int], in_order: Sequence[str]) -> Kappa | None:
    """Kappa where two ratings agree the less, the further apart they stand in the order."""
    furthest = len(in_order) - 1
    return _kappa(pairs, in_order, lambda row, column: 1 - abs(row - column) / furthest)


def _kappa(pairs: Mapping[tuple[str, str], int], categories: Sequence[str], weight: _Weight) -> Kappa | None:
    n = sum(pairs.values())
    if n == 0:
        return None
    places = {category: place for place, category in enumerate(categories)}
    shares = {(places[row], places[column]): count / n for (row, column), count in pairs.items()}
    size = range(len(categories))
    rows = [sum(share for (row, _), share in shares.items() if row == place) for place in size]
    columns = [sum(share for (_, column), share in shares.items() if column == place) for place in size]
    observed = sum(weight(*cell) * share for cell, share in shares.items())
    by_chance = sum(weight(row, column) * rows[row] * columns[column] for row in size for column in size)
    left = 1 - by_chance
    if left <= 0:
        return None
    row_means = [sum(weight(row, column) * columns[column] for column in size) for row in size]
    column_means = [sum(weight(row, column) * rows[row] for row in size) for column in size]
    spread = sum(
        share * (weight(row, column) * left - (row_means[row] + column_means[column]) * (1 - observed)) ** 2
        for (row, column), share in shares.items()
    )
    variance = (spread - (observed * by_chance - 2 * by_chance + observed) ** 2) / (n * left**4)
    return Kappa((observed - by_chance) / left, sqrt(max(variance, 0.0)), n)
