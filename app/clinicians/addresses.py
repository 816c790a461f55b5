"""Where the pages of clinicians stand."""

from __future__ import annotations

WORKBENCH = "/review"
SIGN_IN = "/review/sign-in"
SIGN_OUT = "/review/sign-out"
OWN_PASSWORD = "/review/password"  # noqa: S105  # an address
ACCOUNTS = "/review/accounts"
