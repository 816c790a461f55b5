"""Runs kept cases anew: what their own rules made of them, beside what another rule base does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, groupby
from operator import attrgetter

from app.kept_results import KeptCaseRecord, RuleBaseUnknown, kept_case, program_of
from app.replay.comparing import Difference, difference
from app.replay.outcome import Outcome, outcome, outcome_as_kept
from app.replay.sifting import may_differ
from app.storage import Database
from rules import AnswersRefused, ArchiveUnreadableError, Case, Program, read_answers


@dataclass(frozen=True, slots=True)
class RerunCase:
    """A kept case, as far as it takes to run it anew."""

    id: int
    digest: str
    locale: str
    answers: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A case that comes out differently. `readable_under` is the digest of its own rules, if they can still be read."""

    id: int
    difference: Difference
    readable_under: str | None


def changed_cases(database: Database, cases: Sequence[RerunCase], after: Program) -> Iterator[ChangedCase]:
    """Those that come out differently; what equal rules concluded is passed over, and what was deleted meanwhile."""
    by_digest = attrgetter("digest")
    for digest, of_digest in groupby(sorted(cases, key=by_digest), key=by_digest):
        if digest != after.rule_base.digest:
            own = _program(database, digest)
            for case, before in _before(database, list(of_digest), own, after):
                again, refused = _reasoned(case.answers, after)
                found = difference(before, outcome(again, case.locale), answers_no_longer_taken=refused)
                if found:
                    yield ChangedCase(case.id, found, digest if own else None)


def _program(database: Database, digest: str) -> Program | None:
    """The rules of a digest, unless they can no longer be run."""
    try:
        return program_of(database=database, digest=digest)
    except (RuleBaseUnknown, ArchiveUnreadableError):
        return None


def _before(
    database: Database, cases: Sequence[RerunCase], own: Program | None, after: Program
) -> Iterator[tuple[RerunCase, Outcome]]:
    """Those that may come out differently, each with its outcome so far: by its own rules, else as it was kept."""
    if own is None:
        kept = ((case, _stored(database, case.id)) for case in cases)
        yield from ((case, stored) for case, stored in kept if stored)
        return
    sifted = may_differ([case.answers for case in cases], own.rule_base, after.rule_base)
    for case in compress(cases, sifted):
        yield case, outcome(_reasoned(case.answers, own)[0], case.locale)


def _reasoned(answers: Mapping[str, object], under: Program) -> tuple[Case, tuple[str, ...]]:
    """The case under a program, and the findings whose answers its vocabulary does not take, which are left out."""
    knowledge = under.rule_base.knowledge
    try:
        return Case(under, read_answers(answers, knowledge)), ()
    except AnswersRefused as refused:
        left_out = {fault.finding for fault in refused.faults}
    taken = {finding: answer for finding, answer in answers.items() if finding not in left_out}
    taken = {finding: answer for finding, answer in taken.items() if finding in knowledge.findings}
    return Case(under, read_answers(taken, knowledge)), tuple(id for id in answers if id not in taken)


def _stored(database: Database, id: int) -> Outcome | None:
    """What was concluded when the case was kept; None when it has been deleted."""
    with database.reading() as session:
        record = session.get(KeptCaseRecord, id)
        return outcome_as_kept(kept_case(record).conclusion) if record else None
