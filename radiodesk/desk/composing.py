"""Posts on their way: the draft, what a person made of it, and the link that proves it went out."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from radiodesk.bahasa.words import _
from radiodesk.desk.posting import posts
from radiodesk.library.library import Library
from radiodesk.model.post import Post
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.angles import ANGLES, DEFAULT_ANGLE, Angle
from radiodesk.social.drafts import Draft
from radiodesk.social.networks import is_post_there, network_of


@dataclass(frozen=True)
class Composed:
    """A network's draft of now, and what is kept of the person's own.

    It is outdated when the episode has changed since the person wrote: no draft of now is the one that was corrected.
    """

    draft: Draft
    post: Post
    is_outdated: bool = False

    @property
    def text(self) -> str:
        """What would be pasted: the person's words, else the draft."""
        return self.post.text or self.draft.text


def composed(library: Library, episode_id: int, angle: Angle = DEFAULT_ANGLE) -> tuple[Composed, ...]:
    """Every network's post as it stands. What a person wrote is never overwritten, whatever becomes of the episode."""
    kept = {post.network: post for post in library.posts_of(episode_id)}
    own = [post for post in kept.values() if post.text]
    fresh = {_fingerprint(draft) for each in ANGLES for draft in posts(library, episode_id, each)} if own else set()
    outdated = {post.network for post in own if post.based_on not in fresh}
    return tuple(
        Composed(draft, kept.get(draft.network, Post(episode_id, draft.network)), draft.network in outdated)
        for draft in posts(library, episode_id, angle)
    )


def write_post(library: Library, episode_id: int, draft: Draft, text: str) -> Post:
    """Keep what a person made of a draft; the draft's own words, or none, give the post back to the draft."""
    is_own = bool(text.strip()) and text != draft.text
    former = library.post(episode_id, draft.network)
    based_on = _fingerprint(draft) if is_own else ""
    return _keep(library, replace(former, text=text if is_own else "", based_on=based_on))


def choose_file(library: Library, episode_id: int, network: str, carries: str) -> Post:
    """Keep which file goes along, by its path within the library: `NOTHING` for none, empty for the usual one.

    A description was one of another file, so it does not stay.
    """
    return _keep(library, replace(library.post(episode_id, network), carries=carries, alt=""))


def describe_file(library: Library, episode_id: int, network: str, alt: str) -> Post:
    """Keep how a person described the file that goes along; empty gives it its own description back."""
    return _keep(library, replace(library.post(episode_id, network), alt=alt.strip()))


def record_post(library: Library, episode_id: int, network: str, link: str, now: datetime) -> Post:
    """Keep the address of a post as the proof that it went out; an empty one takes the proof back.

    Raises `BadValue` for the address of something else than a post there, `UnknownEpisode`.
    """
    former = library.post(library.episode(episode_id).id, network_of(network).key)
    link = link.strip()
    if not link:
        library.take_back_proof(former)
        return _keep(library, replace(former, link="", posted_at=None))
    insist_on_post(network, link)
    return _keep(library, replace(former, link=link, posted_at=now.astimezone(UTC)))


def insist_on_post(network: str, link: str) -> None:
    """Raise `BadValue` for the address of something else than a post there."""
    if not is_post_there(network, link):
        label = network_of(network).label
        expected = _("the address of the post itself on {network}, copied from there").format(network=label)
        raise BadValue(value=link, field=N_("the link of the post"), expected=expected)


def _keep(library: Library, post: Post) -> Post:
    library.keep_post(post)
    return post


def _fingerprint(draft: Draft) -> str:
    return hashlib.sha256(f"{draft.title}\n\n{draft.text}".encode()).hexdigest()
