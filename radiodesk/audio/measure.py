"""Measures any file as a listener gets it: decoded from end to end."""

from pathlib import Path

import numpy as np

from radiodesk.audio.chunks import Chunks, in_order
from radiodesk.audio.grid import WINDOWS
from radiodesk.audio.loudness import HOP_S, decibels, integrated_lufs, range_lu
from radiodesk.audio.source import Source
from radiodesk.audio.totals import by_steps, totals
from radiodesk.jobs.step import Step
from radiodesk.model.problems import EmptyRecording
from radiodesk.model.sound import Loudness


def measure(path: Path, step: Step) -> Loudness:
    """The EBU R128 figures of `path`. Raises what `Source` raises."""
    return measure_samples(path, step)[0]


def measure_samples(path: Path, step: Step) -> tuple[Loudness, int]:
    """The figures of `path`, and how many samples came out of it."""
    energies, peak, samples = [np.zeros(0, np.float32)], 0.0, 0
    with Source(path) as source:
        chunks, expected = Chunks(source), source.info.samples
        for _, page, samples in in_order(chunks):
            energies.append(page["energy"][0, : int(page["filled"][0]) * WINDOWS].copy())  # not the page with it
            peak = max(peak, float(page["peak"].max()))
            step(samples, max(expected, samples))
    if not samples:
        raise EmptyRecording(name=path.name)
    grid = chunks.grid
    reached = by_steps(totals(np.concatenate(energies)), samples / grid.window, HOP_S / grid.window_s) * grid.window_s
    return Loudness(integrated_lufs(reached), range_lu(reached), decibels(peak)), samples
