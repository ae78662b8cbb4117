"""Listens to the pauses of a recording for the hum of the mains."""

from math import log10
from pathlib import Path

import numpy as np

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.arrays import Energies
from radiodesk.audio.fold import to_mono
from radiodesk.audio.loudness import SILENT_LUFS, to_energy
from radiodesk.audio.pauses import quietest_spans
from radiodesk.audio.proposing.hum import Hum
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step
from radiodesk.model.edits import Span

_LISTENED_S = 20.0
_LOOK_S = 0.4
"""Lines 50 Hz apart are told from one another, and from what is 15 Hz beside them."""

_PAUSE_BELOW_DB = 8.0
_MAINS_HZ = (50, 60)
_OVERTONES = 10
_LINE_HZ = 6.0
"""Half as wide as a line is in such a look."""

_BESIDE_HZ = 22.0
_RISE_DB = 9.0
"""A line stands out by so much. Noise reaches 3 dB in twenty looks, and 5 in a single one."""

_SURE = 2
"""So many of the first five lines must stand out: 300 Hz belongs to both mains."""


def listen_for_hum(recording: Path, analysis: Analysis, step: Step) -> Hum:
    """What hums in the quietest pauses of `recording`. `step` only serves to stop. Raises what `Source` raises."""
    most = to_energy(analysis.integrated_lufs - _PAUSE_BELOW_DB)
    pauses = quietest_spans(analysis.energies, analysis.grid.window_s, most, _LISTENED_S)
    with Source(recording) as source:
        power = _power(source, pauses, step)
    heard = [hum for hum in (_hum(power, hz, analysis.integrated_lufs) for hz in _MAINS_HZ) if hum.lines]
    return max(heard, key=lambda hum: hum.lines, default=Hum())


def _power(source: Source, pauses: tuple[Span, ...], step: Step) -> Energies:
    """The mean power of the pauses by bins of 1 / `_LOOK_S` Hz; adds up to their mean square. Empty without pauses."""
    rate = source.sample_rate_hz
    length = round(_LOOK_S * rate)
    window = np.hanning(length)
    looks = []
    for pause in sorted(pauses):
        step(0, 1)
        sound = to_mono(source.read(round(pause.start_s * rate), round(pause.duration_s * rate)))[0]
        looks += [sound[at : at + length] * window for at in range(0, len(sound) - length + 1, length // 2)]
    if not looks:
        return np.zeros(0)
    spectra = np.fft.rfft(np.array(looks))
    return np.asarray(2 * np.square(np.abs(spectra)).mean(axis=0) / (length * np.square(window).sum()))


def _hum(power: Energies, mains_hz: int, voices_lufs: float) -> Hum:
    """What stands out at the mains and its overtones."""
    rises_db, energy = [], 0.0
    for number in range(1, _OVERTONES + 1):
        at, line, beside = (round(hz * _LOOK_S) for hz in (mains_hz * number, _LINE_HZ, _BESIDE_HZ))
        if at + beside >= len(power):
            break
        around = np.concatenate([power[at - min(beside, at) : at - line], power[at + line + 1 : at + beside + 1]])
        ground = max(float(np.median(around)), 1e-14)
        rises_db.append(10 * log10(max(float(power[at - line : at + line + 1].max()), 1e-14) / ground))
        if rises_db[-1] > _RISE_DB:
            energy += float(power[at - line : at + line + 1].sum())
    lines = [rise for rise in rises_db if rise > _RISE_DB]
    if sum(rise > _RISE_DB for rise in rises_db[:5]) < _SURE:
        return Hum(mains_hz)
    below_db = 10 * log10(to_energy(max(voices_lufs, SILENT_LUFS)) / max(energy, 1e-14))
    return Hum(mains_hz, len(lines), round(below_db, 1), round(max(lines), 1))
