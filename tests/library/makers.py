"""Small makers of what a library keeps."""

import atexit
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from radiodesk.library.library import Library
from radiodesk.model.episode import Episode, Recording, Sheet
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination, Enclosure, Publication, PublicFile
from radiodesk.model.sound import MediaInfo

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def a_programme(title: str = "Jaksa Menyapa") -> Programme:
    return Programme(title, "https://radio.example.id/jaksa", station="Radio Contoh")


def a_library(root: Path) -> Library:
    """A new library; a copy of one, because making each anew would take most of the tests' time."""
    shutil.copytree(_new_library(), root, dirs_exist_ok=True)
    return Library.open(root)


@cache
def _new_library() -> Path:
    folder = Path(mkdtemp(prefix="radiodesk-test-"))
    atexit.register(shutil.rmtree, folder)
    Library.create(folder, a_programme()).close()
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    return folder


def a_recording(sha256: str = "a" * 64, file_name: str = "siaran.mp3") -> Recording:
    return Recording(sha256, file_name, 1234, MediaInfo("mp3", "mp3", 44100, 2, 441000, 128000))


def an_episode(library: Library, title: str = "Tilang", **facts: object) -> Episode:
    return library.add_episode(a_recording(), Sheet(title=title, **facts))  # type: ignore[arg-type]


def a_destination(library: Library, name: str = "situs") -> Destination:
    return library.save_destination(Destination(name, f"folder:/srv/{name}"))


def a_publication(episode: Episode) -> Publication:
    enclosure = Enclosure("tilang-aaaaaaaa.mp3", 1000, "audio/mpeg", 9.5, "b" * 64)
    return Publication(episode.id, episode.guid, "tilang", episode.sheet, (), enclosure, NOON, NOON)


def a_page(text: str, path: str = "index.html", library: Library | None = None) -> PublicFile:
    sha256 = library.keep_public(text.encode()) if library else f"{abs(hash(text)):064x}"
    return PublicFile(path, sha256, len(text), "page")
