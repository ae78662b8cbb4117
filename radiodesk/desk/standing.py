"""What stands at a destination as far as anybody knows, and the plan from there to what should."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from radiodesk.desk.grace import due_to_go
from radiodesk.desk.holding import desk_of
from radiodesk.desk.media_host import called_off
from radiodesk.library.library import Library
from radiodesk.model.publication import Destination, EditionStep, PublicFile
from radiodesk.publish.apply import PLACED
from radiodesk.publish.crew import Crew, Task
from radiodesk.publish.lock import LOCK_PATH, foreign_claim
from radiodesk.publish.manifest import (
    MANIFEST_PATH,
    OWN_FOLDER,
    Manifest,
    is_sealed,
    manifest_bytes,
    read_manifest,
    understand_manifest,
)
from radiodesk.publish.patience import Patience
from radiodesk.publish.place import Abilities, Connect, Place
from radiodesk.publish.plan import Grace, Plan, find_foreign, plan_publication
from radiodesk.settings.lines import keep_manifest, kept_manifest

LAST_FEEDS = 10
"""Audio that one of so many last states named stays for ever: an app may have read any of their feeds."""

MOST_LOOKS = 20
"""Up to so many paths are asked for one by one; where there are more, the whole place is listed."""

EPISODES_FOLDER = "episodes"


@dataclass(frozen=True)
class Standing:
    """`certain` files stand there; `doubtful` ones may, whole or not.

    `since` tells since when some of them are gone from the public state; `sizes` is what the place lists, when asked;
    `basis` is the run that wrote the manifest there.
    """

    certain: tuple[PublicFile, ...]
    doubtful: tuple[PublicFile, ...]
    since: Mapping[str, date]
    sizes: Mapping[str, int] | None
    basis: str


def plan_for(
    library: Library,
    destination: Destination,
    connect: Connect,
    desired: Sequence[PublicFile],
    now: datetime,
    doubted: Collection[PublicFile] = (),
) -> Plan:
    """What must happen at a destination so that the public sees the desired files; nothing moves.

    A bad line is tried again. `doubted` are files that were found faulty, so that they are sent anew.
    """
    return look_ahead(library, destination, connect, desired, now, doubted)[0]


def look_ahead(
    library: Library,
    destination: Destination,
    connect: Connect,
    desired: Sequence[PublicFile],
    now: datetime,
    doubted: Collection[PublicFile] = (),
    watch: Callable[[], None] = lambda: None,
) -> tuple[Plan, Abilities]:
    """The same, and what the place can do. `watch` is called meanwhile; what it raises ends the wait for a server."""
    found: list[tuple[Plan, Abilities]] = []

    def work(place: Place) -> None:
        standing = standing_at(library, destination, place, desk_of(library))
        found.append((_plan(library, destination, place, standing, desired, now, doubted), place.abilities))

    with Crew(connect, Patience()) as crew:
        for _done in crew.carry([(None, Task(work))], watch):
            pass
    return found[-1]


def standing_at(library: Library, destination: Destination, place: Place, desk: str) -> Standing:
    """What stands there: by the manifest at the place, else by what this library published; then its own journal."""
    live = library.live_edition(destination.name)
    own_files = place.list(OWN_FOLDER)
    manifest = _manifest_at(destination, place, own_files)
    journal = _Journal(manifest.standing if manifest else live.files if live else ())
    written_by = _number(manifest, desk, live.id if live else 0)
    for number, files in library.begun_after_live(destination.name):
        if written_by is None:
            journal.doubt(files)
        elif number > written_by:
            journal.follow(files, library.steps(number))
    journal.doubt_unknown(live.files if live else ())
    is_disturbed = LOCK_PATH in own_files and foreign_claim(place, desk) is not None
    lists = place.abilities.reads_cheaply or manifest is None or is_disturbed
    sizes = dict(place.list()) if lists else None
    journal.compare(sizes, is_disturbed)
    since, basis = (manifest.since, manifest.by) if manifest else ({}, "")
    return Standing(journal.certain, journal.doubtful, since, sizes, basis)


def _manifest_at(destination: Destination, place: Place, own_files: Collection[str]) -> Manifest | None:
    """What the manifest says: from memory where the seal tells that it is still the same."""
    known = kept_manifest(destination.url)
    if known and is_sealed(own_files, known):
        return understand_manifest(known)
    manifest = read_manifest(place) if MANIFEST_PATH in own_files else None
    if manifest is not None:
        keep_manifest(destination.url, manifest_bytes(manifest))
    return manifest


class _Journal:
    """What is certain and what is doubtful, as more and more is taken into account."""

    def __init__(self, known: Iterable[PublicFile]) -> None:
        self._known = {file.path: file for file in known}
        self._doubtful: set[PublicFile] = set()

    @property
    def certain(self) -> tuple[PublicFile, ...]:
        return tuple(sorted(self._known.values()))

    @property
    def doubtful(self) -> tuple[PublicFile, ...]:
        return tuple(sorted(self._doubtful.difference(self._known.values())))

    def doubt(self, files: Iterable[PublicFile]) -> None:
        """These may stand there as well."""
        self._doubtful.update(files)

    def doubt_unknown(self, files: Iterable[PublicFile]) -> None:
        """So may these, unless it is known what stands in their place."""
        self.doubt(file for file in files if file.path not in self._known)

    def follow(self, files: Iterable[PublicFile], steps: Iterable[EditionStep]) -> None:
        """A run set out for these files and broke off: what it noted is certain, what it did not note is not."""
        named = {file.path: file for file in files}
        noted = {step.path: step.state for step in steps}
        self.doubt(named.values())
        for path in [path for path in self._known if path not in named]:
            self.doubt([self._known.pop(path)])
        for path, file in named.items():
            if noted.get(path) == PLACED:
                self._known[path] = file
            elif self._known.get(path) not in (None, file):
                self.doubt([self._known.pop(path)])

    def compare(self, sizes: Mapping[str, int] | None, is_disturbed: bool) -> None:
        """Believe nothing that the place's list contradicts; where somebody else broke off, believe audio alone."""
        for path, file in list(self._known.items()):
            is_there = sizes is None or sizes.get(path) == file.size_bytes
            if not is_there or (is_disturbed and file.stage != "audio"):
                self.doubt([self._known.pop(path)])


