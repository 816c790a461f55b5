"""Results that a person keeps under a code, for 90 days, to show to a clinician."""

from app.kept_results.archive import RuleBaseUnknown, keep_rule_base, program_of
from app.kept_results.codes import CodeMistyped, code_from, read_code, spelled
from app.kept_results.firings import sums_by_rule
from app.kept_results.picture import qr_picture, search_address
from app.kept_results.record import KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord, RuleBaseRecord
from app.kept_results.service import (
    KEPT_FOR,
    KeptCase,
    ResultUnknown,
    find,
    id_of,
    keep,
    kept_case,
    purge,
    remove,
    today,
)

__all__ = [
    "KEPT_FOR",
    "CodeMistyped",
    "KeptCase",
    "KeptCaseRecord",
    "KeptConclusionRecord",
    "KeptFiringRecord",
    "ResultUnknown",
    "RuleBaseRecord",
    "RuleBaseUnknown",
    "code_from",
    "find",
    "id_of",
    "keep",
    "keep_rule_base",
    "kept_case",
    "program_of",
    "purge",
    "qr_picture",
    "read_code",
    "remove",
    "search_address",
    "spelled",
    "sums_by_rule",
    "today",
]
