"""The whole rule base as one CLIPS program."""

from __future__ import annotations

from importlib.resources import files

from rules.catalogue.rulebase import RuleBase
from rules.forms.clips.defrules import defrules
from rules.forms.clips.vocabulary import finding_templates, known_facts


def clips_program(rule_base: RuleBase) -> str:
    """The rule base, scoring and disposition included, as the text of a CLIPS 6.4 program.

    Equal rule bases give equal text. Raises KnowledgeError for an id or a value that CLIPS cannot carry.
    """
    parts = [
        _file("header.clp").replace("{digest}", rule_base.digest),
        *finding_templates(rule_base.knowledge),
        _file("templates.clp"),
        *known_facts(rule_base.knowledge),
        _file("control.clp"),
        *defrules(rule_base),
        _file("scoring.clp"),
        _file("disposition.clp"),
        _file("report.clp"),
    ]
    return "\n\n".join(parts) + "\n"


def _file(name: str) -> str:
    """A part of the program that no rule changes."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8").strip()
