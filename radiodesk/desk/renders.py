"""The folder of rendered audio: each file under a hash of what it was made from, a note of its figures beside it."""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from radiodesk.audio.render import ENGINE, Rendered
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import FILE_FORMATS, Loudness, Preset


@dataclass(frozen=True)
class Made:
    """A rendered file without tags, and its figures."""

    path: Path
    duration_s: float
    loudness: Loudness


@dataclass(frozen=True)
class Renders:
    """What there is of one episode in one preset.

    A file is found by the edit, the preset and the gain that is kept: these three, and the program, decide its bytes.
    One that was made ahead of any wish lies apart, under a name that is the episode's, until somebody wants it: of
    each episode there is one at most.
    """

    library: Library
    episode: Episode
    preset: Preset

    @property
    def chunks(self) -> Path:
        """The folder of chunks, which are kept for the next time."""
        return self._folder / "chunks"

    @property
    def new(self) -> Path:
        """Where a file is rendered to."""
        return self._folder / f"new-{self.episode.id}{self._suffix}"

    @property
    def new_ahead(self) -> Path:
        """Where a file is rendered to that nobody wants yet."""
        return self._folder / f"{self._ahead}new{self._suffix}"

    @property
    def kept_level_db(self) -> float | None:
        """The gain that the episode had when it was made last."""
        return self.library.kept_level_db(self.episode.id, self.preset)

    def find(self) -> Made | None:
        """The finished file, also one that was made ahead."""
        key = self._key(self.kept_level_db)
        return _made(self._folder / f"{key}{self._suffix}") or _made(self._folder / f"{self._ahead}{key}{self._suffix}")

    def want(self, made: Made) -> Made:
        """Take a file for good that may have been made ahead."""
        wanted = made.path.with_name(made.path.name.removeprefix(self._ahead))
        if wanted == made.path:
            return made
        with storage_guard(wanted):
            made.path.replace(wanted)
            _note(made.path).replace(_note(wanted))
        return replace(made, path=wanted)

    def keep(self, rendered: Rendered) -> Made:
        """Keep what was rendered to `new`, and its gain."""
        return self._kept(self.new, rendered, "")

    def keep_ahead(self, rendered: Rendered) -> None:
        """Keep what was rendered to `new_ahead`, in place of what was made ahead before."""
        kept = self._kept(self.new_ahead, rendered, self._ahead)
        for file in self._folder.glob(f"{self._ahead}*"):
            if file.stem != kept.path.stem:
                file.unlink(missing_ok=True)

    def _kept(self, file: Path, rendered: Rendered, prefix: str) -> Made:
        if rendered.gain_db != self.kept_level_db:
            self.library.keep_level(self.episode.id, self.preset, rendered.gain_db)
        made = Made(
            self._folder / f"{prefix}{self._key(rendered.gain_db)}{self._suffix}",
            rendered.info.duration_s,
            rendered.loudness,
        )
        with storage_guard(made.path):
            file.replace(made.path)
        facts = {"duration_s": made.duration_s, **asdict(made.loudness)}
        write_whole(_note(made.path), json.dumps(facts).encode())
        return made

    @property
    def _folder(self) -> Path:
        return self.library.root / "renders"

    @property
    def _suffix(self) -> str:
        return FILE_FORMATS[self.preset.form].suffix

    @property
    def _ahead(self) -> str:
        return f"ahead-{self.episode.id}-"

    def _key(self, gain_db: float | None) -> str:
        edits = self.episode.sheet.edits
        nameless = replace(edits, splits=(), clips=tuple(replace(clip, name="") for clip in edits.clips))
        parts = (ENGINE, self.episode.recording.sha256, asdict(nameless), asdict(self.preset), gain_db)
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def _made(path: Path) -> Made | None:
    """A file with its note, which is written last: without it, the file may be a part."""
    with suppress(FileNotFoundError):
        known = json.loads(_note(path).read_text())
        if path.is_file():
            return Made(path, known.pop("duration_s"), Loudness(**known))
    return None


def _note(path: Path) -> Path:
    return path.with_suffix(".json")
