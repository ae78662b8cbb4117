"""Keep the folder of rendered audio from growing for ever. Everything in it can be made again from the originals."""

from itertools import chain
from pathlib import Path

from radiodesk.library.library import Library
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import FILE_FORMATS

MOST_BYTES = 4_000_000_000
"""Some seventy hours at 128 kbit/s, beside what destinations show."""


def tidy_renders(library: Library, most_bytes: int = MOST_BYTES) -> None:
    """Remove the oldest rendered files beyond `most_bytes`, but none that a destination shows or may roll back to."""
    folder = library.root / "renders"
    with storage_guard(folder):
        needed, total = _needed(library), 0
        rendered = chain.from_iterable(folder.glob(f"*{form.suffix}") for form in FILE_FORMATS.values())
        for file in sorted(rendered, key=lambda file: file.stat().st_mtime, reverse=True):
            total += file.stat().st_size
            if total > most_bytes and file.stem not in needed:
                _remove(file)


def _needed(library: Library) -> set[str]:
    names = [destination.name for destination in library.destinations()]
    looks = (library.live_edition, library.previous_edition, library.unfinished_edition)
    editions = [look(name) for name in names for look in looks]
    return {file.sha256 for edition in editions if edition for file in edition.files if file.stage == "audio"}


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.with_suffix(".json").unlink(missing_ok=True)
