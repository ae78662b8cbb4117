"""A program that publishes new editions without end, or until an operation of its own kills it.

    python -m tests.publish.publisher loop FOLDER       until somebody kills it
    python -m tests.publish.publisher sweep FOLDER      once for each file operation there is, killed at that one
    python -m tests.publish.publisher calls FOLDER N    once for every Nth call of the place, killed at that one

It remembers in a journal what is known and what was meant, as the library does. It publishes to the folder's `public`,
or to the server that a file `place` beside it names.
"""

import json
import os
import signal
import sys
from dataclasses import asdict
from itertools import count
from pathlib import Path
from uuid import uuid4

from radiodesk.jobs.step import no_step
from radiodesk.model.publication import PublicFile
from radiodesk.publish.apply import Terms, apply_plan
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.lock import Claim, Lock
from radiodesk.publish.opening import open_place
from radiodesk.publish.patience import Patience
from radiodesk.publish.place import Connect, Place
from radiodesk.publish.plan import find_foreign, plan_publication
from radiodesk.publish.verify import verify_public
from tests.publish.published import BASE_URL, Shelf, edition, standing

PATIENCE = Patience(first_s=0.01, most_s=0.1, tries=20)

OPERATIONS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
"""Audit events of Python that stand for a change, or a coming change, of the folder."""


class Journal:
    """What is known to be public and what the last run meant, in a file that is swapped whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        words = json.loads(path.read_text()) if path.exists() else {"known": [], "meant": [], "round": 0}
        self.known = tuple(PublicFile(**word) for word in words["known"])
        self.meant = tuple(PublicFile(**word) for word in words["meant"])
        self.round = words["round"]

    def write(self, known: tuple[PublicFile, ...], meant: tuple[PublicFile, ...], number: int) -> None:
        self.known, self.meant, self.round = known, meant, number
        words = {"known": [*map(asdict, known)], "meant": [*map(asdict, meant)], "round": number}
        self._path.with_suffix(".new").write_text(json.dumps(words))
        self._path.with_suffix(".new").replace(self._path)


def publish_next(folder: Path, skipped: int = 0, deadly: int = 0) -> None:
    """Publish the edition after the journal's last one, or a later one; killed at the place's call number `deadly`."""
    journal, shelf, connect = Journal(folder / "journal"), Shelf(folder / "shelf"), connect_to(folder)
    if deadly:
        calls, really = count(1), connect
        connect = lambda: Deadly(really(), calls, deadly)  # noqa: E731
    place = connect()
    number = journal.round + skipped
    desired = edition(shelf, f"siaran{number}", f"siaran{number + 1}")
    ours = (*journal.known, *journal.meant)
    foreign = find_foreign(place, desired, ours)
    place.close()
    assert not foreign, "a run that was killed must not make our own files strange"
    plan = plan_publication(desired, journal.known, journal.meant)
    journal.write(journal.known, (*journal.meant, *desired), journal.round)
    terms = Terms(patience=PATIENCE, lock=Lock(Claim("ani", "", "publisher", str(uuid4())), lambda _content: 0.0))
    apply_plan(plan, connect, shelf.source_of, no_step, shelf.note, terms)
    journal.write(plan.state, (), number + 1)


def connect_to(folder: Path) -> Connect:
    """Where it publishes to."""
    if not (folder / "place").exists():
        return lambda: FolderPlace(folder / "public")
    url, host_key = (folder / "place").read_text().splitlines()
    return lambda: open_place(url, Credentials(host_key=host_key))


def loop(folder: Path) -> None:
    """Publish and publish."""
    while True:
        publish_next(folder)


def sweep(folder: Path) -> None:
    """Kill a run at its first, second, third... operation until one gets through; check the folder after each."""
    publish_next(folder)
    for number in count(1):
        child = os.fork()
        if child == 0:
            sys.addaudithook(_killer(folder / "public", number))
            publish_next(folder)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        check_whole(folder, allow_parts=True)
        publish_next(folder, skipped=number % 2)  # go on with the same edition, or give it up for a newer one
        check_whole(folder, allow_parts=False)
    sys.stdout.write(f"{number - 1}\n")


def kill_at_calls(folder: Path, every: int) -> None:
    """Kill a run at some calls of its place, one after another, until one gets through; check after each."""
    publish_next(folder)
    for number in count(1, every):
        child = os.fork()
        if child == 0:
            publish_next(folder, deadly=number)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        check_whole(folder, allow_parts=True)
        publish_next(folder, skipped=number % 2)
        check_whole(folder, allow_parts=False)
    sys.stdout.write(f"{number - 1}\n")


class Deadly:
    """A place at whose call with a certain number the program is killed."""

    def __init__(self, place: Place, calls: "count[int]", deadly: int) -> None:
        self._place, self._calls, self._deadly = place, calls, deadly

    def __getattr__(self, name: str) -> object:
        if name not in {"abilities", "name", "close"} and next(self._calls) == self._deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return getattr(self._place, name)


def check_whole(folder: Path, allow_parts: bool) -> None:
    """Raise unless the feed and all that it names are whole, and no part of ours is left."""
    place = FolderPlace(folder / "public")
    files = [PublicFile("feed.xml", "", 0, "feed")]
    faults = [fault for fault in verify_public(files, place, BASE_URL) if fault.expected != "0"]
    assert faults == []
    if not allow_parts:
        known = Journal(folder / "journal").known
        assert verify_public(known, place, BASE_URL) == ()
        assert sorted(standing(folder / "public")) == sorted(file.path for file in known)


def _killer(folder: Path, number: int):
    seen = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in OPERATIONS and str(arguments[0]).startswith(str(folder)) and next(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


if __name__ == "__main__":
    work = {"loop": loop, "sweep": sweep, "calls": kill_at_calls}[sys.argv[1]]
    work(Path(sys.argv[2]), *map(int, sys.argv[3:]))
