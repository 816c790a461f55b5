"""Who a clinician is to the rest of the application."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a clinician may do: review, or also manage accounts and exports."""

    REVIEWER = "reviewer"
    EDITOR_IN_CHIEF = "editor_in_chief"


@dataclass(frozen=True)
class Clinician:
    """A clinician who has signed in."""

    id: int
    name: str
    display_name: str
    role: Role

    @property
    def is_editor_in_chief(self) -> bool:
        """Whether this clinician manages accounts and exports."""
        return self.role is Role.EDITOR_IN_CHIEF
