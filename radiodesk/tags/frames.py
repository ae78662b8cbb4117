"""Tags as ID3 frames and back (ID3v2.4 native frames, ID3v2 Chapter Frame Addendum 1.0)."""

from collections.abc import Callable
from datetime import date

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
    CTOCFlags,
    Frame,
    PictureType,
)

from radiodesk.model.chapter import Chapter
from radiodesk.tags.languages import long_code, short_code
from radiodesk.tags.tags import Tags

UTF8 = 3
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


def frames_of(tags: Tags) -> list[Frame]:
    """The frames that say what `tags` say, in the order in which they should stand."""
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


def tags_of(frames: ID3) -> Tags:
    """What these frames say; the inverse of `frames_of`. Raises what mutagen and a strange date raise."""
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
