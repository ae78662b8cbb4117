"""The link of a post, pasted back: the proof that it went out, also for the post that waits in the queue for it."""

from datetime import datetime

from radiodesk.desk.composing import record_post
from radiodesk.desk.post_queue import settle_by_hand
from radiodesk.library.library import Library
from radiodesk.model.post import Post
from radiodesk.model.queued_post import PostState, QueuedPost

ANSWERS: tuple[PostState, ...] = (
    *("by-hand", "ask", "unknown", "missed", "approved", "queued", "limited", "rejected", "sent", "scheduled"),
)
"""What a link answers, the most likely first: what was posted by a person must not go out once more by itself."""


def prove_post(library: Library, episode_id: int, network: str, link: str, now: datetime) -> Post:
    """Keep where a network's post stands; an empty link takes the proof back.

    Raises `BadValue` for the address of something else than a post there, `UnknownEpisode`, `PostUnderWay`.
    """
    post = record_post(library, episode_id, network, link, now)
    waiting = [each for each in library.queued_posts(ANSWERS, episode_id) if each.network == network]
    if link.strip() and waiting:
        settle_by_hand(library, min(waiting, key=_likelihood).id, link, now)
        return library.post(episode_id, network)
    return post


def _likelihood(post: QueuedPost) -> tuple[int, int]:
    return ANSWERS.index(post.state), -post.id
