"""Writes and reads ID3v2.4 tags with cover and chapters. Only ever on files RadioDesk rendered itself."""

import os
import shutil
import struct
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from mutagen import MutagenError
from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TCOP,
    TDRC,
    TIT2,
    TLAN,
    TLEN,
    TPE1,
    TPOS,
    TPUB,
    TRCK,
    WOAF,
    WXXX,
    BitPaddedInt,
    CTOCFlags,
    Frame,
    PictureType,
)

from radiodesk.bahasa.words import _
from radiodesk.model.chapter import Chapter
from radiodesk.model.problems import DamagedRecording, NotARecording, storage_guard
from radiodesk.tags.inspection import inspect_tag, is_mpeg_audio, tag_size
from radiodesk.tags.languages import long_code, short_code
from radiodesk.tags.tags import Tags

UTF8 = 3
HEADER = 10
COPY_BYTES = 1024 * 1024
RESERVE = 64 * 1024
"""Room kept free behind the frames, so that a changed title rewrites the head and not the whole file."""

UNKNOWN_OFFSET = 0xFFFFFFFF
"""Chapters go by time; the byte offsets are not to be used (ID3v2 Chapter Frame Addendum 1.0, section 3.1)."""

_TEXTS: dict[str, tuple[type[Frame], Callable[[Tags], str]]] = {
    "title": (TIT2, lambda tags: tags.title),
    "artist": (TPE1, lambda tags: tags.artist),
    "album": (TALB, lambda tags: tags.album),
    "track": (TRCK, lambda tags: str(tags.track or "")),
    "season": (TPOS, lambda tags: str(tags.season or "")),
    "date": (TDRC, lambda tags: tags.date.isoformat() if tags.date else ""),
    "language": (TLAN, lambda tags: long_code(tags.language)),
    "genre": (TCON, lambda tags: tags.genre),
    "copyright": (TCOP, lambda tags: tags.copyright),
    "publisher": (TPUB, lambda tags: tags.publisher),
    "duration": (TLEN, lambda tags: str(_ms(tags.duration_s) or "")),
}
"""The text frames (ID3v2.4 native frames, section 4.2) and what each of them holds."""


def write_tags(path: Path, tags: Tags) -> None:
    """Give the MP3 at `path` exactly these tags. The audio stays as it is; the same tags make the same bytes.

    `path` is a finished render under its temporary name. Where the new tag is as long as the old one only the head is
    written; otherwise a whole new file takes its place. Raises `NotARecording` for anything but MPEG audio and a
    `StorageProblem` when the disk refuses.
    """
    with storage_guard(path):
        if not is_mpeg_audio(path):
            raise NotARecording(name=path.name, reason=_("not MP3"))
        tag, old_size = _tag(tags), tag_size(path)
        if len(tag) == old_size:
            _write_head(path, tag)
        else:
            _write_whole(path, tag, old_size)


def read_tags(path: Path) -> Tags:
    """What the MP3 at `path` says about itself; a file without tags says nothing.

    Raises `DamagedRecording` for tags that cannot be read or are made to harm, a `StorageProblem` when the file cannot
    be opened.
    """
    with storage_guard(path):
        if not inspect_tag(path):
            return Tags()
        try:
            return _tags(ID3(path))
        except MutagenError as error:
            if isinstance(error.__context__, OSError):
                raise error.__context__ from error
            raise DamagedRecording(name=path.name, reason=_("unreadable tags")) from error
        except (ValueError, LookupError, RecursionError, struct.error, OverflowError, TypeError) as error:
            raise DamagedRecording(name=path.name, reason=_("unreadable tags")) from error


def _write_head(path: Path, tag: bytes) -> None:
    with path.open("rb+") as stream:
        stream.write(tag)
        stream.flush()
        os.fsync(stream.fileno())


def _write_whole(path: Path, tag: bytes, old_size: int) -> None:
    fresh = path.with_name(f".{path.name}.tagged")
    try:
        with path.open("rb") as audio, fresh.open("wb") as stream:
            audio.seek(old_size)
            stream.write(tag)
            shutil.copyfileobj(audio, stream, COPY_BYTES)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _tag(tags: Tags) -> bytes:
    """The whole tag, filled up to whole blocks plus one, so that its size hardly ever depends on what it says."""
    body = b"".join(_bytes_of(frame) for frame in _frames(tags))
    body += bytes(-(HEADER + len(body)) % RESERVE + RESERVE)
    size: bytes = BitPaddedInt.to_str(len(body), width=4)
    return b"ID3\x04\x00\x00" + size + body


