"""Posts on their way to networks. What is kept is on the disk when a method returns: that is why they go out once."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.orm import Session

from radiodesk.bahasa.dates import long_moment
from radiodesk.bahasa.words import _, language
from radiodesk.library.holding import Holding
from radiodesk.library.schema import post_queue, posts
from radiodesk.model.post import Post
from radiodesk.model.posting_problems import AlreadyPosted, NotPossibleNow, PostUnderWay, UnknownPost
from radiodesk.model.queued_post import POST_STATES, PostState, QueuedPost

_NEVER_WENT_OUT = ("dropped", "rejected")

_APPROVED = (
    *("episode_id", "network", "account", "title", "text", "link", "language", "attachments", "hashtags"),
    *("made_at", "approved_by"),
)
_CHANGING = (*("due", "held_there", "state", "marks", "armed_at", "until", "url", "live_at", "trouble", "tries"),)
_TABLE = post_queue.c


class PostQueue(Holding):
    """Keeping them, and taking them on: one at a time for each account, for its keys may be good only once.

    A library is open in one process only. What was taken on by another opening of the library was cut off.
    """

    def add_queued(self, post: QueuedPost) -> QueuedPost:
        """Keep a new one, whatever went out before."""
        with self._database.session() as session:
            return _added(session, post)

    def add_new_queued(self, post: QueuedPost, since: datetime) -> QueuedPost:
        """Keep one that is new. Raises `AlreadyPosted` for what was approved for the same account since then."""
        same = (_TABLE.body_hash == post.body_hash) & (_TABLE.account == post.account)
        alike = same & (_TABLE.network == post.network) & (_TABLE.episode_id == post.episode_id)
        with self._database.session() as session:
            for former in _found(session, (same if post.account else alike) & _TABLE.state.not_in(_NEVER_WENT_OUT)):
                moment = (former.live_at or former.made_at).astimezone(post.made_at.tzinfo)
                if moment >= since:
                    raise AlreadyPosted(account=former.where, moment=long_moment(moment, language()))
            return _added(session, post)

    def queued(self, number: int) -> QueuedPost:
        """Raises `UnknownPost`."""
        with self._database.session() as session:
            return _known(session, number)

    def queued_posts(self, states: Sequence[PostState] = (), episode_id: int | None = None) -> tuple[QueuedPost, ...]:
        """All of them, or those in some states, or of an episode, in the order in which they were approved."""
        wanted = _TABLE.id > 0
        if states:
            wanted &= _TABLE.state.in_(states)
        if episode_id is not None:
            wanted &= _TABLE.episode_id == episode_id
        with self._database.session() as session:
            return tuple(_found(session, wanted))

    def take_queued(self, post: QueuedPost) -> bool:
        """Say that it is under way now; False when it has changed, or when another of the account is under way."""
        busy = select(_TABLE.id).where((_TABLE.account == post.account) & (_TABLE.taken_by == self._opening))
        same = (_TABLE.id == post.id) & (_TABLE.state == post.state)
        with self._database.session() as session:
            if session.execute(busy).first() is not None or _known(session, post.id) != post:
                return False
            taken = update(post_queue).where(same).values(taken_by=self._opening)
            return session.execute(taken.returning(_TABLE.id)).one_or_none() is not None

    def release_queued(self, number: int) -> None:
        """It is no longer under way."""
        with self._database.session() as session:
            session.execute(update(post_queue).where(_TABLE.id == number).values(taken_by=""))

    def keep_queued(self, post: QueuedPost) -> None:
        """Keep how it stands; whoever took it on does. What is public is put down as the proof of its network too."""
        with self._database.session() as session:
            _keep(session, post)

    def change_queued(self, former: QueuedPost, **values: Any) -> QueuedPost:
        """Change one that nobody carries and that is still as `former`, for a person. Raises what says why not."""
        with self._database.session() as session:
            taken_by = session.execute(select(_TABLE.taken_by).where(_TABLE.id == former.id)).scalar_one_or_none()
            if taken_by == self._opening:
                raise PostUnderWay(id=former.id)
            now = _known(session, former.id)
            if now.state != former.state:
                raise NotPossibleNow(id=former.id, state=_(POST_STATES[now.state]))
            _keep(session, replace(now, **values))
            return _known(session, former.id)

    def take_back_proof(self, proof: Post) -> None:
        """One truth: what a person posted and has taken the link of back is to be posted by hand again."""
        there = (_TABLE.episode_id == proof.episode_id) & (_TABLE.network == proof.network)
        by_hand = there & (_TABLE.account == "") & (_TABLE.state == "live") & (_TABLE.url == proof.link)
        values = {"state": "by-hand", "url": "", "live_at": None}
        with self._database.session() as session:
            session.execute(update(post_queue).where(by_hand).values(**values))


def _keep(session: Session, post: QueuedPost) -> None:
    session.execute(update(post_queue).where(_TABLE.id == post.id).values(**_values(post, _CHANGING)))
    if post.state == "live" and post.url:
        _prove(session, post)


def _prove(session: Session, post: QueuedPost) -> None:
    """One truth: what the queue knows to be public is the proof of that network in `posts`."""
    which = (posts.c.episode_id == post.episode_id) & (posts.c.network == post.network)
    proof = {"link": post.url, "posted_at": post.live_at}
    if session.execute(update(posts).where(which).values(**proof).returning(posts.c.network)).first() is None:
        fresh = Post(post.episode_id, post.network, link=post.url, posted_at=post.live_at)
        session.execute(insert(posts).values(**asdict(fresh)))


def _added(session: Session, post: QueuedPost) -> QueuedPost:
    values = {**_values(post, _APPROVED), **_values(post, _CHANGING), "body_hash": post.body_hash, "taken_by": ""}
    number = session.execute(insert(post_queue).values(**values).returning(_TABLE.id)).scalar_one()
    return _known(session, number)


def _values(post: QueuedPost, names: Sequence[str]) -> dict[str, Any]:
    values = {name: getattr(post, name) for name in names}
    return {**values, "marks": dict(values["marks"])} if "marks" in values else values


def _known(session: Session, number: int) -> QueuedPost:
    found = _found(session, _TABLE.id == number)
    if not found:
        raise UnknownPost(id=number)
    return found[0]


def _found(session: Session, wanted: ColumnElement[bool]) -> list[QueuedPost]:
    return [_post(row) for row in session.execute(select(post_queue).where(wanted).order_by(_TABLE.id))]


def _post(row: Row[Any]) -> QueuedPost:
    fields = row._mapping
    return QueuedPost(**{name: fields[name] for name in (*_APPROVED, *_CHANGING, "id")})
