"""The posts of episodes: what people wrote for the networks, and where it stands. No undo takes them back."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Row, delete, insert, select

from radiodesk.library.holding import Holding
from radiodesk.library.schema import posts
from radiodesk.model.post import Post


class Posts(Holding):
    """Keeping them, one for each episode and network."""

    def post(self, episode_id: int, network: str) -> Post:
        """What is kept of one; an empty one where nothing is."""
        return next(iter(self._posts(_of(episode_id, network))), Post(episode_id, network))

    def posts_of(self, episode_id: int) -> tuple[Post, ...]:
        """All that is kept of an episode, by network."""
        return self._posts(posts.c.episode_id == episode_id)

    def posted_between(self, start: datetime, end: datetime) -> tuple[Post, ...]:
        """All that went out from `start` to before `end`, oldest first."""
        found = ((post.posted_at, post) for post in self._posts(posts.c.link != ""))
        within = ((moment, post) for moment, post in found if moment is not None and start <= moment < end)
        return tuple(post for _moment, post in sorted(within, key=lambda each: (each[0], each[1].episode_id)))

    def keep_post(self, post: Post) -> None:
        """Keep it in place of what was kept before."""
        with self._database.session() as session:
            session.execute(delete(posts).where(_of(post.episode_id, post.network)))
            session.execute(insert(posts).values(**asdict(post)))

    def _posts(self, which: ColumnElement[bool]) -> tuple[Post, ...]:
        with self._database.session() as session:
            rows = session.execute(select(posts).where(which).order_by(posts.c.network))
            return tuple(_post(row) for row in rows)


def _of(episode_id: int, network: str) -> ColumnElement[bool]:
    return (posts.c.episode_id == episode_id) & (posts.c.network == network)


def _post(row: Row[tuple[object, ...]]) -> Post:
    return Post(**row._mapping)
