"""What a recording tells of itself before it is cleaned up: where it hums, how its pauses sound, how loud it speaks."""

from math import log10
from pathlib import Path

import numpy as np

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning import noise
from radiodesk.audio.cleaning.evenness import hop_energies
from radiodesk.audio.cleaning.hum import mains_hz
from radiodesk.audio.cleaning.stage import Read, Stage, worked_off
from radiodesk.audio.cleaning.stages import MADE_BY, of_clicks, of_lows
from radiodesk.audio.loudness import SILENT_LUFS, to_energy
from radiodesk.audio.pauses import quietest_spans
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step
from radiodesk.model.cleaning import Cleaning, CleanUp
from radiodesk.model.edits import Span
from radiodesk.model.problems import NoPause

_LISTENED_S = 10.0
"""So much of the pauses is listened to: the level of a band is then known to 0.2 dB."""

_LEAST_S = 0.4
_PAUSE_BELOW_DB = 10.0
"""What is nearer to the loudness of a recording than this is no pause."""

_SEARCHED_S = 1200.0
_SEARCHED_RECORDS = 100


def learned(recording: Path, analysis: Analysis, clean_up: CleanUp, step: Step) -> Cleaning:
    """All that `clean_up` needs to know of a recording. `analysis` is the complete one of the recording as it is.

    Listens to some minutes of it, which takes a second; where rumble drowns all pauses, to twenty. `step` only serves
    to stop. Raises `NoPause` when noise shall go and is nowhere heard alone, and what `Source` raises.
    """
    with Source(recording) as source:
        rate = source.sample_rate_hz

        def read(start: int, end: int) -> Samples:
            step(0, 1)
            return source.read(start, end - start)

        pauses = _pauses(analysis, read) if clean_up.noise or clean_up.levelling else ()
        if clean_up.noise and not pauses:
            raise NoPause(name=recording.name)
        found_hz = mains_hz(read, analysis.info.samples, rate, clean_up.hum_hz) if clean_up.hum else 0.0
        before = (*of_clicks(clean_up, rate), *of_lows(clean_up, found_hz, rate))
        noise_db = _noise_db(read, pauses, before, rate) if clean_up.noise else ()
        pauses_db = _loudness_db(read, pauses, rate) if clean_up.levelling else SILENT_LUFS
    voices_db = round(10 * log10(to_energy(analysis.integrated_lufs)), 1)
    return Cleaning(clean_up, MADE_BY, found_hz, noise_db, voices_db, pauses_db)


def _pauses(analysis: Analysis, read: Read) -> tuple[Span, ...]:
    """The quietest pauses, the quietest first, or none that could be called so.

    Where rumble or hum drowns them in the figures of the analysis, they are looked for where only voices count.
    """
    loudness = to_energy(analysis.integrated_lufs - _PAUSE_BELOW_DB)
    found = quietest_spans(analysis.energies, analysis.grid.window_s, loudness, _LISTENED_S)
    if _length_s(found) < _LEAST_S:
        grid, searched_s = analysis.grid, min(_SEARCHED_S, analysis.info.duration_s)
        length = grid.record * _SEARCHED_RECORDS
        starts = range(0, int(searched_s * grid.sample_rate_hz), length)
        energies = np.concatenate([hop_energies(read, start, start + length, grid.sample_rate_hz) for start in starts])
        most = max(float(energies.mean()), to_energy(SILENT_LUFS)) / 10 ** (_PAUSE_BELOW_DB / 10)
        found = quietest_spans(energies, grid.record / grid.sample_rate_hz, most, _LISTENED_S)
    return found if _length_s(found) >= _LEAST_S else ()


def _length_s(spans: tuple[Span, ...]) -> float:
    return sum(span.duration_s for span in spans)


def _noise_db(
    read: Read, pauses: tuple[Span, ...], before: tuple[Stage, ...], rate: int
) -> tuple[tuple[float, ...], ...]:
    """The noise of each channel in `pauses`, after what is done `before`."""
    sounds = (worked_off(before, read, round(pause.start_s * rate), round(pause.end_s * rate)) for pause in pauses)
    looks = np.concatenate([noise.powers(sound, rate) for sound in sounds], axis=1)
    return tuple(noise.bands_db(channel.mean(axis=0), rate) for channel in looks)


def _loudness_db(read: Read, pauses: tuple[Span, ...], rate: int) -> float:
    """How loud `pauses` are where a voice would be."""
    energies = [hop_energies(read, round(pause.start_s * rate), round(pause.end_s * rate), rate) for pause in pauses]
    heard = np.concatenate([np.zeros(0), *energies])
    return round(10 * log10(max(float(heard.mean()), to_energy(SILENT_LUFS))), 1) if len(heard) else SILENT_LUFS
