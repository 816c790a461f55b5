"""Ours beside CLIPS, from a dict of answers to the conclusion read back."""

from __future__ import annotations

from benchmarks.answer_sets import full_sets, published_sets
from benchmarks.clips_peers import ClipsThroughClipspy, ClipsThroughFactBuilders
from benchmarks.contenders import Contender, check_agreement, ours
from benchmarks.results import Figure, Row, Target
from benchmarks.timing import taken_in_turn

_OURS, _CLIPSPY, _BUILDERS = "ours", "clipspy", "clipspy's inner binding"
_TARGET = Target(0.7, 0.3)
_ROUNDS = 40
_ROUNDS_OF_PUBLISHED = 10


def clips() -> Row:
    """Measure beside clipspy as it is documented, and beside its inner binding, which is faster."""
    clipspy = ClipsThroughClipspy()
    contenders: dict[str, Contender] = {_OURS: ours, _CLIPSPY: clipspy, _BUILDERS: ClipsThroughFactBuilders()}
    check_agreement(contenders, (*full_sets(), *published_sets()))
    times = taken_in_turn(contenders, full_sets(), rounds=_ROUNDS, before_round=clipspy.renew)
    published = taken_in_turn(contenders, published_sets(), rounds=_ROUNDS_OF_PUBLISHED, before_round=clipspy.renew)
    return Row(
        "ours / CLIPS",
        tuple(
            Figure(f"{peer}, {part}", getattr(times[_OURS], part) / getattr(times[peer], part), _TARGET)
            for peer in (_CLIPSPY, _BUILDERS)
            for part in ("median", "p95")
        ),
        {name: taken.in_milliseconds() for name, taken in times.items()}
        | {f"{name}, published cases": taken.in_milliseconds() for name, taken in published.items()},
    )
