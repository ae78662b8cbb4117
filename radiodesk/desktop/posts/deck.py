"""The posts of the open episode as they stand: one truth for the Posts tab and the composer, which show the same."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radiodesk.desktop.session import Session
from radiodesk.model.episode import Episode
from radiodesk.model.post import Post

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.desk.composing import Composed
    from radiodesk.social.angles import Angle
    from radiodesk.social.sayings import Saying


class PostDeck(QObject):
    """One for each session (`deck_of`). Drafted when somebody asks, kept when somebody writes.

    `settling` asks everyone who holds something half typed to write it now. `drawn` tells that the posts are other
    ones, `changed` carries the network whose post alone is another. `grown_stale` tells that the episode has changed,
    `proven` that somebody pasted a link.
    """

    settling = Signal()
    drawn = Signal()
    changed = Signal(str)
    grown_stale = Signal()
    proven = Signal()

    def __init__(self, session: Session) -> None:
        """Follows the session's open episode."""
        super().__init__(session)
        self.session = session
        self._is_fresh = False
        self._general: Angle | None = None
        self._own: dict[str, Angle] = {}
        self.posts: dict[str, Composed] = {}
        self.there: tuple[Angle, ...] = ()
        self.said: Saying | None = None
        self.episode_id = 0
        session.settling.connect(self.settling)
        session.episode_opened.connect(self._forget_own)
        session.episode_opened.connect(self._grow_stale)
        session.episode_changed.connect(self._grow_stale)

    def read(self) -> None:
        """Draft the posts anew if the episode has changed since."""
        from radiodesk.desk.posting import angles

        episode = self.session.episode
        if self._is_fresh or episode is None:
            return
        self._is_fresh = True
        self.settling.emit()
        self.there = angles(self.session.library, episode.id)
        self._draft(episode.id)
        self.drawn.emit()

    def angle_of(self, network: str = "") -> "Angle":
        """How a network's post begins; without one how all do that nobody has chosen another for."""
        from radiodesk.social.angles import DEFAULT_ANGLE

        general = self._general or DEFAULT_ANGLE
        chosen = self._own.get(network, general)
        return chosen if chosen in self.there else DEFAULT_ANGLE

    def begin_with(self, angle: "Angle", network: str = "") -> None:
        """Let one network's post begin otherwise, or all. What a person wrote stays as it is."""
        if network:
            self._own[network] = angle
        else:
            self._general = angle
            self._own.clear()
        self._is_fresh = False
        self.read()

    def hear(self, heard_s: float) -> None:
        """Hear the episode from a second on."""
        if self.session.episode is not None:
            self.session.play_wanted.emit(self.session.episode.sheet.edits.to_recording(heard_s))

    def write(self, network: str, text: str) -> None:
        """Keep what a person made of a post."""
        from radiodesk.desk.composing import write_post

        self._take(network, write_post(self.session.library, self.episode_id, self.posts[network].draft, text))

    def prove(self, network: str, link: str) -> None:
        """Keep the link of a post as its proof. Raises `BadValue` for another address."""
        from radiodesk.desk.proving import prove_post

        self._take(network, prove_post(self.session.library, self.episode_id, network, link, datetime.now(UTC)))
        self.proven.emit()

    def look_again(self) -> None:
        """Show proofs that have come in by themselves."""
        for post in self.session.library.posts_of(self.episode_id):
            if post.network in self.posts and post.link != self.posts[post.network].post.link:
                self._take(post.network, post)

    def _take(self, network: str, post: Post) -> None:
        now = self.posts[network]
        self.posts[network] = replace(now, post=post, is_outdated=now.is_outdated and bool(post.text))
        self.changed.emit(network)

    def _draft(self, episode_id: int) -> None:
        """`said` is what all posts quote that begin as most do: to be heard before it is posted."""
        from radiodesk.desk.composing import composed
        from radiodesk.social.networks import NETWORKS

        wanted = {network: self.angle_of(network) for network in NETWORKS}
        found = {
            angle: {each.draft.network: each for each in composed(self.session.library, episode_id, angle)}
            for angle in {self.angle_of(), *wanted.values()}
        }
        self.posts, self.episode_id = {key: found[angle][key] for key, angle in wanted.items()}, episode_id
        hook = next(iter(found[self.angle_of()].values())).draft.hook
        self.said = hook.said if hook else None

    def _forget_own(self, _episode: Episode | None) -> None:
        self._own.clear()

    def _grow_stale(self, _episode: Episode | None) -> None:
        self._is_fresh = False
        self.grown_stale.emit()


def deck_of(session: Session) -> PostDeck:
    """The session's deck: what is written in one view is seen in all."""
    return session.findChild(PostDeck) or PostDeck(session)
