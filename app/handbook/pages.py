"""The pages of the handbook. They change nothing and ask nobody who they are."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Request, Response

from app import signing
from app.handbook import shelf
from app.handbook.advising import advised_in
from app.handbook.citing import citing
from app.handbook.conclusions import spoken_of
from app.handbook.usage import FEWEST, RecentUsage
from app.handbook.vignettes import pinned
from app.kept_results import RuleBaseUnknown, program_of
from app.rendering import PageError, render
from app.storage import Database
from rules import ArchiveUnreadableError, RuleBase, rule_base, rules_read

router = APIRouter(prefix="/handbook", include_in_schema=False)

_HANDBOOK = "/handbook"
T = TypeVar("T")


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def _usage(request: Request) -> RecentUsage:
    usage: RecentUsage = request.app.state.usage
    return usage


Kept = Annotated[Database, Depends(_database)]
Usage = Annotated[RecentUsage, Depends(_usage)]


@router.get("")
def handbook(request: Request, database: Kept, q: str = "", family: str = "") -> Response:
    """The lists of all that the handbook holds, the rules of one family, or what a search finds."""
    standings = signing.standings(database=database, rule_base=rule_base())
    asked = " ".join(q.split())[: shelf.LONGEST_SEARCH]
    if asked:
        return _found(request, standings, asked)
    modules = shelf.modules(rule_base())
    if family:
        shown = {"family": family, "rules": _known(modules.get(family)), "standings": standings, "back": _HANDBOOK}
        return render(request, "handbook/family.html", shown)
    lists: dict[str, object] = {
        "knowledge": rule_base().knowledge,
        "families": {module: len(rules) for module, rules in modules.items() if shelf.is_of_danger_signs(module)},
        "others": {module: len(rules) for module, rules in modules.items() if not shelf.is_of_danger_signs(module)},
        "signed": sum(standing.status is signing.Status.SIGNED for standing in standings.values()),
        "all": len(standings),
    }
    return render(request, "handbook/index.html", lists)


@router.get("/rules/{id}")
def rule(request: Request, database: Kept, usage: Usage, id: str, digest: str = "") -> Response:
    """One rule: as it is, or as it was in the rule base of an earlier digest."""
    current = rule_base()
    read_in = _earlier(database, digest) if digest else current
    reads = rules_read(read_in)
    read = _known(reads.get(id))
    is_earlier = read_in.digest != current.digest
    shown = {
        "read": read,
        "reads": reads,
        "knowledge": read_in.knowledge,
        "current": current.knowledge,
        "earlier": read_in.digest if is_earlier else "",
        "since": _since(read_in, id),
        "standings": signing.standings(database=database, rule_base=read_in),
        "usage": None if is_earlier else usage.of(id, database=database),
        "fewest": FEWEST,
        "vignettes": () if is_earlier else pinned().get(id, ()),
        "module": read.module,
        "back": _HANDBOOK,
    }
    return render(request, "handbook/rule.html", shown)


@router.get("/conclusions/{id}")
def conclusion(request: Request, database: Kept, id: str) -> Response:
    """One cause, factor or concern, with every rule for and against it by weight."""
    used = rule_base()
    shown = {
        "conclusion": _known(used.knowledge.conclusions.get(id)),
        "spoken": spoken_of(used, id),
        "prior": used.knowledge.priors.get(id),
        "knowledge": used.knowledge,
        "current": used.knowledge,
        "standings": signing.standings(database=database, rule_base=used),
        "back": _HANDBOOK,
    }
    return render(request, "handbook/conclusion.html", shown)


@router.get("/findings/{id}")
def finding(request: Request, database: Kept, id: str) -> Response:
    """One question, its answers, and every rule that reads it."""
    used = rule_base()
    shown = {
        "finding": _known(used.knowledge.findings.get(id)),
        "rules": [read for read in rules_read(used).values() if id in read.answers],
        "standings": signing.standings(database=database, rule_base=used),
        "back": _HANDBOOK,
    }
    return render(request, "handbook/finding.html", shown)


@router.get("/sources/{id}")
def source(request: Request, id: str) -> Response:
    """One source, and all that cites it."""
    used = rule_base()
    shown = {"source": _known(used.knowledge.sources.get(id)), "citing": citing(used, id), "back": _HANDBOOK}
    return render(request, "handbook/source.html", shown)


@router.get("/exercises/{id}")
def exercise(request: Request, id: str) -> Response:
    """One exercise: what for, how, how much, who should leave it out, and which advice gives it."""
    used = rule_base()
    shown = {
        "exercise": _known(used.knowledge.exercises.get(id)),
        "advised_in": advised_in(used, id),
        "knowledge": used.knowledge,
        "current": used.knowledge,
        "back": _HANDBOOK,
    }
    return render(request, "handbook/exercise.html", shown)


def _found(request: Request, standings: Mapping[str, signing.Standing], asked: str) -> Response:
    shown = {
        "q": asked,
        "found": shelf.search(rule_base(), asked),
        "most": shelf.MOST_FOUND,
        "standings": standings,
        "back": _HANDBOOK,
    }
    return render(request, "handbook/search.html", shown)


def _known(found: T | None) -> T:
    """What was asked for; a page that is not there otherwise."""
    if found is None:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found")
    return found


def _earlier(database: Database, digest: str) -> RuleBase:
    """The rule base of a digest under which something was kept or signed here."""
    try:
        return program_of(database=database, digest=digest).rule_base
    except RuleBaseUnknown as error:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found") from error
    except ArchiveUnreadableError as error:
        raise PageError(HTTPStatus.NOT_FOUND, "rule_base_unreadable") from error


def _since(read_in: RuleBase, id: str) -> str:
    """What became of a rule of an earlier day: the name of its sentence."""
    if id not in rule_base().by_id:
        return "gone"
    same = signing.rule_digests(read_in)[id] == signing.rule_digests(rule_base())[id]
    return "same" if same else "changed"
