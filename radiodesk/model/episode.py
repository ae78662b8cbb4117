"""An episode: what a person writes and decides about one recording, and what never changes about it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList
from radiodesk.model.people import Credit
from radiodesk.model.question import Question
from radiodesk.model.sound import MediaInfo
from radiodesk.model.soundbite import Soundbite
from radiodesk.model.words import N_

EPISODE_TYPES = ("full", "trailer", "bonus")

STATUSES = {"draft": N_("Draft"), "published": N_("Published"), "changed": N_("Changed since")}
"""Nowhere public; public as it stands; public, but edited since. With their labels."""


@dataclass(frozen=True)
class Sheet:
    """Everything about an episode that can be edited and undone. `aired` carries its zone.

    `cover` and `transcript` are the SHA-256 of what the library keeps of them, empty where there is none.
    """

    title: str = ""
    number: int | None = None
    season: int | None = None
    aired: datetime | None = None
    summary: str = ""
    notes: str = ""
    explicit: bool = False
    type: str = "full"
    cover: str = ""
    people: tuple[Credit, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    questions: tuple[Question, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    topics: tuple[str, ...] = ()
    transcript: str = ""
    edits: EditList = field(default_factory=EditList)


@dataclass(frozen=True)
class Recording:
    """The untouched original: where it lies is said by its hash, how it was called by `file_name`."""

    sha256: str
    file_name: str
    size_bytes: int
    info: MediaInfo


@dataclass
class Episode:
    """One broadcast. `guid` is fixed at birth, `slug` at the first publication (empty until then)."""

    programme_id: int
    recording: Recording
    sheet: Sheet
    guid: str = field(default_factory=lambda: str(uuid4()))
    slug: str = ""
    id: int = 0
    revision: int = 0


@dataclass(frozen=True)
class Revision:
    """One step of an episode's history. `label` names what was done, in catalogue words."""

    number: int
    label: str
    made_at: datetime
    sheet: Sheet


@dataclass(frozen=True)
class HistoryStep:
    """A step of an episode's history without what it led to: quick to read, for menus and lists."""

    number: int
    label: str
    made_at: datetime


@dataclass(frozen=True)
class EpisodeRow:
    """An episode as a list shows it. `status` is one of `STATUSES`, worked out from what is public now."""

    id: int
    title: str
    number: int | None
    season: int | None
    aired: datetime | None
    duration_s: float
    status: str
    slug: str
    programme_id: int
