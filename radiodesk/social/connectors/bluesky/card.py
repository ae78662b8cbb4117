"""The card of a link on Bluesky: what the page says of itself to those who link to it (ogp.me), read by us.

Bluesky's servers read no pages: a card shows what comes along in the post.
"""

import json
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from radiodesk.model.posting_problems import PostingProblem, PostRefused
from radiodesk.model.problems import BadValue
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.bluesky.pictures import fitting
from radiodesk.social.connectors.connector import Outgoing
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.lines import one_line

TITLE, DESCRIPTION, IMAGE, THUMB = "card.title", "card.description", "card.image", "card.thumb"
"""Names of marks."""

_WANTED = {"og:title": TITLE, "og:description": DESCRIPTION, "og:image": IMAGE}

_MOST_THUMB = 1_000_000
"""Bytes (lexicon app.bsky.embed.external)."""

_LONGEST = 300
_PATIENCE_S = 15.0


def is_read(marks: Marks) -> bool:
    """Whether the page was asked already."""
    return TITLE in marks


def read_page(link: str) -> dict[str, str]:
    """The marks of a card. Where the page cannot be read, its address has to do: no post waits for its card."""
    page = _fetched(link)
    found = _Said()
    if page is not None:
        found.feed(page.body.decode("utf-8", "replace"))
    said = {mark: one_line(found.said.get(name, "")) for name, mark in _WANTED.items()}
    image = urljoin(link, said[IMAGE]) if said[IMAGE] else ""
    title = said[TITLE][:_LONGEST] or urlsplit(link).netloc
    return {TITLE: title, DESCRIPTION: said[DESCRIPTION][:_LONGEST], IMAGE: image}


def thumb_of(marks: Marks) -> tuple[bytes, str] | None:
    """The picture of a card and its type; None where there is none that can be had."""
    answer = _fetched(marks[IMAGE]) if marks.get(IMAGE) else None
    if answer is None:
        return None
    try:
        return fitting(answer.body, answer.headers.get("content-type", "").partition(";")[0], "og:image", _MOST_THUMB)
    except PostRefused:
        return None


def card_of(post: Outgoing, marks: Marks) -> dict[str, Any]:
    """The embed."""
    external: dict[str, Any] = {
        "uri": post.link,
        "title": post.title or marks.get(TITLE) or urlsplit(post.link).netloc,
        "description": marks.get(DESCRIPTION, ""),
    }
    if THUMB in marks:
        external["thumb"] = json.loads(marks[THUMB])
    return {"$type": "app.bsky.embed.external", "external": external}


class _Said(HTMLParser):
    """The first of each property that a page says of itself."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.said: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A property, if it is one that is wanted."""
        facts = dict(attrs)
        name = facts.get("property") or ""
        if tag == "meta" and name in _WANTED:
            self.said.setdefault(name, facts.get("content") or "")


def _fetched(address: str) -> Answer | None:
    try:
        line = Line("bluesky", urljoin(address, "/"))
    except (BadValue, ValueError):  # an address that others could read along, or none at all
        return None
    try:
        answer = line.ask("GET", address, timeout=_PATIENCE_S)
    except PostingProblem:
        return None
    finally:
        line.close()
    return answer if answer.is_well else None
