"""What the command line tells a person: a conclusion, a problem, a rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from app.command_line.stopping import WRONG_INPUT
from app.problems import Problem, json_text
from knowledge import ReturnToRun, UrgencyLevel, load
from rules import (
    RankedConclusion,
    TraceStep,
    TriageConclusion,
    condition_in_words,
    consequence_in_words,
    rule_base,
)

_COLOURS = {
    UrgencyLevel.EMERGENCY_NOW: "bold red",
    UrgencyLevel.SAME_DAY: "red",
    UrgencyLevel.WITHIN_DAYS: "yellow",
    UrgencyLevel.ROUTINE: "cyan",
    UrgencyLevel.SELF_CARE: "green",
}


def tell(conclusion: TriageConclusion) -> None:
    """Write a conclusion for a person to read."""
    console = Console(highlight=False)
    words = load().wording
    urgency = conclusion.urgency
    incomplete = "" if urgency.complete else f"\n\n{words.labels['incomplete']}"
    card = f"{escape(urgency.what_to_do)}{escape(incomplete)}"
    console.print(Panel(card, title=escape(urgency.title), border_style=_COLOURS[urgency.level], title_align="left"))
    _list(console, words.labels["why"], [reason.statement for reason in urgency.reasons])
    _list(console, words.labels["concerns_title"], _concerns(conclusion))
    unclear = all(cause.band == "less_likely" for cause in conclusion.causes)
    causes = [words.labels["no_clear_cause"]] if unclear else []
    _list(console, words.labels["what_this_points_to"], [*causes, *_ranked(conclusion.causes)])
    _list(console, words.labels["factors_title"], _ranked(conclusion.factors))
    advice = conclusion.advice
    _list(console, words.labels["may_run_title"], [words.may_run[advice.may_run], *advice.running])
    for label, sentences in (
        ("do", advice.now),
        ("do_not", advice.avoid),
        ("next_weeks", advice.next_weeks),
        ("exercises", [f"{exercise.name}: {exercise.dose}" for exercise in advice.exercises]),
        ("get_help_if", advice.get_help_if),
    ):
        _list(console, words.labels[label], sentences)
    if advice.return_to_run:
        _steps_back_to_running(console, advice.return_to_run)
    for guide in advice.guides:
        _list(console, guide.title, [*guide.points, *guide.avoid, *guide.get_help_if])
    if conclusion.next_question:
        question = conclusion.next_question
        _list(console, words.labels["next_question_title"], [f"{question.text} ({question.finding})"])
    if conclusion.trace is not None:
        _trace(console, conclusion.trace)
    console.print(f"\n[dim]{escape(words.labels['not_a_diagnosis'])} {conclusion.knowledge.digest}[/]")


def stop_with_problem(problem: Problem, *, as_json: bool) -> NoReturn:
    """Write a problem, as JSON or for a person, and end the command."""
    if as_json:
        typer.echo(json_text(problem))
    else:
        tell_problem(problem)
    raise typer.Exit(WRONG_INPUT)


def tell_problem(problem: Problem) -> None:
    """Write a problem, every fault on a line of its own, to standard error."""
    console = Console(stderr=True, highlight=False)
    console.print(escape(str(problem["detail"])))
    errors = problem.get("errors", [])
    for fault in errors if isinstance(errors, list) else []:
        allowed = ", ".join(fault["allowed"])
        console.print(f"  {escape(fault['detail'])}" + (f"\n    allowed: {escape(allowed)}" if allowed else ""))


def tell_rule(rule_id: str) -> None:
    """Write one rule: sentence, conditions, consequence, source and place."""
    console = Console(highlight=False)
    rule = rule_base().by_id[rule_id]
    source = load().sources[rule.source]
    console.print(f"[bold]{rule.id}[/] ({rule.status}) {escape(rule.says)}")
    console.print(f"  when    {escape(condition_in_words(rule.when, load()))}")
    console.print(f"  then    {escape(consequence_in_words(rule, load()))}")
    console.print(
        f"  source  {escape(source.title)}. {escape(source.publisher)} {source.year or ''} {escape(source.url)}"
    )
    console.print(f"  place   {escape(rule.place)}")


def _list(console: Console, title: str, sentences: Sequence[str]) -> None:
    if sentences:
        console.print(f"\n[bold]{escape(title)}[/]")
        for sentence in sentences:
            console.print(f"  - {escape(sentence)}")


def _concerns(conclusion: TriageConclusion) -> list[str]:
    see = load().wording.labels["who_to_see"]
    seeking = [(concern, f" {see}: {concern.seek}." if concern.seek else "") for concern in conclusion.concerns]
    return [f"{concern.name}. {concern.explanation}{seek}" for concern, seek in seeking]


def _steps_back_to_running(console: Console, plan: ReturnToRun) -> None:
    labels = load().wording.labels
    _list(console, plan.title, [plan.for_whom])
    _list(console, labels["before_you_start"], [said.text for said in plan.before_you_start])
    table = Table(*(labels[name] for name in ("step", "walk", "run", "total", "effort")), box=None, padding=(0, 2))
    for number, step in enumerate(plan.steps, start=1):
        walk, run = (
            labels["minutes"].format(n=minutes) if minutes.isdecimal() else minutes
            for minutes in (step.walk_minutes, step.run_minutes)
        )
        total = labels["distance"].format(km=step.total_km, miles=step.total_miles)
        table.add_row(str(number), walk, run, total, step.effort)
    console.print()
    console.print(table)
    console.print(f"  {escape(plan.steps_note)}")
    _list(console, labels["rules_between_steps"], [said.text for said in plan.rules])


def _ranked(entries: Sequence[RankedConclusion]) -> list[str]:
    bands = load().wording.bands
    lines = []
    for entry in entries:
        reasons = " ".join(evidence.statement for evidence in entry.for_ if evidence.weight)
        lines.append(f"{bands[entry.band]}: {entry.name}. {reasons}")
    return lines


def _trace(console: Console, steps: Sequence[TraceStep]) -> None:
    console.print(f"\n[bold]{escape(load().wording.labels['trace_title'])}[/]")
    for step in steps:
        matched = [f"{item.finding}={item.value}" for item in step.matched]
        because = ", ".join([*matched, *step.concluded])
        console.print(f"  {step.step:>3} {step.stratum:<11} {escape(step.rule)}: {escape(step.statement)}")
        console.print(f"      [dim]{escape(because)} -> {escape(', '.join(step.asserted))} ({step.source})[/]")
