"""Triage: from answers to a conclusion. The one way in for page, API and command line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from knowledge import Locale, load
from rules.answers import read_answers
from rules.case import Case
from rules.catalogue.gathering import rule_base
from rules.explanation.conclusion import TriageConclusion
from rules.explanation.explaining import explain
from rules.inference.program import Program

DEFAULT_LOCALE = "en-GB"


class UnknownLocale(ValueError):
    """The locale is not one that the knowledge has services for; `allowed` lists those."""

    def __init__(self, locale: object, allowed: tuple[str, ...]) -> None:
        super().__init__(f"unknown locale {locale!r}; allowed: {', '.join(allowed)}")
        self.locale = locale
        self.allowed = allowed


@lru_cache(maxsize=1)
def program() -> Program:
    """The compiled rule base of this process."""
    return Program(rule_base())


def locale_of(locale: object) -> Locale:
    """The services of a locale.

    Raises UnknownLocale.
    """
    locales = load().locales
    if not isinstance(locale, str) or locale not in locales:
        raise UnknownLocale(locale, tuple(locales))
    return locales[locale]


def reason(answers: Mapping[str, object]) -> Case:
    """Reason about answers, without wording anything.

    Raises AnswersRefused when they are not of the vocabulary.
    """
    return Case(program(), read_answers(answers, load()))


def triage(
    answers: Mapping[str, object], locale: str = DEFAULT_LOCALE, *, with_trace: bool = False
) -> TriageConclusion:
    """Conclude from answers: urgency, concerns, causes, factors and advice, with the reasons.

    Raises AnswersRefused when the answers are not of the vocabulary, UnknownLocale for an unknown locale.
    """
    words = locale_of(locale)
    return explain(reason(answers), words, with_trace=with_trace)
