"""A person's way through the questions to a result."""

from app.assessment import danger_pages, pages, question_pages, result_pages
from app.assessment.housekeeping import delete_expired_hourly
from app.assessment.running import asked_for, running

routers = (pages.router, danger_pages.router, question_pages.router, result_pages.router)

__all__ = ["asked_for", "delete_expired_hourly", "routers", "running"]