def _bytes_of(frame: Frame) -> bytes:
    """One frame as mutagen writes it; alone, as it would sort them by size and chapters must keep their order."""
    frames, file = ID3(), BytesIO()
    frames.add(frame)
    frames.save(file, v1=0, v2_version=4, padding=lambda _info: 0)
    return file.getvalue()[HEADER:]


def _frames(tags: Tags) -> list[Frame]:
    frames = [frame(encoding=UTF8, text=[text]) for frame, read in _TEXTS.values() if (text := read(tags))]
    if tags.summary:
        frames.append(COMM(encoding=UTF8, lang=long_code(tags.language)[:3].ljust(3), desc="", text=[tags.summary]))
    if tags.url:
        frames.append(WOAF(url=tags.url))
    frames += _chapter_frames(tags)
    if tags.cover:
        front = PictureType.COVER_FRONT
        frames.append(APIC(encoding=UTF8, mime=tags.cover_type, type=front, desc="", data=tags.cover))
    return frames


def _chapter_frames(tags: Tags) -> list[Frame]:
    """One CHAP for each chapter, which ends where the next begins, and the ordered table of contents above them."""
    starts_ms = [_ms(chapter.start_s) for chapter in tags.chapters]
    ends_ms = [*starts_ms[1:], max(_ms(tags.duration_s), *starts_ms[-1:], 0)]
    names = [f"chp{number}" for number in range(len(starts_ms))]
    frames: list[Frame] = [
        CHAP(
            element_id=name,
            start_time=start,
            end_time=end,
            start_offset=UNKNOWN_OFFSET,
            end_offset=UNKNOWN_OFFSET,
            sub_frames=_chapter_texts(chapter),
        )
        for name, start, end, chapter in zip(names, starts_ms, ends_ms, tags.chapters, strict=False)
    ]
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    return [*frames, CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[])] if frames else []


def _chapter_texts(chapter: Chapter) -> list[Frame]:
    link = [WXXX(encoding=UTF8, desc="", url=chapter.url)] if chapter.url else []
    return [TIT2(encoding=UTF8, text=[chapter.title]), *link]


def _ms(time_s: float) -> int:
    return round(time_s * 1000)


def _tags(frames: ID3) -> Tags:
    held = {name: frames.getall(frame.__name__) for name, (frame, _read) in _TEXTS.items()}
    texts = {name: str(found[0].text[0]) for name, found in held.items() if found and found[0].text}
    day = texts.get("date", "")
    comment = next(iter(frames.getall("COMM")), None)
    return Tags(
        title=texts.get("title", ""),
        artist=texts.get("artist", ""),
        album=texts.get("album", ""),
        track=_number(texts.get("track", "")),
        season=_number(texts.get("season", "")),
        date=date.fromisoformat(day[:10]) if len(day) >= len("2026-11-20") else None,
        language=short_code(texts.get("language", "")),
        genre=texts.get("genre", ""),
        summary=str(comment.text[0]) if comment and comment.text else "",
        url=next((frame.url for frame in frames.getall("WOAF")), ""),
        copyright=texts.get("copyright", ""),
        publisher=texts.get("publisher", ""),
        cover=_cover(frames),
        chapters=tuple(_chapter(frame) for frame in frames.getall("CHAP")),
        duration_s=(_number(texts.get("duration", "")) or 0) / 1000,
    )


def _number(text: str) -> int | None:
    """The number of `7` and of `7/12`."""
    digits = text.split("/", 1)[0].strip()
    return int(digits) if digits.isdecimal() else None


def _cover(frames: ID3) -> bytes:
    fronts = (frame.data for frame in frames.getall("APIC") if frame.type == PictureType.COVER_FRONT)
    return next(fronts, b"")


def _chapter(frame: CHAP) -> Chapter:
    titles = frame.sub_frames.getall("TIT2")
    links = frame.sub_frames.getall("WXXX")
    return Chapter(frame.start_time / 1000, str(titles[0]) if titles else "", links[0].url if links else "")
