"""A post on Bluesky as it is kept (lexicon app.bsky.feed.post), the same bytes at each try."""

import secrets
import time
from datetime import UTC
from typing import Any

from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.bluesky.facets import facets_of, tags_in
from radiodesk.social.connectors.bluesky.media import embed_of
from radiodesk.social.connectors.connector import Outgoing

COLLECTION = "app.bsky.feed.post"

MENTION = "mention."
"""Before a handle: the name of the mark that holds the DID of who has it."""

_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"

_MOST_TAGS = 8


def record_of(post: Outgoing, marks: Marks) -> dict[str, Any]:
    """The record. Everything in it comes from the post and its marks: nothing is asked, nothing is "now"."""
    people = {name.removeprefix(MENTION): did for name, did in marks.items() if name.startswith(MENTION)}
    record: dict[str, Any] = {
        "$type": COLLECTION,
        "text": post.text,
        "createdAt": post.made_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "langs": [post.language],
    }
    in_text = tags_in(post.text)
    more = {
        "facets": facets_of(post.text, people),
        "tags": [each for each in post.hashtags if each.lower() not in in_text][:_MOST_TAGS],
        "embed": embed_of(post, marks),
    }
    return record | {name: value for name, value in more.items() if value}


def new_key() -> str:
    """A key for a record: microseconds since 1970 and a number of ours, sortable (TID, atproto.com/specs/tid)."""
    number = (time.time_ns() // 1_000) << 10 | secrets.randbelow(1 << 10)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(60, -1, -5))
