"""How far a share of few cases can be trusted: Wilson's 95% interval (Wilson 1927; Newcombe 1998, method 3)."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

_Z = NormalDist().inv_cdf(0.975)


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95% interval of the share `count` of `n`, n above 0; both ends are from 0 to 1."""
    if not 0 <= count <= n or n == 0:
        raise ValueError(f"{count} of {n} is not a share")
    share, spread = count / n, _Z * _Z / n
    middle = share + spread / 2
    reach = _Z * sqrt(share * (1 - share) / n + spread / (4 * n))
    low, high = ((middle + side * reach) / (1 + spread) for side in (-1, 1))
    return (0.0 if count == 0 else low, 1.0 if count == n else high)
