"""Batch: a file of cases concluded into another file, part by part, so that a run that was killed goes on."""

from app.batch.refusal import BatchRefused
from app.batch.service import Concluded, Progress, conclude_file

__all__ = ["BatchRefused", "Concluded", "Progress", "conclude_file"]
