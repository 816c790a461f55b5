"""Whose services a page names: the locale that the person chose, else the browser's."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from knowledge import Locale, load
from rules import DEFAULT_LOCALE, locale_of

LOCALE_COOKIE = "hip_triage_locale"
ANYWHERE_ELSE = "en-001"
_MOST_LANGUAGES = 20


def page_locale(request: Request) -> Locale:
    """The locale of the cookie, else the best of Accept-Language, else the default."""
    chosen = request.cookies.get(LOCALE_COOKIE, "")
    if chosen in load().locales:
        return locale_of(chosen)
    return locale_of(_best(request.headers.get("accept-language", "")))


def _best(accepted: str) -> str:
    """The locale of the first accepted language that names a region: en-CA also serves fr-CA."""
    locales = load().locales.values()
    by_region = {region: locale.id for locale in locales for region in (locale.id[3:].lower(), *locale.regions)}
    languages = [entry.partition(";") for entry in accepted.split(",")[:_MOST_LANGUAGES]]
    for language, _, weight in sorted(languages, key=lambda entry: -_weight(entry[2])):
        region = language.strip().lower().replace("_", "-").partition("-")[2]
        if region and _weight(weight) > 0:
            return by_region.get(region, ANYWHERE_ELSE)
    return DEFAULT_LOCALE


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


PageLocale = Annotated[Locale, Depends(page_locale)]
