"""The cases of the workbench: in a queue, and each as clinicians read it, question it and judge it."""

from app.review import case_pages, export_pages, queue_pages, verdict_pages

routers = (queue_pages.router, case_pages.router, verdict_pages.router, export_pages.router)

__all__ = ["routers"]
