"""Telegram: a bot that posts into a channel."""

from radiodesk.social.connectors.telegram.connector import WAY

__all__ = ["WAY"]
