"""The networks that RadioDesk can post to by itself. A new connector is one file and one line here."""

from importlib import import_module
from typing import cast

from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.connectors.connector import Way

CONNECTED = ("mastodon", "bluesky", "telegram", "facebook", "instagram", "threads", "youtube", "x")
"""Each is the module of that name beside this one; none is loaded before it is used."""


def way_into(network: str) -> Way:
    """How a network is signed in to and opened. Raises `BadValue` for one without a connector."""
    if network not in CONNECTED:
        raise BadValue(value=network, field=N_("a network with accounts"), expected=", ".join(CONNECTED))
    return cast("Way", import_module(f"radiodesk.social.connectors.{network}").WAY)
