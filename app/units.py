"""Units in which a person may give a number, and what they are in the unit of the finding."""

from __future__ import annotations

from fractions import Fraction

from knowledge import Finding

_UNITS: dict[str, dict[str, Fraction]] = {
    "days": {"days": Fraction(1), "weeks": Fraction(7), "months": Fraction(365, 12)},
    "km": {"km": Fraction(1), "miles": Fraction(1_609_344, 1_000_000)},
}
_HALF = Fraction(1, 2)


def units_of(finding: Finding) -> tuple[str, ...]:
    """The units that a person may choose from, the finding's own first."""
    return tuple(_UNITS.get(finding.unit, {finding.unit: Fraction(1)}))


def converted(finding: Finding, number: int, unit: str) -> int:
    """The number in the finding's own unit, to the nearest whole number."""
    return int(number * _factor(finding, unit) + _HALF)


def limits(finding: Finding, unit: str) -> tuple[int, int]:
    """The least and greatest number allowed, in the unit that the person chose."""
    return finding.min, int(finding.max / _factor(finding, unit))


def _factor(finding: Finding, unit: str) -> Fraction:
    return _UNITS.get(finding.unit, {}).get(unit, Fraction(1))
