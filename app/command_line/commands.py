"""`hip-triage`: the commands and what they take."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from app.command_line import clinician
from app.command_line.asking import ask_person
from app.command_line.batching import batch
from app.command_line.evaluating import evaluate
from app.command_line.exporting import export
from app.command_line.lines import triage_lines
from app.command_line.purging import purge
from app.command_line.reading import opened, read_request
from app.command_line.replaying import replay
from app.command_line.serving import serve
from app.command_line.stopping import stop
from app.command_line.telling import stop_with_problem, tell, tell_rule
from app.command_line.verifying import verify
from app.command_line.why_not import why_not
from app.documentation import documents
from app.problems import Problem, ProblemError, json_text
from app.triage import conclude
from knowledge import KnowledgeError, load
from rules import DEFAULT_LOCALE, TriageConclusion, rule_base

OUT_OF_DATE = 1

cli = typer.Typer(
    help="Hip Triage: how urgent a runner's sore hip is, what it may be and why, and what to do.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Locale = Annotated[str, typer.Option(help="Whose services to name, such as en-GB or en-US.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write the conclusion as JSON.")]
WithTrace = Annotated[bool, typer.Option("--trace", help="Add every rule that fired, in order.")]


def main() -> None:
    """Run the command line."""
    cli()


@cli.callback(invoke_without_command=True)
def _root(
    *, show_version: Annotated[bool, typer.Option("--version", help="Write version and digest, and stop.")] = False
) -> None:
    if show_version:
        typer.echo(f"hip-triage {version('hip-triage')}, knowledge {load().edition}, {rule_base().digest}")
        raise typer.Exit


@cli.command()
def triage(
    file: Annotated[str, typer.Argument(help="A file of answers as JSON; - reads standard input.")] = "-",
    *,
    locale: Locale = DEFAULT_LOCALE,
    as_json: AsJson = False,
    trace: WithTrace = False,
    lines: Annotated[bool, typer.Option("--lines", help="Read and write JSON Lines, one case a line.")] = False,
) -> None:
    """Conclude from answers: one object of answers, or `{"answers": {...}}`."""
    if lines:
        triage_lines(opened(file), sys.stdout, locale=locale, with_trace=trace)
        return
    try:
        conclusion = conclude(read_request(file, locale), with_trace=trace)
    except ProblemError as error:
        stop_with_problem(error.problem, as_json=as_json)
    _show(conclusion, as_json=as_json)


@cli.command()
def ask(*, locale: Locale = DEFAULT_LOCALE, as_json: AsJson = False, trace: WithTrace = False) -> None:
    """Walk a person through the questions, then conclude."""
    try:
        answers = ask_person(locale)
        _show(conclude({"answers": answers, "locale": locale}, with_trace=trace), as_json=as_json)
    except ProblemError as error:
        stop_with_problem(error.problem, as_json=as_json)


@cli.command()
def rule(rule_id: Annotated[str, typer.Argument(help="The id of a rule, such as RF24a or BUR-01.")]) -> None:
    """Show one rule: its sentence, conditions, consequence, source and place."""
    try:
        tell_rule(rule_id)
    except KeyError:
        stop(f"There is no rule {rule_id!r}. The rules are: {', '.join(sorted(rule_base().by_id))}.")


@cli.command()
def document(
    folder: Annotated[Path, typer.Argument(help="The folder that the documents stand in.")] = Path("docs"),
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if one is out of date.")] = False,
) -> None:
    """Write the documents that come from the knowledge, the rules and the hazards."""
    try:
        written = documents(folder)
    except KnowledgeError as error:
        stop(str(error))
    for name, text in written.items():
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            typer.echo(f"{path} is out of date. Write it anew: hip-triage document", err=True)
            raise typer.Exit(OUT_OF_DATE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        typer.echo(path)


cli.command()(batch)
cli.command()(evaluate)
cli.command()(export)
cli.command()(purge)
cli.command()(why_not)
cli.command()(verify)
cli.command()(replay)
cli.command()(serve)
cli.add_typer(clinician.cli, name="clinician")


def _show(conclusion: Problem, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json_text(conclusion))
    else:
        tell(TriageConclusion.model_validate(conclusion))
