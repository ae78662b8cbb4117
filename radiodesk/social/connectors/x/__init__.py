"""X: pieces of media, a post, and a look that costs money."""

from radiodesk.social.connectors.x.connector import WAY

__all__ = ["WAY"]
