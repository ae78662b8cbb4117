"""Measures any file as a listener gets it: decoded from end to end."""

from pathlib import Path

import numpy as np

from radiodesk.audio.analysis import analysed
from radiodesk.audio.grid import Grid
from radiodesk.audio.heard import heard_energy
from radiodesk.audio.loudness import decibels, integrated_lufs, range_lu
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList
from radiodesk.model.problems import EmptyRecording
from radiodesk.model.sound import Loudness


def measure(path: Path, step: Step) -> Loudness:
    """The EBU R128 figures of `path`. Raises what `Source` raises."""
    return measure_samples(path, step)[0]


def measure_samples(path: Path, step: Step) -> tuple[Loudness, int]:
    """The figures of `path`, and how many samples came out of it."""
    energies, peak, samples = [np.zeros(0)], 0.0, 0
    with Source(path) as source:
        grid = Grid(source.sample_rate_hz)
        for records, samples in analysed(source):
            energies.append(records["energy"].reshape(-1).astype(np.float64))
            peak = max(peak, float(records["peak"].max()))
            step(samples, max(source.info.samples, samples))
    if not samples:
        raise EmptyRecording(name=path.name)
    reached = heard_energy(np.concatenate(energies), grid.window_s, EditList(), samples / grid.sample_rate_hz)
    return Loudness(integrated_lufs(reached), range_lu(reached), decibels(peak)), samples
