"""The facts of working memory, and the memory itself. They hold strings, whole numbers and tuples only."""

from __future__ import annotations

from rules.inference.answer_switches import AnswerValue
from rules.inference.experta_import import Fact, FactList


class AnswerFact(Fact):
    """An answered finding. `value` is a tuple of strings, or a whole number; unanswered findings have no fact."""

    def __init__(self, finding: str, value: AnswerValue) -> None:
        dict.update(self, finding=finding, value=value)


class ConclusionFact(Fact):
    """Something concluded, by `name`: an abstraction, evidence that fired, a band, a concern, a level."""

    def __init__(self, name: str) -> None:
        dict.__setitem__(self, "name", name)


class WorkingMemory(FactList):
    """experta's list of facts, with what it declares known by name instead of by a hash of every field."""

    def __init__(self) -> None:
        super().__init__()
        self.last_index = 0
        self.answered: set[str] = set()
        self.concluded: set[str] = set()

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
        elif isinstance(fact, AnswerFact):
            finding = fact["finding"]
            if finding in self.answered:
                raise ValueError(f"{finding} is answered twice")
            self.answered.add(finding)
        else:
            raise TypeError(f"no rule reads a {type(fact).__name__}")
        index = self.last_index
        dict.__setitem__(fact, "__factid__", index)
        self[index] = fact
        self.last_index = index + 1
        self.added.append(fact)
        return fact
