"""A post: what a person made of the draft for a network, and the proof that it went out."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Post:
    """One network's post of an episode. `text` is what a person wrote; empty: the draft as it is.

    `based_on` is the SHA-256 of the draft that was corrected: when the draft is another by now, the post is outdated.
    `link` is where the post stands, with the moment at which somebody put it down here.
    """

    episode_id: int
    network: str
    text: str = ""
    based_on: str = ""
    link: str = ""
    posted_at: datetime | None = None
