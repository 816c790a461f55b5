"""The column form: the rule objects compiled once to gates over columns of truth, to conclude many cases at once.

Equal to the engine in all that is concluded, and without its trace: what a person is told comes from the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.answers import read_answers
from rules.catalogue.gathering import rule_base
from rules.catalogue.rulebase import RuleBase
from rules.forms.columns.alternatives import WhatIf, WhatIfs, conclude_changes
from rules.forms.columns.compiled import CompiledRules, NamedConcern
from rules.forms.columns.outcomes import ListedConclusion, Outcome
from rules.forms.columns.refusal import ColumnsRefused
from rules.forms.columns.single_changes import Change

if TYPE_CHECKING:
    from rules.forms.columns.form import ColumnForm

__all__ = [
    "Change",
    "ColumnsRefused",
    "ListedConclusion",
    "NamedConcern",
    "Outcome",
    "WhatIf",
    "WhatIfs",
    "column_form",
    "column_form_of",
    "what_ifs",
]


@lru_cache(maxsize=1)
def column_form() -> ColumnForm:
    """The rule base of this process, ready for frames of answers."""
    return _form(_compiled_under(rule_base()))


def column_form_of(rule_base: RuleBase) -> ColumnForm:
    """Any rule base, such as one of an earlier day, compiled for frames of answers; that takes some 0.1 s."""
    return _form(CompiledRules(rule_base))


def what_ifs(answers: Mapping[str, object], under: RuleBase | None = None) -> WhatIfs:
    """What would be concluded if a single answer were another, or not given, for every such change.

    Under the rule base of this process, or under another one, such as one of an earlier day.
    Raises AnswersRefused when the answers are not of the vocabulary.
    """
    compiled = _compiled_under(under or rule_base())
    return conclude_changes(compiled, read_answers(answers, compiled.rule_base.knowledge))


@lru_cache(maxsize=4)
def _compiled_under(under: RuleBase) -> CompiledRules:
    return CompiledRules(under)


def _form(compiled: CompiledRules) -> ColumnForm:
    from rules.forms.columns.form import ColumnForm  # noqa: PLC0415  # polars takes as long to load as all the rest

    return ColumnForm(compiled)
