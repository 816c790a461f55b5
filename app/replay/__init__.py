"""Replays: what changes for the kept cases when the rules change."""

from app.replay import pages
from app.replay.comparing import Danger
from app.replay.reading import Change, every_change, latest
from app.replay.service import Replay, replay

router = pages.router

__all__ = ["Change", "Danger", "Replay", "every_change", "latest", "replay", "router"]
