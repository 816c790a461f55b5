"""The facts of working memory, and the memory itself. They hold strings, whole numbers and tuples only."""

from __future__ import annotations

from rules.inference.experta_import import Fact, FactList


class _PlainFact(Fact):
    """A fact of plain values: what experta does for facts of patterns and nested values is left out."""

    def __init__(self, **fields: object) -> None:
        dict.update(self, fields)

    def has_field_constraints(self) -> bool:
        """No value is a pattern."""
        return False

    def has_nested_accessor(self) -> bool:
        """No field is named with two underscores."""
        return False


class AnswerFact(_PlainFact):
    """An answered finding. `value` is a tuple of strings, or a whole number; unanswered findings have no fact."""


class ConclusionFact(_PlainFact):
    """Something concluded, by `name`: an abstraction, evidence that fired, a band, a concern, a level."""


class WorkingMemory(FactList):
    """experta's list of facts, with what it declares known by name instead of by a hash of every field."""

    def __init__(self) -> None:
        super().__init__()
        self.answered: set[str] = set()
        self.concluded: set[str] = set()

    def declare(self, fact: Fact) -> Fact | None:
        """Add a fact; None when the same is already there.

        Raises ValueError for a second answer to one finding: it would contradict the first.
        """
        if isinstance(fact, ConclusionFact):
            name = fact["name"]
            if name in self.concluded:
                return None
            self.concluded.add(name)
        elif isinstance(fact, AnswerFact):
            finding = fact["finding"]
            if finding in self.answered:
                raise ValueError(f"{finding} is answered twice")
            self.answered.add(finding)
        fact.__factid__ = self.last_index
        self[self.last_index] = fact
        self.last_index += 1
        self.added.append(fact)
        return fact
