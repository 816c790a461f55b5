"""The queue: kept cases, the newest first, with filters, page by page."""

from app.review.queue.paging import PER_PAGE, QueuedCase, QueuePage, page_of
from app.review.queue.wanted import Review, Wanted

__all__ = ["PER_PAGE", "QueuePage", "QueuedCase", "Review", "Wanted", "page_of"]
