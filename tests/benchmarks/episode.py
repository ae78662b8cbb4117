"""The episode that everybody makes: an hour cut in twenty places, two jingles that give way to speech, faded ends."""

from pathlib import Path

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.sound import Sound
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import BED, Clip
from radiodesk.model.edits import EditList
from tests.audio.makers import music, write_wav
from tests.benchmarks.material import CUTS, FOLDER

JINGLE_S = 24.0
JINGLE_RATE = 44100
JINGLES_AT_S = (300.0, 1900.0)

_JINGLES = {name: FOLDER / f"{name}.wav" for name in ("opening", "break")}

EDITS = EditList(
    CUTS,
    fade_in_s=2.0,
    fade_out_s=3.0,
    clips=tuple(
        Clip(name, at_s, 0.0, JINGLE_S, BED, -6.0, 1.0, 2.0) for name, at_s in zip(_JINGLES, JINGLES_AT_S, strict=True)
    ),
)


def jingles() -> list[Path]:
    """The files of the jingles, made when they are not there."""
    for number, path in enumerate(_JINGLES.values()):
        if not path.is_file():
            FOLDER.mkdir(exist_ok=True)
            write_wav(path, music(JINGLE_S, JINGLE_RATE, seed=number), JINGLE_RATE)
    return list(_JINGLES.values())


def sounds() -> tuple[Sound, ...]:
    """The jingles as they travel to a render, analysed."""
    found = [Sound(path.stem, path, path.with_suffix(".rdk")) for path in jingles()]
    for sound in found:
        analyse(sound.path, sound.sidecar, no_step)
    return tuple(found)


def measures() -> dict[str, Measures]:
    """What is known of the jingles."""
    return {sound.sha256: Measures.open(sound.sidecar) for sound in sounds()}


def analysis_of(recording: Path) -> Analysis:
    """What is known of a recording; it lies beside it."""
    return analyse(recording, recording.with_suffix(".rdk"), no_step)
