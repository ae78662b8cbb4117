"""Tell hubs that a feed has something new, so that apps need not ask every hour (WebSub, W3C 2018, section 7)."""

from urllib.parse import urlsplit

import radiodesk
from radiodesk.bahasa.words import _

PATIENCE_S = 10.0


def tell_hub(hub: str, feed_url: str) -> str:
    """Tell one hub. An empty answer is success, else a sentence: apps will find the episode all the same, only later.

    The hub learns the feed's address and from where it was told; nothing else is sent, no redirect is followed.
    """
    import httpx

    name = urlsplit(hub).hostname or hub
    wish = {"hub.mode": "publish", "hub.url": feed_url, "hub.topic": feed_url}
    agent = {"User-Agent": f"RadioDesk/{radiodesk.__version__}"}
    try:
        reply = httpx.post(hub, data=wish, timeout=PATIENCE_S, headers=agent)
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        return _later(name, str(error) or type(error).__name__)
    return "" if reply.is_success else _later(name, str(reply.status_code))


def _later(name: str, reason: str) -> str:
    words = _("The hub {name} could not be told ({reason}); apps find the new episode the next time they look.")
    return words.format(name=name, reason=reason)
