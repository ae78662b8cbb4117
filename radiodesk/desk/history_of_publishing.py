"""Who published what, when, where, with which hashes: an attempt leaves a line when it begins and one when it ends."""

import getpass
import socket
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from radiodesk.bahasa.words import sentence
from radiodesk.jobs.step import Cancelled
from radiodesk.library.library import Library, utc_now
from radiodesk.model.problems import Problem
from radiodesk.model.publication import Destination, Edition, PublicFile
from radiodesk.model.record import Actor, Record, RecordedEpisode
from radiodesk.settings.choices import load_choices


@dataclass
class Attempt:
    """What is under way. Once it `has_arrived`, listeners see it, also when nobody waits for the proof any more.

    Whoever finds something that is not as it should be says so in `faults`.
    """

    has_arrived: bool = False
    faults: tuple[str, ...] = ()


@contextmanager
def recorded(
    library: Library,
    act: str,
    destination: Destination,
    edition: Edition,
    sent: Sequence[PublicFile],
    removed: Sequence[PublicFile],
    chosen: Collection[int] = (),
) -> Iterator[Attempt]:
    """Write down that an attempt begins, and what came of it; what goes wrong inside is passed on.

    An attempt that is killed leaves only its first line: that it began is known all the same.
    """
    line = replace(
        _line(library, act, destination, chosen),
        **_what(library, destination, edition),
        sent=tuple(sent),
        removed=tuple(file.path for file in removed),
    )
    library.add_record(replace(line, outcome="begun"))
    attempt = Attempt()
    try:
        yield attempt
    except (Problem, Cancelled) as reason:
        told = sentence(reason) if isinstance(reason, Problem) else ""
        broken = "failed" if isinstance(reason, Problem) else "stopped"
        outcome = "done" if attempt.has_arrived else broken
        library.add_record(replace(line, at=utc_now(), outcome=outcome, reason=told))
        raise
    outcome = "faulty" if attempt.faults else "done"
    library.add_record(replace(line, at=utc_now(), outcome=outcome, reason=" ".join(attempt.faults)))


def history(library: Library, destination: str = "") -> tuple[Record, ...]:
    """The history as people read it, oldest first: of each attempt what came of it, else that it was begun.

    With a destination only what happened there.
    """
    lines = library.records(destination)
    ended = {line.edition_id for line in lines if line.outcome != "begun" and line.edition_id}
    return tuple(line for line in lines if line.outcome != "begun" or line.edition_id not in ended)


def _what(library: Library, destination: Destination, edition: Edition) -> dict[str, Any]:
    live = library.live_edition(destination.name)
    shown, before = _episodes(edition), _episodes(live) if live else ()
    gone = tuple(each for each in before if each.id not in {still.id for still in shown})
    return {"edition_id": edition.id, "episodes": shown, "gone": gone}


def _episodes(edition: Edition) -> tuple[RecordedEpisode, ...]:
    return tuple(
        RecordedEpisode(each.episode_id, each.guid, each.sheet.title, each.enclosure.sha256)
        for each in edition.publications
    )


def _line(library: Library, act: str, destination: Destination, chosen: Collection[int]) -> Record:
    return Record(
        at=utc_now(),
        act=act,
        outcome="",
        destination=destination.name,
        address=destination.url,
        programme=library.programme(destination.programme_id).title,
        actor=actor(),
        chosen=tuple(sorted(chosen)),
    )


def actor() -> Actor:
    try:
        person = getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as containers have it
        person = "?"
    return Actor(person, socket.gethostname(), load_choices().office)
