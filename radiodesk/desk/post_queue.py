"""Posts on their way: approved and frozen, put into the queue, changed by a person. `desk.due_posts` carries them."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import language
from radiodesk.desk.attachments import frozen, insist_on_media
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.composing import insist_on_post
from radiodesk.desk.due_posts import run_posts
from radiodesk.desk.retrying import begun_anew, not_possible, retry_failed, retry_post
from radiodesk.library.library import Library
from radiodesk.model.addresses import episode_page, public_address
from radiodesk.model.posting_problems import HeldByNetwork, NothingToPost
from radiodesk.model.problems import BadValue
from radiodesk.model.public_problems import TimeIsOver
from radiodesk.model.queued_post import Attachment, PostState, QueuedPost
from radiodesk.model.words import N_
from radiodesk.social.networks import NETWORKS, network_of

__all__ = [
    "approve_post",
    "drop_post",
    "queue_post",
    "queued_posts",
    "retry_failed",
    "retry_post",
    "run_posts",
    "settle_by_hand",
]

REMEMBERED = timedelta(days=30)
"""So long the same words with the same files are not posted again to the same account without a word."""

_HASHTAG = re.compile(r"(?<![\w&/])#(\w+)")

_NOT_YET: tuple[PostState, ...] = ("approved", "queued", "limited", "by-hand", "missed", "rejected", "ask")


def approve_post(
    library: Library,
    episode_id: int,
    network: str,
    account: str,
    text: str,
    *,
    title: str = "",
    attachments: Sequence[Attachment] = (),
    by: str = "",
    now: datetime,
    despite_repeat: bool = False,
) -> QueuedPost:
    """Freeze a post as it is, words and files; nothing goes out before `queue_post`. No account: a person posts it.

    Raises `AlreadyPosted` for what went to the same account within 30 days, unless `despite_repeat`; `MediaNotTaken`,
    `FileChanged`, `FileMissing`, `NothingToPost`, `UnknownAccount`, `UnknownEpisode`, `BadValue`.
    """
    episode = library.episode(episode_id)
    programme = programme_of(library, episode)
    row = network_of(network)
    if account and library.account(account).network != row.key:
        raise BadValue(value=account, field=N_("the account"), expected=f"{row.key}:…")
    if not text.strip() and not attachments:
        raise NothingToPost
    insist_on_media(library, row.key, tuple(attachments))
    link = public_address(programme.public_url, episode_page(episode.slug) if episode.slug else "")
    post = QueuedPost(
        episode_id=episode.id,
        network=row.key,
        text=text,
        made_at=in_zone(now, programme.zone),
        account=account,
        title=title,
        link=link if link in text else "",
        language=programme.language,
        attachments=tuple(frozen(library, each) for each in attachments),
        hashtags=tuple(dict.fromkeys(_HASHTAG.findall(text))),
        approved_by=by,
    )
    return library.add_queued(post) if despite_repeat else library.add_new_queued(post, now - REMEMBERED)


def queue_post(
    library: Library, number: int, due: datetime | None, now: datetime, *, held_there: bool = False
) -> QueuedPost:
    """Let it go out at `due`, or at once; with `held_there` the network itself holds it until then, where it can.

    Raises `UnknownPost`, `NotPossibleNow`, `PostUnderWay`, `TimeIsOver`.
    """
    post = library.queued(number)
    if post.state not in _NOT_YET or post.armed_at is not None:
        raise not_possible(post)
    if due is not None and due <= now:
        raise TimeIsOver(moment=long_moment(due, language()))
    moment = due if due is not None else now.astimezone(post.made_at.tzinfo)
    return begun_anew(library, post, due=moment, held_there=held_there and due is not None)


def drop_post(library: Library, number: int) -> QueuedPost:
    """Call it off. Raises `UnknownPost`, `NotPossibleNow`, `PostUnderWay`; `HeldByNetwork` says where to delete it."""
    post = library.queued(number)
    if post.state == "scheduled":
        link = post.url or f"https://{_front_page(post)}"
        raise HeldByNetwork(network=network_of(post.network).label, id=post.id, link=link)
    if post.state not in _NOT_YET:
        raise not_possible(post)
    return library.change_queued(post, state="dropped", until=None)


def settle_by_hand(library: Library, number: int, link: str, now: datetime) -> QueuedPost:
    """A person has looked: with a link it is there; without one it is surely not, and goes out again.

    What the network held and is not there any more was called off there: it waits as approved. Raises `UnknownPost`,
    `PostUnderWay`, `NotPossibleNow`, and `BadValue` for the address of something else than a post there.
    """
    post, link = library.queued(number), link.strip()
    if link:
        insist_on_post(post.network, link)
        return library.change_queued(post, state="live", url=link, live_at=now, until=None, trouble="")
    if post.state == "scheduled":
        return library.change_queued(post, state="approved", armed_at=None, due=None, until=None, marks={})
    if post.armed_at is None:
        raise not_possible(post)
    return begun_anew(library, post, due=now.astimezone(post.made_at.tzinfo))


def queued_posts(library: Library, episode_id: int | None = None) -> tuple[QueuedPost, ...]:
    """All of them, or those of an episode, in the order in which they were approved."""
    return library.queued_posts(episode_id=episode_id)


def _front_page(post: QueuedPost) -> str:
    return NETWORKS[post.network].compose.removeprefix("https://").partition("/")[0]
