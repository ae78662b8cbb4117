"""A feed that somebody else wrote, as plain values: what it says and nothing that it does not."""

from dataclasses import dataclass
from datetime import datetime

from radiodesk.model.chapter import Chapter
from radiodesk.model.particulars import Funding, Place, Remark
from radiodesk.model.people import Credit
from radiodesk.model.soundbite import Soundbite


@dataclass(frozen=True)
class Remote:
    """A file on the web that a feed names, with the MIME type and the language that the feed gives it."""

    url: str
    media_type: str = ""
    language: str = ""


@dataclass(frozen=True)
class ForeignItem:
    """One item. `description` and `notes` are as they stand there: HTML or text, whatever it may be.

    `guid` is empty where there is none. `published` is None where no date can be read; `date_text` is what stands
    there. `length_bytes` and `duration_s` are 0 where nothing sensible is said.
    """

    title: str = ""
    short_title: str = ""
    guid: str = ""
    published: datetime | None = None
    date_text: str = ""
    description: str = ""
    notes: str = ""
    audio: Remote | None = None
    length_bytes: int = 0
    duration_s: float = 0.0
    number: int | None = None
    season: int | None = None
    season_name: str = ""
    type: str = "full"
    explicit: bool = False
    people: tuple[Credit, ...] = ()
    topics: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_file: Remote | None = None
    transcripts: tuple[Remote, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    image_url: str = ""


@dataclass(frozen=True)
class ForeignShow:
    """The channel. `categories` are pairs of category and subcategory; `guid` is its podcast:guid or empty."""

    title: str = ""
    description: str = ""
    language: str = ""
    author: str = ""
    owner_email: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool = False
    type: str = "episodic"
    copyright: str = ""
    image_url: str = ""
    guid: str = ""
    people: tuple[Credit, ...] = ()
    places: tuple[Place, ...] = ()
    license: str = ""
    license_url: str = ""
    funding: tuple[Funding, ...] = ()
    medium: str = ""
    remarks: tuple[Remark, ...] = ()
    is_complete: bool = False
    own_url: str = ""
    new_feed_url: str = ""
    next_url: str = ""


@dataclass(frozen=True)
class ForeignFeed:
    """One document of a feed, its items as they stand, newest first as a rule.

    `flaw` is where the XML breaks and why, empty for sound XML: what stands behind that may be missing.
    """

    show: ForeignShow
    items: tuple[ForeignItem, ...]
    flaw: str = ""
