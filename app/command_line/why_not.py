"""`hip-triage why-not`: what a conclusion that was not drawn was short of."""

from __future__ import annotations

from typing import Annotated

import typer

from app.command_line.reading import read_request
from app.command_line.stopping import stop
from app.command_line.telling import stop_with_problem
from app.problems import ProblemError, json_text
from app.triage import reasoned
from knowledge import load
from rules import DEFAULT_LOCALE, WhyNot, rule_base, why_not_concluded

_NEAREST = 5


def why_not(
    id: Annotated[
        str, typer.Argument(help="A cause, factor, serious conclusion or rule, such as hip_arthritis or RF24a.")
    ],
    file: Annotated[str, typer.Argument(help="A file of answers as JSON; - reads standard input.")] = "-",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write every rule as JSON.")] = False,
) -> None:
    """Say which rules for a conclusion did not fire, nearest first, and what each was short of."""
    if id not in load().conclusions and id not in rule_base().by_id:
        stop(f"{id!r} is neither a conclusion nor a rule. The conclusions are: {', '.join(load().conclusions)}.")
    try:
        answer = why_not_concluded(reasoned(read_request(file, DEFAULT_LOCALE)), id)
    except ProblemError as error:
        stop_with_problem(error.problem, as_json=as_json)
    if as_json:
        typer.echo(json_text(answer.model_dump(mode="json")))
    else:
        _tell(answer)


def _tell(answer: WhyNot) -> None:
    said = load().words["why_not"]
    typer.echo(said["concluded" if answer.concluded else "not_concluded"].format(name=answer.name, id=answer.id))
    for evidence in answer.against:
        typer.echo(said["spoke_against"].format(**evidence.model_dump(include={"statement", "rule", "weight"})))
    for miss in answer.rules[:_NEAREST]:
        typer.echo(said["rule"].format(rule=miss.rule, says=miss.says))
        typer.echo(said["statement"].format(statement=miss.statement))
        for missing in miss.short_of:
            typer.echo(said["still_open" if missing.open else "not_so"].format(condition=missing.condition))
