"""A post: what a person made of the draft for a network, and the proof that it went out."""

from dataclasses import dataclass
from datetime import datetime

NOTHING = "-"
"""In the place of a file's path: this post goes out without one."""


@dataclass(frozen=True)
class Post:
    """One network's post of an episode. `text` is what a person wrote; empty: the draft as it is.

    `based_on` is the SHA-256 of the draft that was corrected: when the draft is another by now, the post is outdated.
    `carries` is the path of the file that a person chose to go along, within the library; empty: the one that suits the
    network best; `NOTHING`: none. `alt` is how a person described it; empty: its own description.
    `link` is where the post stands, with the moment at which somebody put it down here.
    """

    episode_id: int
    network: str
    text: str = ""
    based_on: str = ""
    carries: str = ""
    alt: str = ""
    link: str = ""
    posted_at: datetime | None = None
