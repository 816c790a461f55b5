"""How far clinicians agree with the system and with each other, in figures that say how sure they are."""

from app.agreement.pages import router

__all__ = ["router"]
