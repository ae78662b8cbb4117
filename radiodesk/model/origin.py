"""Where an episode comes from that was public elsewhere before it moved in, and how its subscribers know it."""

from dataclasses import dataclass, field
from datetime import datetime

from radiodesk.model.episode import Sheet


@dataclass(frozen=True)
class Wording:
    """How a feed said an episode, where that is more than its sheet says; each is empty where the sheet says it all.

    `description` and `notes` are harmless HTML; `short_title` is the title without the name of the show (itunes:title).
    """

    description: str = ""
    notes: str = ""
    short_title: str = ""


@dataclass(frozen=True)
class Origin:
    """How an episode was published before. `sheet` is its sheet as it came: what differs from it was edited since.

    `audio_url` is where its audio was. `duration_s` is 0 and `media_type` empty where the former feed did not say.
    """

    audio_url: str
    published: datetime
    media_type: str = ""
    duration_s: float = 0.0
    wording: Wording = field(default_factory=Wording)
    sheet: Sheet = field(default_factory=Sheet)
