"""A person's way through the questions to a result."""

from app.assessment import danger_pages, keeping_pages, pages, question_pages, result_pages
from app.assessment.running import asked_for, running
from app.assessment.service import delete_expired

routers = (pages.router, danger_pages.router, question_pages.router, result_pages.router, keeping_pages.router)

__all__ = ["asked_for", "delete_expired", "routers", "running"]
