"""Brings the files of one episode: its audio whole, then its chapters, its transcript and its cover."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from radiodesk.bahasa.slugs import slug_of
from radiodesk.bahasa.words import _
from radiodesk.desk.covers import keep_cover
from radiodesk.desk.moving_download import download
from radiodesk.desk.moving_items import Arriving
from radiodesk.desk.moving_web import Web
from radiodesk.feed.foreign_chapters import read_chapters
from radiodesk.jobs.step import Step
from radiodesk.library.files import RECORDING_SUFFIXES
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.problems import WrongInput, storage_guard
from radiodesk.model.transcript import Transcript
from radiodesk.model.web_problems import NotFetched
from radiodesk.transcripts.reading import MOST_BYTES as LARGEST_TRANSCRIPT
from radiodesk.transcripts.reading import read_transcript

T = TypeVar("T")

LARGEST_CHAPTERS = 4 << 20
LARGEST_COVER = 50 << 20

_SUFFIXES = {"audio/mpeg": ".mp3", "audio/mp3": ".mp3", "audio/x-m4a": ".m4a", "audio/mp4": ".m4a", "audio/aac": ".aac"}
_TRANSCRIPT_KINDS = ("vtt", "srt", "subrip", "json")
"""Those with times, best first: by what is in their MIME type or their name."""


@dataclass(frozen=True)
class Luggage:
    """The files of an episode as they came. `audio` lies in the folder of the move; `cover` is kept artwork or none."""

    audio: Path
    chapters: tuple[Chapter, ...]
    transcript: Transcript | None
    cover: str
    remarks: tuple[str, ...]


class Bringer:
    """Brings luggage, of several episodes at once; a picture that many share is brought once."""

    def __init__(self, library: Library, web: Web, folder: Path, common_cover: str) -> None:
        """`common_cover` is the address of the programme's own picture, which no episode has to bring again."""
        self._library = library
        self._web = web
        self._folder = folder
        self._covers = {"": "", common_cover: ""}
        self._lock = Lock()

    def bring(self, arriving: Arriving, step: Step) -> Luggage:
        """Everything of an episode. What is missing beside its audio is told in remarks.

        Raises `NotFetched` and storage problems of its audio, and what `step` raises.
        """
        audio = self._folder / audio_place(arriving)
        with storage_guard(audio.parent):
            audio.parent.mkdir(parents=True, exist_ok=True)
        download(self._web, arriving.audio.url, audio, step)
        remarks: list[str] = []
        item = arriving.item
        chapters = _tried(remarks, _("chapters"), lambda: self._chapters(arriving)) or item.chapters
        transcript = _tried(remarks, _("transcript"), lambda: self._transcript(arriving, remarks))
        cover = _tried(remarks, _("cover"), lambda: self.cover(item.image_url)) or ""
        return Luggage(audio, chapters, transcript, cover, tuple(remarks))

    def cover(self, url: str) -> str:
        """The SHA-256 of a picture that is kept now. Raises `NotFetched`, `NotAPicture`."""
        with self._lock:
            if url not in self._covers:
                self._covers[url] = ""  # one that cannot be had is asked for once
                data, _url = self._web.fetch(url, LARGEST_COVER)
                file = self._folder / f"cover{_suffix_in(url) or '.jpg'}"
                with storage_guard(file):
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(data)
                try:
                    self._covers[url] = keep_cover(self._library, file)
                finally:
                    file.unlink(missing_ok=True)
            return self._covers[url]

    def _chapters(self, arriving: Arriving) -> tuple[Chapter, ...]:
        file = arriving.item.chapters_file
        if file is None:
            return ()
        data, url = self._web.fetch(file.url, LARGEST_CHAPTERS)
        return read_chapters(data, url)

    def _transcript(self, arriving: Arriving, remarks: list[str]) -> Transcript | None:
        named = arriving.item.transcripts
        for kind in _TRANSCRIPT_KINDS:
            for file in named:
                if kind in file.media_type or urlsplit(file.url).path.lower().endswith(f".{kind}"):
                    data, _url = self._web.fetch(file.url, LARGEST_TRANSCRIPT)
                    read = read_transcript(data, Path(unquote(urlsplit(file.url).path)).name)
                    return Transcript(read.cues, read.language or file.language)
        if named:
            remarks.append(_("Its transcript has no times, so it stayed where it is."))
        return None


def _tried(remarks: list[str], what: str, bring: Callable[[], T]) -> T | None:
    """What `bring` gives; None where it cannot be had, and a remark."""
    try:
        return bring()
    except (NotFetched, WrongInput) as problem:
        said = problem.facts.get("reason") or problem.what
        reason = _(said)
        remarks.append(_("Its {what} could not be brought ({reason}).").format(what=what, reason=reason))
        return None


def audio_place(arriving: Arriving) -> Path:
    """Where the audio of an episode waits: always in the same place, and nothing of it leads anywhere else."""
    key = hashlib.sha256(arriving.guid.encode()).hexdigest()[:16]
    suffix = _suffix_in(arriving.audio.url) or _SUFFIXES.get(arriving.audio.media_type, ".mp3")
    stem = slug_of(Path(unquote(urlsplit(arriving.audio.url).path)).stem, "audio")[:60]
    return Path(key, f"{stem}{suffix}")


def _suffix_in(url: str) -> str:
    suffix = Path(urlsplit(url).path).suffix.lower()
    return suffix if suffix in RECORDING_SUFFIXES or suffix in {".jpg", ".jpeg", ".png", ".webp", ".gif"} else ""
