"""A press officer at work, in a process of her own that a test can kill: imports, edits, publishes, over and over.

Each acknowledged deed is a line on stdout, so that the test knows what must have survived.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from radiodesk.desk import publishing, sheets
from radiodesk.desk.imports import import_recording
from radiodesk.desk.opening import open_library
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from radiodesk.model.episode import Sheet


def main(root: Path, recording: Path) -> None:
    """Work until killed."""
    with open_library(root) as library:
        while True:
            _one_round(library, recording)


def _one_round(library: Library, recording: Path) -> None:
    number = len(library.episodes()) + 1
    episode = import_recording(library, recording, no_step, Sheet(title=f"Episode {number}", number=number))
    _say("imported", episode.id)
    for second in range(3):
        edited = sheets.cut(library, episode.id, Span(second, second + 0.5))
        _say("edited", episode.id, edited.revision)
    _publish(library, episode.id)
    sheets.change(library, episode.id, "Title", title=f"Episode {number}, corrected")
    _publish(library, episode.id)


def _publish(library: Library, episode_id: int) -> None:
    proposal = publishing.prepare(library, [episode_id], "web", "voice", datetime.now(UTC), no_step)
    publishing.publish(library, proposal, no_step)
    _say("published", episode_id)


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
