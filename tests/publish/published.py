"""Makers for the stories of publishing: small editions of a feed with its audio, and a shelf of local files."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from radiodesk.jobs.step import no_step
from radiodesk.model.publication import PublicFile
from radiodesk.publish.apply import apply_plan
from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.plan import Plan, find_foreign, plan_publication

BASE_URL = "https://contoh.example/siaran/"


@dataclass
class Shelf:
    """Local files by content, as a library would keep them."""

    folder: Path
    notes: list[tuple[str, str]] = field(default_factory=list)

    def file(self, path: str, data: bytes, stage: str) -> PublicFile:
        """A public file whose bytes are on the shelf."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / sha256).write_bytes(data)
        return PublicFile(path, sha256, len(data), stage)

    def source_of(self, file: PublicFile) -> Path:
        """Where the bytes of a public file lie."""
        return self.folder / file.sha256

    def note(self, file: PublicFile, what: str) -> None:
        """Remember what was done."""
        self.notes.append((what, file.path))


def edition(shelf: Shelf, *tellings: str) -> tuple[PublicFile, ...]:
    """A public state: for each telling an audio file named by its content and a page; a style, an index, a feed."""
    audio = [_audio(shelf, telling) for telling in tellings]
    pages = [shelf.file(f"e/{telling}.html", f"<p>{telling}".encode(), "page") for telling in tellings]
    index = shelf.file("index.html", "\n".join(tellings).encode(), "index")
    return (*audio, *pages, shelf.file("style.css", b"p{}", "asset"), index, feed(shelf, audio))


def feed(shelf: Shelf, audio: list[PublicFile]) -> PublicFile:
    """A feed that names this audio."""
    items = "".join(
        f'<item><enclosure url="{BASE_URL}{file.path}" length="{file.size_bytes}" type="audio/mpeg"/></item>'
        for file in audio
    )
    return shelf.file("feed.xml", f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), "feed")


def publish(shelf: Shelf, root: Path, desired: tuple[PublicFile, ...], known: tuple[PublicFile, ...] = ()) -> Plan:
    """Plan and apply to the folder; the plan is given back."""
    place = FolderPlace(root)
    plan = plan_publication(desired, known, foreign=find_foreign(place, desired, known))
    apply_plan(plan, lambda: place, shelf.source_of, no_step, shelf.note)
    return plan


def standing(root: Path) -> dict[str, bytes]:
    """Every file below the folder with its bytes, but for what desks tell one another there."""
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(".radiodesk/")}


def _audio(shelf: Shelf, telling: str) -> PublicFile:
    data = telling.encode() * 5000
    return shelf.file(f"audio/{telling}-{hashlib.sha256(data).hexdigest()[:8]}.mp3", data, "audio")
