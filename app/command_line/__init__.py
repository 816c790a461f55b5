"""The command line, `hip-triage`: each command has a module that is named for what it does."""

from app.command_line.commands import main

__all__ = ["main"]
