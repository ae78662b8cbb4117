"""Writes tags, chapters and cover as Vorbis comments, into FLAC and Opus. Only on files RadioDesk rendered itself.

Fields as xiph.org/vorbis/doc/v-comment.html names them, chapters as wiki.xiph.org/Chapter_Extension, the cover as FLAC
has it (RFC 9639 section 8.8).
"""

import base64
from collections.abc import Callable
from pathlib import Path

from mutagen.flac import FLAC, Picture
from mutagen.id3 import PictureType
from mutagen.oggopus import OggOpus

from radiodesk.tags.languages import long_code
from radiodesk.tags.tags import Tags

_FIELDS: dict[str, Callable[[Tags], str]] = {
    "TITLE": lambda tags: tags.title,
    "ARTIST": lambda tags: tags.artist,
    "ALBUM": lambda tags: tags.album,
    "TRACKNUMBER": lambda tags: str(tags.track or ""),
    "DISCNUMBER": lambda tags: str(tags.season or ""),
    "DATE": lambda tags: tags.date.isoformat() if tags.date else "",
    "LANGUAGE": lambda tags: long_code(tags.language),
    "GENRE": lambda tags: tags.genre,
    "DESCRIPTION": lambda tags: tags.summary,
    "CONTACT": lambda tags: tags.url,
    "COPYRIGHT": lambda tags: tags.copyright,
    "ORGANIZATION": lambda tags: tags.publisher,
}

_MINUTE_MS = 60_000


def write_flac(path: Path, tags: Tags) -> None:
    """Give the FLAC at `path` exactly these tags, in place. Raises what mutagen raises."""
    file = FLAC(path)
    if file.tags is None:
        file.add_tags()
    file.tags[:] = comments_of(tags)
    file.clear_pictures()
    if tags.cover:
        file.add_picture(_picture(tags))
    file.save(padding=_none)


def write_opus(path: Path, tags: Tags) -> None:
    """Give the Opus at `path` exactly these tags, in place. Raises what mutagen raises."""
    file = OggOpus(path)
    picture = [("METADATA_BLOCK_PICTURE", base64.b64encode(_picture(tags).write()).decode())] if tags.cover else []
    file.tags[:] = comments_of(tags) + picture
    file.save(padding=_none)


def comments_of(tags: Tags) -> list[tuple[str, str]]:
    """The fields that say what `tags` say, but for the cover."""
    fields = [(name, text) for name, read in _FIELDS.items() if (text := read(tags))]
    for number, chapter in enumerate(tags.chapters, 1):
        name = f"CHAPTER{number:03}"
        fields += [(name, _time(chapter.start_s)), (f"{name}NAME", chapter.title)]
        fields += [(f"{name}URL", chapter.url)] if chapter.url else []
    return fields


def _time(time_s: float) -> str:
    """HH:MM:SS.mmm, as the chapter extension wants it."""
    minutes, rest = divmod(round(time_s * 1000), _MINUTE_MS)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _picture(tags: Tags) -> Picture:
    picture = Picture()
    picture.type, picture.mime, picture.data = PictureType.COVER_FRONT, tags.cover_type, tags.cover
    return picture


def _none(_info: object) -> int:
    """No bytes are kept free: only the MP3 is retagged where it stands."""
    return 0
