"""The QR picture that opens the workbench's search with a code in it."""

from __future__ import annotations

import segno

SEARCH = "/review"
_ERROR_CORRECTION = "M"  # a seventh of the picture may be smudged
_QUIET_MODULES = 4
_PIXELS_PER_MODULE = 6


def search_address(site: str, code: str) -> str:
    """The address of the search with a code behind the `#`, the part that a browser sends to no server."""
    return f"{site.rstrip('/')}{SEARCH}#{code}"


def qr_picture(address: str) -> str:
    """The QR picture of an address, as the address of an SVG picture that holds its own content."""
    picture = segno.make_qr(address, error=_ERROR_CORRECTION)
    return picture.svg_data_uri(border=_QUIET_MODULES, scale=_PIXELS_PER_MODULE, dark="black", light="white")
