"""What went out: the published form of an episode, and the public state of a destination as a list of files."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import ClassVar

from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Sheet
from radiodesk.model.origin import Wording
from radiodesk.model.question import Question
from radiodesk.model.sound import DEFAULT_PRESET
from radiodesk.model.soundbite import Soundbite
from radiodesk.model.transcript import Transcript


@dataclass(frozen=True)
class Enclosure:
    """The audio a feed points to: file name on the destination, bytes, MIME type, seconds, SHA-256."""

    file_name: str
    length_bytes: int
    media_type: str
    duration_s: float
    sha256: str


@dataclass(frozen=True)
class Publication:
    """An episode as it went out. The feed and the pages are built from these, never from drafts.

    `chapters`, `questions`, `transcript` and `soundbites` are at times of the published audio; what the sheet says of
    them is not. `alternates` is the same audio in other forms, such as a small one for bad internet. `wording` is how
    a former feed said it: what its subscribers know is not said otherwise.
    `first_published` stays when a correction goes out, `revised` moves. `preset` names how the audio was levelled; a
    correction keeps it unless told otherwise.
    """

    episode_id: int
    guid: str
    slug: str
    sheet: Sheet
    chapters: tuple[Chapter, ...]
    enclosure: Enclosure
    first_published: datetime
    revised: datetime
    preset: str = DEFAULT_PRESET
    questions: tuple[Question, ...] = ()
    transcript: Transcript | None = None
    soundbites: tuple[Soundbite, ...] = ()
    alternates: tuple[Enclosure, ...] = ()
    wording: Wording = field(default_factory=Wording)

    kept_as: ClassVar[str] = ""
    """The fingerprint under which a library keeps it; empty for one that was just made, and for any changed copy."""

    @property
    def date(self) -> datetime:
        """The date in the feed: when it was on air, but never later than when it went public."""
        aired = self.sheet.aired
        return min(aired, self.first_published) if aired else self.first_published


def kept_as(fingerprint: str, publication: Publication) -> Publication:
    """The publication, which knows from now on under which fingerprint the library keeps it."""
    vars(publication)["kept_as"] = fingerprint
    return publication


STAGES = ("audio", "art", "asset", "page", "index", "feed")
"""The order in which files become public. Each stage is complete before the next begins; the feed comes last."""


@dataclass(frozen=True, order=True)
class PublicFile:
    """One file of the public state. `path` is relative, with forward slashes; equal hash means equal content."""

    path: str
    sha256: str
    size_bytes: int
    stage: str

    def __post_init__(self) -> None:
        """Refuse any path that would leave the public folder."""
        parts = PurePosixPath(self.path).parts
        if not parts or self.path.startswith("/") or ".." in parts or "\\" in self.path:
            raise ValueError(self.path)


EDITION_STATES = ("applying", "live", "superseded", "abandoned")
"""On its way; what listeners see; what they saw before; never completed."""


@dataclass(frozen=True)
class Edition:
    """One public state of a destination: its files, and the publications they were built from.

    `restores` is the id of the edition that a rollback brought back, 0 for one that was newly made.
    """

    id: int
    destination: str
    made_at: datetime
    state: str
    files: tuple[PublicFile, ...]
    publications: tuple[Publication, ...]
    restores: int = 0


@dataclass(frozen=True)
class EditionStep:
    """One line of an edition's journal: what was done with a file (`put`, `removed`...)."""

    path: str
    state: str


@dataclass
class Destination:
    """A place that publishes one programme, by an address such as `folder:/srv/www` or `sftp://desk@host/www`.

    `public_url` is where listeners find it, when that is not the programme's own address (a mirror). `host_key` is the
    fingerprint of the server that the user once said yes to. `programme_id` 0 is the library's first programme.
    """

    name: str
    url: str
    id: int = 0
    public_url: str = ""
    host_key: str = ""
    programme_id: int = 0
