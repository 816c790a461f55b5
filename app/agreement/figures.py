"""The figures of agreement, each with how many verdicts it is made of and its 95% interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.agreement.kappa import Kappa, kappa, weighted_kappa
from app.agreement.verdicts import Both, Judged
from app.intervals import wilson
from knowledge import UrgencyLevel

FEWEST = 20
"""From fewer verdicts no share is told and nothing is drawn."""

LEVELS = [level.value for level in UrgencyLevel]
Ratings = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Share:
    """`count` of `n`."""

    count: int
    n: int

    @property
    def is_told(self) -> bool:
        """Whether there are enough to say more than how many."""
        return self.n >= FEWEST

    @property
    def share(self) -> float:
        """The share, from 0 to 1."""
        return self.count / self.n

    @property
    def low(self) -> float:
        """The lower end of its interval."""
        return wilson(self.count, self.n)[0]

    @property
    def high(self) -> float:
        """The upper end of its interval."""
        return wilson(self.count, self.n)[1]


@dataclass(frozen=True)
class Agreement:
    """How far two sides agree: clinicians with the system, or one clinician with another.

    `more_urgent` and `less_urgent` are the shares in which the second side asks for more or less than the first. A
    kappa is None where there are too few, or where it has no value.
    """

    urgency: Share
    more_urgent: Share
    less_urgent: Share
    urgency_kappa: Kappa | None
    weighted_kappa: Kappa | None
    cause: Share
    cause_kappa: Kappa | None


def with_system(judged: Iterable[Judged]) -> Agreement:
    """How far verdicts agree with what was concluded."""
    some = list(judged)
    return _agreement(
        urgency=_counted(((one.concluded_urgency, one.said.urgency), one.count) for one in some),
        causes=_counted(((one.concluded_cause, one.said.first_cause), one.count) for one in some),
        same_cause=sum(one.count for one in some if one.said.cause == "right"),
    )


def with_each_other(both: Iterable[Both]) -> Agreement:
    """How far two clinicians agree on the cases that both have judged."""
    some = list(both)
    causes = _counted(((one.first.first_cause, one.second.first_cause), one.count) for one in some)
    return _agreement(
        urgency=_counted(((one.first.urgency, one.second.urgency), one.count) for one in some),
        causes=causes,
        same_cause=sum(count for (one, other), count in causes.items() if one == other),
    )


def _agreement(*, urgency: Ratings, causes: Ratings, same_cause: int) -> Agreement:
    n = sum(urgency.values())
    enough = n >= FEWEST
    return Agreement(
        urgency=Share(_where(urgency, lambda first, second: first == second), n),
        more_urgent=Share(_where(urgency, lambda first, second: second < first), n),
        less_urgent=Share(_where(urgency, lambda first, second: second > first), n),
        urgency_kappa=kappa(urgency, LEVELS) if enough else None,
        weighted_kappa=weighted_kappa(urgency, LEVELS) if enough else None,
        cause=Share(same_cause, n),
        cause_kappa=kappa(causes, _named(causes)) if enough else None,
    )


def _counted(ratings: Iterable[tuple[tuple[str, str], int]]) -> Ratings:
    counted: Counter[tuple[str, str]] = Counter()
    for rating, count in ratings:
        counted[rating] += count
    return counted


def _where(ratings: Ratings, test: Callable[[int, int], bool]) -> int:
    """How many ratings stand so in the order of urgency, the most urgent first."""
    return sum(count for (first, second), count in ratings.items() if test(LEVELS.index(first), LEVELS.index(second)))


def _named(ratings: Ratings) -> Sequence[str]:
    return sorted({name for rating in ratings for name in rating})
