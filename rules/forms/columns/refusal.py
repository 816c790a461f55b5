"""What is said when a frame cannot be answers."""

from __future__ import annotations

from collections.abc import Sequence


class ColumnsRefused(ValueError):
    """A frame cannot be answers; `sentences` says what is wrong with its columns, and what is allowed."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)
