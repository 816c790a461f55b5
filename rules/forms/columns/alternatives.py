"""What-ifs: what would be concluded if a single answer were another, for every such change at once."""

from __future__ import annotations

from dataclasses import dataclass

from rules.answers import Answers
from rules.forms.columns.compiled import CompiledRules
from rules.forms.columns.outcomes import Outcome, read_outcomes
from rules.forms.columns.single_changes import Change, changed_inputs, single_changes


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A change of a single answer, and what would be concluded with it."""

    change: Change
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class WhatIfs:
    """What is concluded from the answers as given, and after each change, in vocabulary order."""

    given: Outcome
    changed: tuple[WhatIf, ...]

    @property
    def raising(self) -> tuple[WhatIf, ...]:
        """The changes after which the urgency would be higher."""
        return tuple(one for one in self.changed if one.outcome.level.rank < self.given.level.rank)

    @property
    def lowering(self) -> tuple[WhatIf, ...]:
        """The changes after which the urgency would be lower."""
        return tuple(one for one in self.changed if one.outcome.level.rank > self.given.level.rank)


def conclude_changes(compiled: CompiledRules, answers: Answers) -> WhatIfs:
    """Conclude anew after every single change of the answers."""
    changes = single_changes(answers.values, compiled.rule_base.knowledge, compiled.limits)
    inputs, every_case = changed_inputs(answers.values, changes, compiled.circuit.inputs)
    columns = compiled.circuit.run(compiled.without_advice, inputs, every_case)
    given, *outcomes = read_outcomes(compiled, columns)
    return WhatIfs(given, tuple([WhatIf(*pair) for pair in zip(changes, outcomes, strict=True)]))
