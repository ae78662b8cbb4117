"""Make the audio that goes out: rendered once for an edit, tagged once for a sheet, kept by content."""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from radiodesk.audio.engine import in_engine
from radiodesk.audio.render import ENGINE
from radiodesk.desk.covers import cover_of
from radiodesk.desk.material import material_of
from radiodesk.desk.whole_files import copy_whole, write_whole
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter, heard_chapters
from radiodesk.model.episode import Episode
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import FILE_FORMATS, PRESETS, Loudness, Preset
from radiodesk.tags.tags import Tags
from radiodesk.tags.writing import write_tags

ANALYSIS_SHARE = 0.15


@dataclass(frozen=True)
class FinishedAudio:
    """A rendered and tagged file in the library's renders folder."""

    path: Path
    sha256: str
    size_bytes: int
    duration_s: float
    loudness: Loudness


def render_episode(library: Library, episode: Episode, preset: Preset, step: Step) -> FinishedAudio:
    """Render and tag an episode; unchanged work is taken from the renders folder.

    Raises `NothingLeft`, `DamagedRecording`, `DiskFull`, `NotWritable`, `FileMissing`.
    """
    material = material_of(library, episode, portion(step, 0, ANALYSIS_SHARE))
    edits = episode.sheet.edits
    key = _key(ENGINE, episode.recording.sha256, asdict(edits), asdict(preset))
    plain = library.root / "renders" / f"{key}{FILE_FORMATS[preset.form].suffix}"
    note = plain.with_suffix(".json")
    if not (plain.is_file() and note.is_file()):
        chunks = library.root / "renders" / "chunks"
        with material.called_by_name():
            rest = portion(step, ANALYSIS_SHARE, 1)
            sound, sidecar, sounds = material.recording, material.sidecar, material.sounds
            rendered = in_engine.render(sound, sidecar, edits, preset, plain, rest, chunks, sounds=sounds)
        facts = {"duration_s": rendered.info.duration_s, **asdict(rendered.loudness)}
        write_whole(note, json.dumps(facts).encode())
    known = json.loads(note.read_text())
    duration_s = known.pop("duration_s")
    tags = tags_of(library, episode, duration_s)
    return _tagged(plain, tags, duration_s, Loudness(**known))


def export_episode(library: Library, episode: Episode, preset: Preset, out: Path, step: Step) -> FinishedAudio:
    """Render an episode and put the finished file where the user wants it."""
    finished = render_episode(library, episode, preset, step)
    copy_whole(finished.path, out)
    return finished


def chapters_heard(episode: Episode) -> tuple[Chapter, ...]:
    """The episode's chapters at the times of the finished audio."""
    return heard_chapters(episode.sheet.chapters, episode.sheet.edits, episode.recording.info.duration_s)


def tags_of(library: Library, episode: Episode, duration_s: float) -> Tags:
    """What the finished file says about itself."""
    programme, sheet = library.programme(), episode.sheet
    cover = cover_of(library, sheet.cover)
    return Tags(
        title=sheet.title,
        artist=", ".join(credit.name for credit in sheet.people) or programme.author or programme.station,
        album=programme.title,
        track=sheet.number,
        season=sheet.season,
        date=sheet.aired,
        language=programme.language,
        summary=sheet.summary,
        url=programme.public_url,
        publisher=programme.station or programme.author,
        cover=cover.medium,
        chapters=chapters_heard(episode),
        duration_s=duration_s,
    )


def preset_named(name: str) -> Preset:
    """One of the presets podcast, voice, radio."""
    return PRESETS[name]


def _tagged(plain: Path, tags: Tags, duration_s: float, loudness: Loudness) -> FinishedAudio:
    """The tagged copy of a rendered file, named by its own hash."""
    with storage_guard(plain), NamedTemporaryFile(dir=plain.parent, suffix=".part", delete=False) as stream:
        part = Path(stream.name)
    try:
        with storage_guard(part):
            shutil.copyfile(plain, part)
            write_tags(part, tags)
            with part.open("rb+") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
                os.fsync(stream.fileno())
            path = plain.with_name(f"{sha256}{plain.suffix}")
            part.replace(path)
            return FinishedAudio(path, sha256, path.stat().st_size, duration_s, loudness)
    finally:
        part.unlink(missing_ok=True)


def _key(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]
