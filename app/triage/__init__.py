"""The JSON triage endpoint: answers in, a conclusion out, nothing stored."""

from app.triage.service import conclude, conclude_case, reasoned

__all__ = ["conclude", "conclude_case", "reasoned"]
