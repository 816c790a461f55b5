"""A kept case with the reasoning over its answers, under the rules that concluded it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.answers import AnswerGroup, answer_groups, still_allowed
from app.kept_results import KeptCase, RuleBaseUnknown, find, program_of
from app.storage import Database
from knowledge import Knowledge, Locale, load
from rules import (
    DEFAULT_LOCALE,
    AnswersRefused,
    ArchiveUnreadableError,
    Case,
    Discrepancy,
    Program,
    TriageConclusion,
    discrepancies_from,
    explain,
    program,
    read_answers,
    rule_base,
)


@dataclass(frozen=True)
class ReviewedCase:
    """A kept case. `case` reasons under the rules of its digest; where these can no longer be run, under today's.

    Only in the first case is it the reasoning that concluded the result; `is_as_concluded` says so.
    """

    kept: KeptCase
    program: Program
    case: Case
    is_as_concluded: bool

    @property
    def conclusion(self) -> TriageConclusion:
        """The conclusion as it was kept."""
        return self.kept.conclusion

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that the answers are read with."""
        return self.case.rule_base.knowledge

    @cached_property
    def locale(self) -> Locale:
        """The services that the person was told of."""
        locales = self.knowledge.locales
        return locales.get(self.kept.locale) or locales[DEFAULT_LOCALE]

    @cached_property
    def answers(self) -> tuple[AnswerGroup, ...]:
        """All that the person said. A clinician is shown what a page that a parent may read leaves out."""
        return answer_groups(self.case, still_allowed(self.kept.answers, self.knowledge), young=False)

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """What in the kept conclusion is not what the answers lead to: it or they were changed where they are kept."""
        kept = self.conclusion.model_dump(mode="json", by_alias=True)
        return discrepancies_from(kept, explain(self.case, self.locale, with_trace=True))

    def reason(self, answers: Mapping[str, object]) -> Case:
        """The reasoning of the same rules over other answers.

        Raises AnswersRefused.
        """
        return Case(self.program, read_answers(answers, self.knowledge))

    @property
    def rules_have_changed(self) -> bool:
        """Whether today's rules are others than those that concluded it."""
        return self.kept.digest != rule_base().digest

    def under_todays_rules(self) -> tuple[Case, tuple[str, ...]]:
        """The reasoning of today's rules over the answers, and the findings whose answers they no longer take."""
        allowed = still_allowed(self.kept.answers, load())
        lost = tuple(finding for finding in self.kept.answers if finding not in allowed)
        return Case(program(), read_answers(allowed, load())), lost


def reviewed(*, database: Database, id: int) -> ReviewedCase:
    """A kept case, ready to be questioned.

    Raises ResultUnknown.
    """
    kept = find(database=database, id=id)
    concluding = _program(database, kept.digest)
    if concluding is not None:
        try:
            answers = read_answers(kept.answers, concluding.rule_base.knowledge)
        except AnswersRefused:
            pass  # the vocabulary of its own digest does not know them: they were changed where they are kept
        else:
            return ReviewedCase(kept, concluding, Case(concluding, answers), is_as_concluded=True)
    allowed = still_allowed(kept.answers, load())
    case = Case(program(), read_answers(allowed, load()))
    return ReviewedCase(kept, program(), case, is_as_concluded=False)


def _program(database: Database, digest: str) -> Program | None:
    """The rules of a digest, unless they can no longer be run."""
    try:
        return program_of(database=database, digest=digest)
    except (RuleBaseUnknown, ArchiveUnreadableError):
        return None
