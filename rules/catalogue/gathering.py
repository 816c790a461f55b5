"""The catalogue: every rule module, gathered into the one rule base of this process."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from types import ModuleType

from knowledge import KnowledgeError, load
from rules.catalogue.rulebase import RuleBase
from rules.language.rule import Rule

RULE_MODULES = (
    "abstractions",
    "overuse",
    "running_form",
    "glutes_core",
    "hip_flexors",
    "bursitis",
    "it_band",
    "arthritis",
    "footwear",
    "warm_up",
    "training_load",
    "injuries",
    "referred",
    "red_flags",
    "baseline",
    "advice.levels",
    "advice.conclusions",
    "advice.running",
    "advice.situations",
)


@lru_cache(maxsize=1)
def rule_base() -> RuleBase:
    """The rules that ship with the system, over the knowledge that ships with it; built once for each process."""
    rules = [rule for name in RULE_MODULES for module in _modules(f"rules.{name}") for rule in rules_of(module)]
    return RuleBase(rules, load())


def rules_of(module: ModuleType) -> list[Rule]:
    """The rules that a module defines, alone or in tuples, in the order in which they are written.

    Raises KnowledgeError when a name is assigned twice, because the first rule would vanish without a word.
    """
    assigned = Counter(
        target.id
        for statement in ast.parse(inspect.getsource(module)).body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    )
    if repeated := [name for name, times in assigned.items() if times > 1]:
        raise KnowledgeError(f"{module.__file__}: assigned twice: {', '.join(repeated)}")
    values = [item for value in vars(module).values() for item in (value if isinstance(value, tuple) else (value,))]
    return [value for value in values if isinstance(value, Rule)]


def _modules(name: str) -> Iterator[ModuleType]:
    module = importlib.import_module(name)
    yield module
    for inner in sorted(pkgutil.iter_modules(getattr(module, "__path__", ())), key=lambda info: info.name):
        yield importlib.import_module(f"{name}.{inner.name}")
