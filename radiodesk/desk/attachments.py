"""Files that go along with posts: what an episode has of them, and copies that stay what they were when approved."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.covers import cover_of
from radiodesk.desk.made_videos import made_videos
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.posting_problems import FileChanged, MediaNotTaken
from radiodesk.model.problems import FileMissing, storage_guard
from radiodesk.model.queued_post import Attachment, QueuedPost
from radiodesk.social.connectors.connector import Carried
from radiodesk.social.media import MediaFault, kind_of, media_faults
from radiodesk.social.networks import network_of
from radiodesk.tags.film_size import film_size

FROZEN = "posts/files"
"""Within the library; each file is named by the beginning of its SHA-256 and never changed."""

CARDS = "posts/cards"

_TYPES = {".m4a": "audio/mp4", ".opus": "audio/ogg", ".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".webp": "image/webp"}


def attachments_of(library: Library, episode_id: int) -> tuple[Attachment, ...]:
    """What there is of an episode to go along now: cards, audiograms, the audio as it was published."""
    episode = library.episode(episode_id)
    cards = _folder(library, f"{CARDS}/{episode.id}", "*.png")
    films = [made.path for made in made_videos(library, episode.id)]
    return tuple(_described(library, path) for path in (*cards, *films)) + tuple(_sound(library, episode))


def attach(library: Library, path: Path, alt: str) -> Attachment:
    """Copy a file of anywhere into the library. Raises `FileMissing`, `MediaNotTaken`, `DiskFull`, `NotWritable`."""
    kind = media_type_of(path)
    if kind_of(kind) not in {"image", "video", "audio"}:
        raise MediaNotTaken(
            network=_("No network"), reason=_("“{file}” is no picture, video or sound.").format(file=path.name)
        )
    if not path.is_file():
        raise FileMissing(path=path)
    sha256 = _hash(path)
    kept = _freeze(library, path, sha256)
    width, height, duration_s = _size(path, kind)
    within = kept.relative_to(library.root).as_posix()
    return Attachment(within, kind, sha256, alt, width, height, duration_s, title=path.name)


def frozen(library: Library, attachment: Attachment) -> Attachment:
    """The same, kept where nobody changes it: cards and audiograms are drawn anew under the same names.

    Raises `FileChanged` where it is another by now, `FileMissing`.
    """
    if attachment.path.startswith(f"{FROZEN}/"):
        return attachment
    path = path_of(library, attachment)
    copy = _freeze(library, path, attachment.sha256).relative_to(library.root).as_posix()
    captions = library.root / attachment.captions if attachment.captions else None
    beside = _freeze(library, captions, _hash(captions)).relative_to(library.root).as_posix() if captions else ""
    return replace(attachment, path=copy, captions=beside, title=attachment.name)


def path_of(library: Library, attachment: Attachment) -> Path:
    """Where it lies, checked to be what was approved. Raises `FileMissing`, `FileChanged`."""
    path = library.root / attachment.path
    if not path.is_file():
        raise FileMissing(path=path)
    if _hash(path) != attachment.sha256:
        raise FileChanged(file=attachment.name)
    return path


def carried(library: Library, post: QueuedPost) -> tuple[Carried, ...]:
    """The files of a post as a connector takes them, each checked. Raises `FileMissing`, `FileChanged`."""
    for each in post.attachments:
        path_of(library, each)
    return on_the_disk(library, post)


def on_the_disk(library: Library, post: QueuedPost) -> tuple[Carried, ...]:
    """The same unchecked, and perhaps no longer there: enough for looking up what became of a post."""
    return tuple(_carried(library, post, each) for each in post.attachments)


def faults_of(library: Library, network: str, attachments: tuple[Attachment, ...]) -> tuple[MediaFault, ...]:
    """What is wrong with these files there, the hard faults first."""
    sizes = [(each, _bytes(library.root / each.path)) for each in attachments]
    return media_faults(network, sizes)


def insist_on_media(library: Library, network: str, attachments: tuple[Attachment, ...]) -> None:
    """Raise `MediaNotTaken` for the first thing that the network would refuse."""
    for fault in faults_of(library, network, attachments):
        if fault.is_hard:
            raise MediaNotTaken(network=network_of(network).label, reason=fault.sentence())


def media_type_of(path: Path) -> str:
    """By the ending of its name."""
    return _TYPES.get(path.suffix.lower()) or guess_type(path.name)[0] or "application/octet-stream"


def _folder(library: Library, within: str, pattern: str) -> list[Path]:
    return sorted((library.root / within).glob(pattern))


def _described(library: Library, path: Path) -> Attachment:
    """A file that the program made; what it says stands in a text beside it, words of a film in a VTT."""
    kind = media_type_of(path)
    width, height, duration_s = _size(path, kind)
    within = path.relative_to(library.root).as_posix()
    captions = path.with_suffix(".vtt")
    beside = captions.relative_to(library.root).as_posix() if captions.is_file() else ""
    return Attachment(within, kind, _hash(path), _alt_beside(path), width, height, duration_s, beside)


def _alt_beside(path: Path) -> str:
    for text in (path.with_suffix(".txt"), path.with_name("card.txt")):
        if text.is_file():
            return text.read_text(encoding="utf-8").strip()
    return ""


def _sound(library: Library, episode: Episode) -> Iterator[Attachment]:
    published = library.earlier_publication(episode.id)
    if published is None:
        return
    enclosure = published.enclosure
    path = library.root / "renders" / f"{enclosure.sha256}{Path(enclosure.file_name).suffix}"
    if path.is_file():
        within = path.relative_to(library.root).as_posix()
        yield Attachment(
            within,
            media_type_of(path),
            enclosure.sha256,
            duration_s=enclosure.duration_s,
            title=enclosure.file_name,
        )


def _carried(library: Library, post: QueuedPost, attachment: Attachment) -> Carried:
    episode = library.episode(post.episode_id)
    is_sound = kind_of(attachment.media_type) == "audio"
    return Carried(
        path=library.root / attachment.path,
        media_type=attachment.media_type,
        alt=attachment.alt,
        width=attachment.width,
        height=attachment.height,
        duration_s=attachment.duration_s,
        captions=library.root / attachment.captions if attachment.captions else None,
        title=episode.sheet.title if is_sound else "",
        performer=programme_of(library, episode).title if is_sound else "",
        cover=_cover(library, episode) if is_sound else None,
    )


def _cover(library: Library, episode: Episode) -> Path:
    """The picture of a sound, as a file: content decides its name, so that it is written once."""
    data = cover_of(library, programme_of(library, episode), episode.sheet.cover).medium
    path = library.root / FROZEN / f"cover-{hashlib.sha256(data).hexdigest()[:16]}.jpg"
    if not path.is_file():
        write_whole(path, data)
    return path


def _freeze(library: Library, path: Path, sha256: str) -> Path:
    """A second name for the same bytes where the disk can do that, for an hour of sound is large; else a copy."""
    kept = library.root / FROZEN / f"{sha256[:24]}{path.suffix.lower()}"
    if kept.is_file() and _hash(kept) == sha256:
        return kept
    with storage_guard(kept):
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_name(f"{kept.name}.part")
        part.unlink(missing_ok=True)
        _double(library, path, part)
        part.replace(kept)
    if _hash(kept) != sha256:
        raise FileChanged(file=path.name)
    return kept


def _double(library: Library, path: Path, part: Path) -> None:
    if path.is_relative_to(library.root):  # files of the program are replaced whole, never written into
        with suppress(OSError):
            os.link(path, part)
            return
    shutil.copyfile(path, part)


def _size(path: Path, media_type: str) -> tuple[int, int, float]:
    if kind_of(media_type) == "video":
        return film_size(path)
    if kind_of(media_type) == "image":
        return (*_picture_size(path), 0.0)
    return 0, 0, 0.0


def _picture_size(path: Path) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with storage_guard(path), Image.open(path) as picture:
            return picture.size
    except UnidentifiedImageError:
        return 0, 0


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _hash(path: Path) -> str:
    with storage_guard(path):
        stat = path.stat()
        return _hash_of(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=256)
def _hash_of(path: Path, _size_bytes: int, _changed_ns: int) -> str:
    """Remembered as long as the file looks the same: a composer asks for them all, often."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
