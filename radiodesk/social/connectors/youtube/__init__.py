"""YouTube: one upload session for each video, found again by it."""

from radiodesk.social.connectors.youtube.connector import WAY

__all__ = ["WAY"]
