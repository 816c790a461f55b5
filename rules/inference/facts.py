"""The facts of working memory, and the memory itself. They hold strings, whole numbers and tuples only."""

from __future__ import annotations

from collections.abc import Container

from rules.inference.experta_import import Fact, FactList
from rules.language.conditions import AnswerValue


class AnswerFact(Fact):
    """An answered finding. `value` is a tuple of strings, or a whole number; unanswered findings have no fact."""

    def __init__(self, finding: str, value: AnswerValue) -> None:
        dict.update(self, finding=finding, value=value)


class ConclusionFact(Fact):
    """Something concluded, by `name`: an abstraction, evidence that fired, a band, a concern, a level.

    It says nothing of a case, so all cases share one object for each name; experta refuses to change it.
    """

    def __init__(self, name: str) -> None:
        dict.update(self, name=name, __factid__=name)


class WorkingMemory(FactList):
    """experta's list of facts, each known by its finding or name. Only what a condition `reads` is to be matched."""

    def __init__(self, reads: Container[str]) -> None:
        super().__init__()
        self._reads = reads
        self.concluded: set[str] = set()
        self.answered: set[str] = set()

    def declare(self, fact: Fact) -> Fact | None:
        """Add a fact; None when the same is already there.

        Raises ValueError for a second answer to one finding, which would contradict the first, and TypeError for a
        kind of fact that no rule reads.
        """
        if isinstance(fact, ConclusionFact):
            name = fact["name"]
            if name in self.concluded:
                return None
            self.concluded.add(name)
            if name in self._reads:
                self.added.append(fact)
        elif isinstance(fact, AnswerFact):
            finding = fact["finding"]
            if finding in self.answered:
                raise ValueError(f"{finding} is answered twice")
            self.answered.add(finding)
            self.added.append(fact)
        else:
            raise TypeError(f"no rule reads a {type(fact).__name__}")
        self[len(self)] = fact
        return fact

    def retract(self, fact: Fact | int) -> None:
        """Refused: what was answered or concluded stays so.

        Raises TypeError.
        """
        raise TypeError(f"facts are never retracted: {type(fact).__name__}")
