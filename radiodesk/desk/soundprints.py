"""The prints of the library's recordings by which sound that was heard before is known again."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from radiodesk.audio.engine import in_engine
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem

_log = logging.getLogger(__name__)


class Printed(NamedTuple):
    """A recording by the title of its episode, and the file with the print of its sound."""

    title: str
    file: Path


def soundprints(library: Library, episode: Episode, step: Step) -> tuple[Printed, ...]:
    """Those of an episode, and of all others of its programme with another recording; what is missing is made.

    Raises what reading the episode's own recording raises; other recordings that cannot be read are left out.
    """
    needed = {episode.recording.sha256: episode.sheet.title}
    for row in library.episodes(programme_id=episode.programme_id):
        title = row.title if row.number is None else f"#{row.number} {row.title}"
        needed.setdefault(library.episode(row.id).recording.sha256, title)
    return tuple(_printed(library, needed, step))


def _printed(library: Library, needed: dict[str, str], step: Step) -> Iterator[Printed]:
    for number, (sha256, title) in enumerate(needed.items()):
        own_step = portion(step, number / len(needed), (number + 1) / len(needed))
        try:
            yield Printed(title, _print_of(library, sha256, own_step))
        except Problem:
            if number == 0:
                raise
            _log.warning("no jingles are looked for in %s, which cannot be read", sha256, exc_info=True)


def _print_of(library: Library, sha256: str, step: Step) -> Path:
    from radiodesk.audio.proposing.prints_file import load_soundprint

    file = library.soundprint_path(sha256)
    if load_soundprint(file) is None:
        in_engine.make_soundprint(library.original_path(sha256), file, step)
    step(1, 1)
    return file
