"""Mastodon and what speaks as it does: signed in to by the browser, found again by words and time."""

from radiodesk.social.connectors.mastodon.connector import WAY

__all__ = ["WAY"]
