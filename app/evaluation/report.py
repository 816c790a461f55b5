"""The result as one HTML file that needs nothing else: no script, no picture or style from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.evaluation.comparison import Comparison
from app.evaluation.figures import Figure
from app.evaluation.lines import anchor_in_words, change_line, figure_in_words, mean_in_words
from app.evaluation.result import EvaluationResult
from knowledge import AccuracyAnchor, Measure, MeasureInWords, Source, UrgencyLevel, load

MEASURES_OF_GROUPS = (
    Measure.URGENCY_RIGHT,
    Measure.UNDER_TRIAGED,
    Measure.OVER_TRIAGED,
    Measure.RIGHT_FIRST,
    Measure.RIGHT_IN_THREE,
    Measure.SERIOUS_NAMED,
)


@dataclass(frozen=True)
class MeasuredRow:
    """A measure in words, its figure, and the published figures beside it."""

    words: MeasureInWords
    figure: Figure
    anchors: tuple[AccuracyAnchor, ...]


def measured(figures: Sequence[Figure]) -> tuple[MeasuredRow, ...]:
    """Each figure with its words and with what was published."""
    words, anchors = load().evaluation.measures, load().accuracy_anchors.values()
    return tuple(
        MeasuredRow(words[figure.measure], figure, tuple(a for a in anchors if a.measure is figure.measure))
        for figure in figures
    )


def report(result: EvaluationResult, comparison: Comparison | None = None) -> str:
    """The report, with the comparison where there is one."""
    environment = _environment()
    style = environment.get_template("evaluation/report.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("evaluation/report.html").render(
        style=style,
        style_digest=digest,
        words=load().evaluation,
        result=result,
        rows=measured(result.figures),
        levels=tuple(UrgencyLevel),
        in_groups=MEASURES_OF_GROUPS,
        comparison=comparison,
        sources=_cited(),
        figure_in_words=figure_in_words,
        mean_in_words=mean_in_words,
        anchor_in_words=anchor_in_words,
        change_line=change_line,
    )


def _cited() -> list[Source]:
    """The studies that the anchors come from, each once."""
    ids = dict.fromkeys(anchor.source for anchor in load().accuracy_anchors.values())
    return [load().sources[id] for id in ids]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("app"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
