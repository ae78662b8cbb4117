"""Covers: the picture of a programme or an episode in the sizes that go out; one is drawn where none was given."""

from functools import lru_cache
from pathlib import Path

from radiodesk.library.library import Library
from radiodesk.model.problems import FileMissing, storage_guard
from radiodesk.model.programme import Programme
from radiodesk.settings.places import resources
from radiodesk.site.artwork import Cover, draw_cover, prepare_cover


def keep_cover(library: Library, file: Path) -> str:
    """Check a picture and keep it; gives its SHA-256. Raises `NotAPicture`, `FileMissing`."""
    if not file.is_file():
        raise FileMissing(path=file)
    with storage_guard(file):
        data = file.read_bytes()
    prepare_cover(data, file.name)
    return library.keep_artwork(data, file.suffix.lower())


def cover_of(library: Library, programme: Programme, sha256: str) -> Cover:
    """The cover with this hash, else the programme's own, else one drawn from its title and station."""
    kept = sha256 or programme.cover
    if kept:
        return _prepared(library.artwork_path(kept))
    return _drawn(programme.title, programme.station, programme.colour, programme.colour_second)


@lru_cache(maxsize=32)
def _prepared(path: Path) -> Cover:
    with storage_guard(path):
        return prepare_cover(path.read_bytes())


@lru_cache(maxsize=4)
def _drawn(title: str, station: str, first: str, second: str) -> Cover:
    return prepare_cover(draw_cover(title, station, resources() / "fonts", first, second))
