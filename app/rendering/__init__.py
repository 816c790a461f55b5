"""Pages: templates, the words that every page shares, security headers and error pages."""

from app.rendering.error_pages import PageError, error_page, refuse_cross_site, wants_page
from app.rendering.form_body import Fields, FormFields, WrittenFields, sent_fields
from app.rendering.locale import LOCALE_COOKIE, PageLocale
from app.rendering.naming import named
from app.rendering.page import render, words
from app.rendering.security import SecurityHeaders

__all__ = [
    "LOCALE_COOKIE",
    "Fields",
    "FormFields",
    "PageError",
    "PageLocale",
    "SecurityHeaders",
    "WrittenFields",
    "error_page",
    "named",
    "refuse_cross_site",
    "render",
    "sent_fields",
    "wants_page",
    "words",
]
