"""The command line: triage, ask, rule, document, evaluate, serve."""

from app.command_line.commands import main

__all__ = ["main"]
