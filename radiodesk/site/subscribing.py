"""Ways to subscribe: addresses that open the podcast app which a listener already has; no directory is asked."""

from urllib.parse import quote

from radiodesk.model.addresses import ascii_url
from radiodesk.model.programme import Programme

APPS = {
    "Apple Podcasts": "podcast://{bare}",
    "AntennaPod": "antennapod-subscribe://{bare}",
    "Pocket Casts": "pktc://subscribe/{bare}",
    "Overcast": "overcast://x-callback-url/add?url={quoted}",
}
"""Apps with the form of address by which each takes a feed."""


def subscribe_links(programme: Programme) -> tuple[tuple[str, str], ...]:
    """The app and the address that makes it subscribe."""
    feed_url = ascii_url(programme.feed_url)
    facts = {"bare": feed_url.split("://", 1)[-1], "quoted": quote(feed_url, safe="")}
    return tuple((app, form.format(**facts)) for app, form in APPS.items())
