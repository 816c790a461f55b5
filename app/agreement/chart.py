"""Where the points of a line over time stand, in pixels; the template draws them as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.agreement.figures import Agreement, Share
from app.agreement.kappa import Kappa

WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 16, 16, 36
_APART = 5
_MONTHS = 12
_MOST_LABELS = 8
LINES = ("urgency", "cause")

_Figure = tuple[float, float, float]


@dataclass(frozen=True)
class Point:
    """A figure of one month, with the ends of its interval."""

    month: str
    x: float
    y: float
    low: float
    high: float
    value: float


@dataclass(frozen=True)
class Line:
    """The points of one figure, and the stretches between months that follow each other."""

    name: str
    points: tuple[Point, ...]
    stretches: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """A label on an axis."""

    text: str
    at: float


@dataclass(frozen=True)
class Chart:
    """Lines over the same months, with the marks of both axes."""

    lines: tuple[Line, ...]
    months: tuple[Mark, ...]
    values: tuple[Mark, ...]
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM


def shares_over_time(by_month: Mapping[str, Agreement]) -> Chart | None:
    """The shares of verdicts that agree on the urgency and on the cause."""
    marks = [(0.0, "0%"), (0.25, "25%"), (0.5, "50%"), (0.75, "75%"), (1.0, "100%")]
    told = {month: (_told(one.urgency), _told(one.cause)) for month, one in by_month.items()}
    return _chart(told, marks)


def kappas_over_time(by_month: Mapping[str, Agreement]) -> Chart | None:
    """Kappa between clinicians and the system, weighted for the urgency, plain for the cause."""
    told = {month: (_ends(one.weighted_kappa), _ends(one.cause_kappa)) for month, one in by_month.items()}
    lowest = min((figure[1] for both in told.values() for figure in both if figure), default=0)
    below = [(-1.0, "-1"), (-0.5, "-0.5")] if lowest < 0 else []
    return _chart(told, [*below, (0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1")])


def _told(share: Share) -> _Figure | None:
    return (share.share, share.low, share.high) if share.is_told else None


def _ends(kappa: Kappa | None) -> _Figure | None:
    return (kappa.value, kappa.low, kappa.high) if kappa else None


def _chart(told: Mapping[str, tuple[_Figure | None, ...]], marks: Sequence[tuple[float, str]]) -> Chart | None:
    """A chart, unless there is nothing to draw; a month without a figure interrupts its line."""
    if not any(any(figures) for figures in told.values()):
        return None
    months = _every_month(min(told), max(told))
    least, most = marks[0][0], marks[-1][0]
    step = (WIDTH - _LEFT - _RIGHT) / len(months)

    def x(place: int) -> float:
        return round(_LEFT + step * (place + 0.5), 1)

    def y(value: float) -> float:
        return round(_TOP + (most - value) / (most - least) * (HEIGHT - _TOP - _BOTTOM), 1)

    lines = []
    for number, name in enumerate(LINES):
        aside = _APART * (2 * number - 1)
        figures = [told[month][number] if month in told else None for month in months]
        points = [
            Point(month, x(place) + aside, y(figure[0]), y(figure[1]), y(figure[2]), figure[0]) if figure else None
            for place, (month, figure) in enumerate(zip(months, figures, strict=True))
        ]
        lines.append(Line(name, tuple(filter(None, points)), tuple(_stretches(points))))
    every = -(-len(months) // _MOST_LABELS)
    return Chart(
        lines=tuple(lines),
        months=tuple(Mark(month, x(place)) for place, month in enumerate(months) if place % every == 0),
        values=tuple(Mark(text, y(value)) for value, text in marks),
    )


def _every_month(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    months = [first]
    while months[-1] < last:
        year, month = (year, month + 1) if month < _MONTHS else (year + 1, 1)
        months.append(f"{year}-{month:02}")
    return months


def _stretches(points: Sequence[Point | None]) -> list[str]:
    stretches: list[list[str]] = [[]]
    for point in points:
        if point:
            stretches[-1].append(f"{point.x:g},{point.y:g}")
        elif stretches[-1]:
            stretches.append([])
    return [" ".join(stretch) for stretch in stretches if len(stretch) > 1]
