"""Replays: what changes for the kept cases when the rules change."""

from app.replay import pages
from app.replay.comparing import Danger
from app.replay.reading import latest
from app.replay.service import Replay, replay

router = pages.router

__all__ = ["Danger", "Replay", "latest", "replay", "router"]
