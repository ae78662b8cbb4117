"""The journal of a move: which feed it was, and line by line what came of each episode, whatever breaks off."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from radiodesk.desk.moving_web import shown
from radiodesk.library.library import Library
from radiodesk.model.problems import storage_guard

FOLDER = "moving"
"""The folder of a library in which lies what is still on its way."""

JOURNAL_FILE = "journal.jsonl"


@dataclass(frozen=True)
class Outcome:
    """What came of an episode: `brought`, `here` already, or `failed`, with sentences that say what had to be said."""

    title: str
    state: str
    guid: str = ""
    episode_id: int = 0
    remarks: tuple[str, ...] = ()


class Journal:
    """The journal of the move of one programme into a library."""

    def __init__(self, library: Library, guid: str) -> None:
        """`guid` is the programme's; its letters are those of a UUID, so they can name a folder."""
        self.folder = library.root / FOLDER / guid
        self._file = self.folder / JOURNAL_FILE

    def begin(self, source: str) -> None:
        """Write down where the feed is; a move that goes on says so again."""
        self._append({"source": shown(source) if "://" in source else Path(source).name})

    def note(self, outcome: Outcome) -> None:
        """Write down what came of an episode."""
        self._append(asdict(outcome))

    @property
    def source(self) -> str:
        """Where the feed was; empty when nothing ever moved."""
        found = (str(line["source"]) for line in reversed(self._lines()) if "source" in line)
        return next(found, "")

    def _lines(self) -> Sequence[dict[str, object]]:
        lines: list[dict[str, object]] = []
        with suppress(OSError):
            for text in self._file.read_text("utf-8").splitlines():
                with suppress(ValueError):  # the last line, when the power failed
                    line = json.loads(text)
                    lines += [line] if isinstance(line, dict) else []
        return lines

    def _append(self, line: dict[str, object]) -> None:
        with storage_guard(self._file):
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
