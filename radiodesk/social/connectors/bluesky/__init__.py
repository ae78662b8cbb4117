"""Bluesky: the AT protocol, signed in to by an app password or by the browser."""

from radiodesk.social.connectors.bluesky.connector import WAY

__all__ = ["WAY"]
