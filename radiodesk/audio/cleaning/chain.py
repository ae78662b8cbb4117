"""Sends sound through FFmpeg's filters: an array in, an array of the same length out, aligned to the sample."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.filter import Graph
from av.filter.context import FilterContext

from radiodesk.audio.arrays import Samples

Filter: TypeAlias = tuple[str, str]
"""The name of one of FFmpeg's filters, and its options as FFmpeg writes them."""

_LAYOUTS = {1: "mono", 2: "stereo"}
_PIECE = 1 << 15
"""Samples in a frame: measured to be the fastest of 1024 to all at once."""


def filtered(sound: Samples, sample_rate_hz: int, filters: Sequence[Filter], late: int = 0) -> Samples:
    """`sound` (1 or 2, n) after `filters`, which begin with no memory of anything before it.

    `late` is by how many samples what comes out lags behind what goes in; that is made up for.
    """
    if not sound.shape[1]:
        return sound
    graph, entry, exit_ = _graph(len(sound), sample_rate_hz, filters)
    out = np.empty((len(sound), sound.shape[1] + late), np.float32)
    done = 0
    for frame in _frames(np.pad(sound, ((0, 0), (0, late))), sample_rate_hz):
        entry.push(frame)
        for made in _made(exit_):
            out[:, done : done + made.samples] = made.to_ndarray()
            done += made.samples
    del graph  # it has to outlive its filters
    return out[:, late:]


def _graph(channels: int, rate: int, filters: Sequence[Filter]) -> tuple[Graph, FilterContext, FilterContext]:
    """Filters in a row. One thread each: their user has other cores busy, and starting threads takes longer."""
    graph = Graph()
    graph.threads = 1
    layout = _LAYOUTS[channels]
    entry = graph.add_abuffer(sample_rate=rate, format="fltp", layout=layout)
    row = [graph.add(name, options) for name, options in filters]
    shape = graph.add("aformat", f"sample_fmts=fltp:sample_rates={rate}:channel_layouts={layout}")
    exit_ = graph.add("abuffersink")
    graph.link_nodes(entry, *row, shape, exit_)
    graph.configure()
    return graph, entry, exit_


def _frames(sound: Samples, rate: int) -> Iterator[AudioFrame | None]:
    """Frames of `sound`, and then nothing, which means the end."""
    for start in range(0, sound.shape[1], _PIECE):
        piece = np.ascontiguousarray(sound[:, start : start + _PIECE])
        frame = AudioFrame.from_ndarray(piece, format="fltp", layout=_LAYOUTS[len(sound)])
        frame.sample_rate, frame.pts = rate, start
        yield frame
    yield None


def _made(exit_: FilterContext) -> Iterator[AudioFrame]:
    """What has come out so far."""
    while True:
        try:
            frame = exit_.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        if isinstance(frame, AudioFrame):
            yield frame
