"""A post on its way to a network: approved as it is, sent once, and looked up where nobody knows what became of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

from radiodesk.model.words import N_

PostState = Literal[
    "approved",
    "queued",
    "armed",
    "sent",
    "scheduled",
    "live",
    "rejected",
    "limited",
    "unknown",
    "ask",
    "by-hand",
    "missed",
    "dropped",
]

POST_STATES: dict[PostState, str] = {
    "approved": N_("approved"),
    "queued": N_("waiting"),
    "armed": N_("going out"),
    "sent": N_("taken, not public yet"),
    "scheduled": N_("held by the network"),
    "live": N_("public"),
    "rejected": N_("refused"),
    "limited": N_("waits for the network"),
    "unknown": N_("being looked up"),
    "ask": N_("please look"),
    "by-hand": N_("to be posted by you"),
    "missed": N_("missed"),
    "dropped": N_("called off"),
}
"""What became of it, as a list says it.

approved -> queued -> armed (the names to find it by are kept first) -> sent -> live, or rejected, limited, unknown.
What is unknown is looked up: then it is live, or surely not there and queued again, or a person is asked.
"""

CATCH_UP = timedelta(minutes=30)
"""What is late for no longer goes out by itself; later it is asked about."""

Marks = Mapping[str, str]
"""What a connector keeps of a try, so that the post is found again: keys, containers, media that are up already."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes along. `path` is that within the library, `sha256` what it was when it was approved.

    `captions` is the path of a VTT file beside a video.
    """

    path: str
    media_type: str
    sha256: str
    alt: str = ""
    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    captions: str = ""


@dataclass(frozen=True)
class QueuedPost:
    """One post for one account, as it was approved. Without an account a person posts it, helped by the program.

    `due` is an instant, with the zone that it was said in; None: nobody has said when. `made_at` is the post's own
    moment, the same at each try. `until` is when a network that was asked too often may be asked again.
    `trouble` is one sentence in the language that was spoken then.
    """

    episode_id: int
    network: str
    text: str
    made_at: datetime
    account: str = ""
    title: str = ""
    link: str = ""
    language: str = "id"
    attachments: tuple[Attachment, ...] = ()
    hashtags: tuple[str, ...] = ()
    due: datetime | None = None
    approved_by: str = ""
    state: PostState = "approved"
    marks: Marks = field(default_factory=lambda: MappingProxyType({}))
    until: datetime | None = None
    url: str = ""
    live_at: datetime | None = None
    trouble: str = ""
    tries: int = 0
    id: int = 0

    @property
    def body_hash(self) -> str:
        """SHA-256 of what people would see: the same words with the same files are the same post."""
        parts = (self.title, self.text, *(each.sha256 for each in self.attachments))
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()

    def is_missed(self, now: datetime) -> bool:
        """Whether its time is so long ago that somebody should be asked."""
        return self.due is not None and now - self.due > CATCH_UP
