"""Clinicians: their accounts, how they sign in, and who is signed in."""

from app.clinicians import account_pages, pages, password_pages
from app.clinicians.accounts import (
    Account,
    AccountRefused,
    AccountUnknown,
    accounts,
    add,
    disable,
    enable,
    end_sessions,
    id_of,
    set_password,
    set_role,
)
from app.clinicians.clinician import Clinician, Role
from app.clinicians.passwords import fault_of, generated
from app.clinicians.record import ClinicianRecord
from app.clinicians.signed_in import EditorInChief, SignedIn, SignInFirst, door, to_sign_in
from app.clinicians.signing_in import delete_stale

routers = (pages.router, password_pages.router, account_pages.router)

__all__ = [
    "Account",
    "AccountRefused",
    "AccountUnknown",
    "Clinician",
    "ClinicianRecord",
    "EditorInChief",
    "Role",
    "SignInFirst",
    "SignedIn",
    "accounts",
    "add",
    "delete_stale",
    "disable",
    "door",
    "enable",
    "end_sessions",
    "fault_of",
    "generated",
    "id_of",
    "routers",
    "set_password",
    "set_role",
    "to_sign_in",
]