def _number(manifest: Manifest | None, desk: str, live: int) -> int | None:
    """Up to which edition of this library the manifest speaks; None when another desk has written it since."""
    if manifest is None:
        return live
    writer, _colon, number = manifest.by.rpartition(":")
    return int(number) if writer == desk and number.isdecimal() and int(number) >= live else None


def _plan(
    library: Library,
    destination: Destination,
    place: Place,
    standing: Standing,
    desired: Sequence[PublicFile],
    now: datetime,
    doubted: Collection[PublicFile],
) -> Plan:
    certain = [file for file in standing.certain if file not in doubted]
    doubtful = (*standing.doubtful, *doubted)
    ours = {file.path for file in (*certain, *doubtful)}
    strange = [file for file in desired if file.path not in ours]
    sizes = standing.sizes
    if sizes is None and len(strange) > MOST_LOOKS:
        sizes = dict(place.list())
    foreign = find_foreign(place, strange, (), sizes)
    grace = Grace(
        today=now.date(),
        since=standing.since,
        named=_lately_named(library, destination.name),
        must_go=_withdrawn(ours, desired) | due_to_go(library, destination.name, now) | called_off(library, ours),
    )
    return replace(plan_publication(desired, certain, doubtful, foreign, grace), basis=standing.basis)


def _lately_named(library: Library, destination: str) -> frozenset[str]:
    lines = [line for line in library.records(destination) if line.episodes][-LAST_FEEDS:]
    return frozenset(episode.audio_sha256 for line in lines for episode in line.episodes)


def _withdrawn(ours: Iterable[str], desired: Iterable[PublicFile]) -> frozenset[str]:
    """What belongs to episodes that are not public any more: nobody should find it by an old link."""
    folders = {folder for file in desired if (folder := _episode_folder(file.path))}
    return frozenset(path for path in ours if (folder := _episode_folder(path)) and folder not in folders)


def _episode_folder(path: str) -> str:
    """The name of the folder of an episode, whatever the language; empty for a path that is in none."""
    folders = path.split("/")[:-1]
    return folders[folders.index(EPISODES_FOLDER) + 1] if EPISODES_FOLDER in folders[:-1] else ""
