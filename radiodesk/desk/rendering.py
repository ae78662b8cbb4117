"""Make the audio that goes out: rendered once for an edit, tagged once for a sheet, kept by content."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from radiodesk.audio.engine import in_engine
from radiodesk.audio.engine.pool import Engines
from radiodesk.audio.render import Rendered
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.covers import cover_of
from radiodesk.desk.heard import chapters_heard
from radiodesk.desk.material import Material, known_material, material_of
from radiodesk.desk.renders import Made, Renders
from radiodesk.desk.whole_files import copy_whole
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import PRESETS, Loudness, Preset
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
    """Render and tag an episode; unchanged work, and what was made ahead, is taken from the renders folder.

    Raises `NothingLeft`, `DamagedRecording`, `DiskFull`, `NotWritable`, `FileMissing`.
    """
    renders = Renders(library, episode, preset)
    material = material_of(library, episode, portion(step, 0, ANALYSIS_SHARE))
    made = renders.find()
    if made is None:
        rest = portion(step, ANALYSIS_SHARE, 1)
        made = renders.keep(_rendered(renders, material, renders.new, rest, in_engine.AT_ONCE))
    return tagged(renders.want(made), tags_of(library, episode, made.duration_s))


def prerender_episode(library: Library, episode: Episode, preset: Preset, step: Step) -> None:
    """Make the audio of an episode ahead, gently, so that it is there when somebody wants it.

    Nothing happens while something of it is not read to its end yet. What was made when `step` stops this is not made
    again by whoever goes on. Raises what `render_episode` does.
    """
    renders = Renders(library, episode, preset)
    material = known_material(library, episode)
    if material is not None and renders.find() is None:
        renders.keep_ahead(_rendered(renders, material, renders.new_ahead, step, in_engine.IN_IDLE_TIME))


def is_rendered(library: Library, episode: Episode, preset: Preset) -> bool:
    """Whether the audio of an episode is there, so that publishing it begins at once."""
    return Renders(library, episode, preset).find() is not None


def export_episode(library: Library, episode: Episode, preset: Preset, out: Path, step: Step) -> FinishedAudio:
    """Render an episode and put the finished file where the user wants it."""
    finished = render_episode(library, episode, preset, step)
    copy_whole(finished.path, out)
    return finished


def tags_of(library: Library, episode: Episode, duration_s: float) -> Tags:
    """What the finished file says about itself."""
    programme, sheet = programme_of(library, episode), episode.sheet
    cover = cover_of(library, programme, sheet.cover)
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


def _rendered(renders: Renders, material: Material, out: Path, step: Step, engines: Engines) -> Rendered:
    with storage_guard(out):
        out.parent.mkdir(exist_ok=True)  # whoever needed room may have deleted it
    with material.called_by_name():
        return in_engine.render(
            material.recording,
            material.sidecar,
            renders.episode.sheet.edits,
            renders.preset,
            out,
            step,
            renders.chunks,
            sounds=material.sounds,
            kept_db=renders.kept_level_db,
            engines=engines,
        )


def tagged(made: Made, tags: Tags) -> FinishedAudio:
    """The tagged copy of a file without tags, named by its own hash."""
    folder, suffix = made.path.parent, made.path.suffix
    with storage_guard(made.path), NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as stream:
        part = Path(stream.name)
    try:
        with storage_guard(part):
            shutil.copyfile(made.path, part)
            write_tags(part, tags)
            with part.open("rb+") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
                os.fsync(stream.fileno())
            path = folder / f"{sha256}{suffix}"
            part.replace(path)
            return FinishedAudio(path, sha256, path.stat().st_size, made.duration_s, made.loudness)
    finally:
        part.unlink(missing_ok=True)
