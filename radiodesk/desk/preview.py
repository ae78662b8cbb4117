"""Look at the pages before anybody else does: what would be public, served to this machine alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from radiodesk.bahasa.slugs import slug_of
from radiodesk.bahasa.words import _
from radiodesk.desk.belonging import insist_on_belonging
from radiodesk.desk.outlet import OWN_TEMPLATES, build_public_state, content_of
from radiodesk.desk.publications import publications_after
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.addresses import INDEX_FILE, episode_page
from radiodesk.model.publication import Destination, Publication

RENDER_SHARE = 0.9


@dataclass
class Preview:
    """The files of a public state that nobody published yet, by their public path."""

    files: dict[str, Path] = field(default_factory=dict)

    def find(self, path: str) -> Path | None:
        """Where the content of a public path lies."""
        return self.files.get(path)


def build_preview(
    library: Library, ids: Sequence[int], now: datetime, step: Step, programme_id: int = 0
) -> dict[str, Path]:
    """What would be public if these episodes of one programme were published now, beside those that are.

    Content by public path. Without `ids` that is everything that is public, as it would be built today; where nothing
    is public yet, all episodes of the programme (0: the first). Raises `OtherProgramme` and what rendering raises.
    """
    programme = library.programme(library.episode(ids[0]).programme_id if ids else programme_id)
    insist_on_belonging(library, Destination(_("Preview"), "", programme_id=programme.id), ids)
    former = _public_now(library, programme.id)
    chosen = ids or ([] if former else [row.id for row in library.episodes(programme_id=programme.id)])
    publications = publications_after(library, former, chosen, None, now, portion(step, 0, RENDER_SHARE))
    state = build_public_state(library, programme, publications)
    step(1, 1)
    return {file.path: content_of(library, file) for file in state.files}


@dataclass(frozen=True)
class Look:
    """The files of a public state that nobody published, and the page to begin with, both by public path."""

    files: Mapping[str, Path]
    page: str


def look_at(library: Library, ids: Sequence[int], now: datetime, step: Step, programme_id: int = 0) -> Look:
    """The same with the page to look at first: that of the first of these episodes, else the programme's."""
    files = build_preview(library, ids, now, step, programme_id)
    pages = [_page_of(library, each, files) for each in ids[:1]]
    return Look(files, next(filter(None, pages), ""))


def library_mark(root: Path) -> tuple[int, ...]:
    """Something that differs once anything in the library, or a template of its own, was changed."""
    files = (root / "library.db", root / "library.db-wal", *sorted((root / OWN_TEMPLATES).glob("*")))
    return tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files)


def _public_now(library: Library, programme_id: int) -> tuple[Publication, ...]:
    """What the first destination of a programme that holds something holds."""
    editions = (library.live_edition(place.name) for place in library.destinations(programme_id))
    return next((edition.publications for edition in editions if edition), ())


def _page_of(library: Library, episode_id: int, files: Mapping[str, Path]) -> str:
    slug = library.propose_slug(episode_id, slug_of(library.episode(episode_id).sheet.title, ""))
    page = episode_page(slug)
    return page.removesuffix(INDEX_FILE) if page in files else ""
