"""Every mutant tried: killed by a vignette, shown by the solver to change nothing, or surviving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rules import rule_base
from rules.language.rule import RedFlag
from tests.mutation.equivalence import Equivalence
from tests.mutation.killing import Killers
from tests.mutation.mutants import Mutant, mutants
from tests.rules.vignettes import vignettes


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of each mutant."""

    killed: tuple[Mutant, ...]
    unchanged: tuple[Mutant, ...]
    survived: tuple[Mutant, ...]

    def only(self, wanted: Callable[[Mutant], bool]) -> Trial:
        """The part of the trial with these mutants."""
        killed, unchanged, survived = (
            tuple(mutant for mutant in group if wanted(mutant))
            for group in (self.killed, self.unchanged, self.survived)
        )
        return Trial(killed, unchanged, survived)

    @property
    def share_killed(self) -> float:
        """The share of those that could change a conclusion."""
        could = len(self.killed) + len(self.survived)
        return len(self.killed) / could if could else 1.0


def try_mutants(wanted: Callable[[Mutant], bool]) -> Trial:
    """Try mutants of the shipped rules against the vignettes, and what is left against the solver."""
    killers, equivalence = Killers(rule_base(), vignettes()), Equivalence(rule_base())
    killed, unchanged, survived = [], [], []
    for mutant in filter(wanted, mutants(rule_base())):
        if next(killers.of(mutant), None):
            killed.append(mutant)
        elif equivalence.concludes_the_same(mutant):
            unchanged.append(mutant)
        else:
            survived.append(mutant)
    return Trial(tuple(killed), tuple(unchanged), tuple(survived))


def of_a_red_flag(mutant: Mutant) -> bool:
    """The mutant is of a rule that raises a red flag."""
    return isinstance(mutant.rule.then, RedFlag)
