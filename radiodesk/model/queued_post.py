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

HOLDS = timedelta(minutes=15), timedelta(days=28)
"""So long ahead a network is asked to hold a post, at least and at most: Mastodon wants 5 minutes, Facebook 10 and no
more than 30 days."""

TO_SEND: tuple[PostState, ...] = ("queued", "limited")
TO_LOOK_UP: tuple[PostState, ...] = ("armed", "sent", "scheduled", "unknown")
TO_DECIDE: tuple[PostState, ...] = ("rejected", "ask", "missed")
"""What waits for a person, apart from what a person posts anyway."""

Marks = Mapping[str, str]
"""What a connector keeps of a try, so that the post is found again: keys, containers, media that are up already."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes along. `path` is that within the library, `sha256` what it was when it was approved.

    `captions` is the path of a VTT file beside a video, `title` the name that the file had where it came from.
    """

    path: str
    media_type: str
    sha256: str
    alt: str = ""
    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    captions: str = ""
    title: str = ""

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.title or self.path.rpartition("/")[2]


@dataclass(frozen=True)
class QueuedPost:
    """One post for one account, as it was approved. Without an account a person posts it, helped by the program.

    `due` is an instant, with the zone that it was said in; None: nobody has said when. `made_at` is the post's own
    moment, the same at each try. `held_there` says that the network itself shall hold it until `due`, where it can.
    `armed_at` is when the latest try was armed: while it is set, the post may be out, and is looked up before
    anything is sent. `until` is when it is next worth doing something about it. `trouble` is one sentence in the
    language that was spoken then.
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
    held_there: bool = False
    approved_by: str = ""
    state: PostState = "approved"
    marks: Marks = field(default_factory=lambda: MappingProxyType({}))
    armed_at: datetime | None = None
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

    @property
    def where(self) -> str:
        """The account, or the network where a person posts it."""
        return self.account or self.network

    def is_due(self, now: datetime) -> bool:
        """Whether there is something to do about it now: send it, look it up, or tell a person that it is time."""
        if self.until is not None and now < self.until:
            return False
        return self.state in TO_LOOK_UP or (self.state in TO_SEND and self._is_time(now))

    def is_missed(self, now: datetime) -> bool:
        """Whether its time is so long ago that somebody should be asked, apart from the time a network asked for."""
        meant = self.until if self.state == "limited" and self.until else self.due
        return meant is not None and now - meant > CATCH_UP

    def to_be_held(self, now: datetime) -> bool:
        """Whether the network can be asked now to hold it until its time."""
        least, most = HOLDS
        return self.held_there and self.due is not None and least <= self.due - now <= most

    def _is_time(self, now: datetime) -> bool:
        return self.due is not None and (self.due <= now or self.to_be_held(now))
