"""Which file goes along with each network's post: the one that a person chose, else the one that suits it best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from radiodesk.desk.attachments import attach, attachments_of, faults_of
from radiodesk.desk.cards import draw_cards, keep_cards
from radiodesk.library.library import Library
from radiodesk.model.post import NOTHING, Post
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import Attachment
from radiodesk.social.angles import DEFAULT_ANGLE, Angle
from radiodesk.social.media import MediaFault, kind_of
from radiodesk.social.networks import NETWORKS

SUITS: dict[str, tuple[str, float]] = {
    "facebook": ("image", 4 / 5),
    "x": ("image", 16 / 9),
    "instagram": ("image", 4 / 5),
    "youtube": ("video", 16 / 9),
    "whatsapp": ("image", 1),
    "threads": ("image", 4 / 5),
    "tiktok": ("video", 9 / 16),
    "telegram": ("image", 1),
    "linkedin": ("image", 1),
    "mastodon": ("image", 16 / 9),
    "bluesky": ("image", 1),
}
"""What each network shows largest: a kind of file, and its width to height."""


@dataclass(frozen=True)
class GoingAlong:
    """A network's file, described; None where none goes along. `faults` are what the network would say about it."""

    file: Attachment | None
    faults: tuple[MediaFault, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether the network would take it."""
        return not any(fault.is_hard for fault in self.faults)

    @property
    def files(self) -> tuple[Attachment, ...]:
        """As the queue wants them."""
        return () if self.file is None else (self.file,)


def ready_files(library: Library, episode_id: int, angle: Angle = DEFAULT_ANGLE) -> tuple[Attachment, ...]:
    """Everything there is to go along, the cards drawn as the episode is now. Raises what drawing and disks raise."""
    keep_cards(library, episode_id, draw_cards(library, episode_id, angle))
    return attachments_of(library, episode_id)


def going_along(library: Library, episode_id: int, files: Sequence[Attachment]) -> Mapping[str, GoingAlong]:
    """By network. `files` are all there are of the episode."""
    kept = {post.network: post for post in library.posts_of(episode_id)}
    return {key: _along(library, key, kept.get(key, Post(episode_id, key)), files) for key in NETWORKS}


def _along(library: Library, network: str, post: Post, files: Sequence[Attachment]) -> GoingAlong:
    file = _chosen(library, post, files) if post.carries else _best(library, network, files)
    described = replace(file, alt=post.alt or file.alt) if file else None
    return GoingAlong(described, faults_of(library, network, (described,) if described else ()))


def _chosen(library: Library, post: Post, files: Sequence[Attachment]) -> Attachment | None:
    """None for nothing, and for a file that is no longer there."""
    if post.carries == NOTHING:
        return None
    known = next((file for file in files if file.path == post.carries), None)
    if known is not None:
        return known
    try:
        return attach(library, library.root / post.carries, post.alt)
    except Problem:
        return None


def _best(library: Library, network: str, files: Sequence[Attachment]) -> Attachment | None:
    """Of what the network takes, the kind that suits it, and of that the nearest ratio."""
    kind, ratio = SUITS[network]
    taken = [file for file in files if not any(fault.is_hard for fault in faults_of(library, network, (file,)))]
    of_kind = [file for file in taken if kind_of(file.media_type) == kind]
    return min(of_kind, key=lambda file: abs(_ratio(file) - ratio), default=None)


def _ratio(file: Attachment) -> float:
    return file.width / file.height if file.height else 0.0
