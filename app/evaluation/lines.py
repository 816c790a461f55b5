"""Figures and cases in one line each, for the terminal and the report."""

from __future__ import annotations

from collections.abc import Sequence

from app.evaluation.comparison import CaseChange, Kind
from app.evaluation.concluded_case import ConcludedCase, Listed, Verdict
from app.evaluation.figures import Figure, MeanConcerns
from knowledge import AccuracyAnchor, load

NOTHING = "–"


def figure_in_words(figure: Figure) -> tuple[str, str, str]:
    """A figure as count, percent and 95% interval."""
    if figure.share is None or figure.low is None or figure.high is None:
        return NOTHING, NOTHING, NOTHING
    return f"{figure.count} of {figure.n}", f"{figure.share:.1%}", f"{figure.low:.1%} – {figure.high:.1%}"


def mean_in_words(mean: MeanConcerns) -> str:
    """The mean number of concerns."""
    return NOTHING if mean.mean is None else f"{mean.mean:.2f}"


def anchor_in_words(anchor: AccuracyAnchor) -> tuple[str, str]:
    """The published figure, with its interval where there is one, and the study."""
    interval = "" if anchor.low is None or anchor.high is None else f" ({anchor.low:g}–{anchor.high:g})"
    source = load().sources[anchor.source]
    return f"{anchor.percent:g}%{interval}", f"{source.authors.split()[0]} {source.year}"


def wrong_line(case: ConcludedCase) -> str:
    """A case that came out wrong: what was given and wanted, and the rules that decided it."""
    parts = [f"{case.level} by {_rules(case.decided_by)}"]
    if case.verdict is not Verdict.RIGHT:
        parts[0] += f" ({case.verdict}: fit {' or '.join(case.fit_levels)})"
    if not case.right_first or case.serious_named is False:
        labels = load().evaluation.labels
        place = labels["not_listed"] if case.place is None else f"{labels['in_place']} {case.place}"
        parts.append(f"wanted {' or '.join(case.accept)} ({place})")
        lists = {"causes": case.causes, "concerns": case.concerns, "factors": case.factors}
        parts += [f"{name} {_listed(listed)}" for name, listed in lists.items() if listed or name == "causes"]
    if case.serious_named is False:
        parts.append(load().evaluation.labels["not_named"])
    return f"{case.id} {case.group}: {'; '.join(parts)}"


def change_line(change: CaseChange) -> str:
    """A case that comes out differently: what it was, what it is, and the rules that decide it now."""
    old, new = change.old, change.new
    parts = []
    if old.level != new.level:
        step = "lowered" if change.kind is Kind.LOWERED else "raised"
        parts.append(f"{step} {old.level} -> {new.level} by {_rules(new.decided_by)}{_verdicts(old, new)}")
    parts += [f"concern lost: {id}" for id in change.concerns_lost]
    parts += [f"concern new: {id}" for id in change.concerns_new]
    before, after = change.first_causes
    if before != after:
        rules = f" by {_rules(new.causes[0].rules)}" if new.causes else ""
        parts.append(f"first cause {before or 'none'} -> {after or 'none'}{rules}{_places(old, new)}")
    if not parts and change.kind is Kind.LISTS:
        parts.append(f"listed otherwise: {_ids(old)} -> {_ids(new)}{_places(old, new)}")
    if not parts:
        parts.append("the case itself is another")
    return f"{new.id} {new.group}: {'; '.join(parts)}"


def _verdicts(old: ConcludedCase, new: ConcludedCase) -> str:
    return f" ({old.verdict} -> {new.verdict})" if old.verdict != new.verdict else f" ({new.verdict})"


def _places(old: ConcludedCase, new: ConcludedCase) -> str:
    before, after = (case.place or load().evaluation.labels["not_listed"] for case in (old, new))
    return f" (right one: {before} -> {after})" if before != after else ""


def _listed(listed: Sequence[Listed]) -> str:
    return ", ".join(f"{entry.id} ({_rules(entry.rules)})" for entry in listed[:3]) or "none"


def _ids(case: ConcludedCase) -> str:
    lists = (case.causes, case.concerns, case.factors)
    return " | ".join(", ".join(entry.id for entry in listed) or "none" for listed in lists)


def _rules(rules: Sequence[str]) -> str:
    return " ".join(rules) or "no rule"
