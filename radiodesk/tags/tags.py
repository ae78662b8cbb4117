"""What a finished audio file says about itself: title, programme, people, cover, chapters."""

import datetime
import re
from dataclasses import dataclass, replace

from radiodesk.model.addresses import ascii_url
from radiodesk.model.chapter import Chapter
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_

MOST_CHAPTERS = 255
"""The table of contents counts its entries in one byte (ID3v2 Chapter Frame Addendum 1.0, section 3.2)."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Tags:
    """Everything written into a finished file; empty means: not said.

    `chapters` are times of this audio, in order; `duration_s` ends the last of them; `language` is the programme's
    (`id`); `date` is the day of the broadcast where it was broadcast; `cover` is a JPEG or PNG. Texts are brought to
    what a tag can hold and times to milliseconds, so that what is read back is equal.
    """

    title: str = ""
    artist: str = ""
    album: str = ""
    track: int | None = None
    season: int | None = None
    date: datetime.date | None = None
    language: str = "id"
    genre: str = "Podcast"
    summary: str = ""
    url: str = ""
    copyright: str = ""
    publisher: str = ""
    cover: bytes = b""
    chapters: tuple[Chapter, ...] = ()
    duration_s: float = 0.0

    def __post_init__(self) -> None:
        """Bring texts and times to what ID3 can hold. Raises `BadValue` for more chapters than it can count."""
        if len(self.chapters) > MOST_CHAPTERS:
            raise BadValue(value=len(self.chapters), field=N_("Chapters"), expected=f"0-{MOST_CHAPTERS}")
        for name in ("title", "artist", "album", "genre", "copyright", "publisher", "language"):
            object.__setattr__(self, name, one_line(getattr(self, name)))
        object.__setattr__(self, "summary", _UNPRINTABLE.sub("", self.summary.replace("\r\n", "\n")).strip())
        object.__setattr__(self, "url", ascii_url(one_line(self.url)))
        if isinstance(self.date, datetime.datetime):
            object.__setattr__(self, "date", self.date.date())
        object.__setattr__(self, "duration_s", round(self.duration_s, 3))
        object.__setattr__(self, "chapters", tuple(_storable(chapter) for chapter in sorted(self.chapters)))

    @property
    def cover_type(self) -> str:
        """The media type of the cover, told by its first bytes."""
        return "image/png" if self.cover.startswith(b"\x89PNG") else "image/jpeg"


def one_line(text: str) -> str:
    """`text` without control characters and with single blanks: NUL would part a text frame in two."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def _storable(chapter: Chapter) -> Chapter:
    url = ascii_url(one_line(chapter.url))
    return replace(chapter, start_s=round(max(chapter.start_s, 0.0), 3), title=one_line(chapter.title), url=url)
