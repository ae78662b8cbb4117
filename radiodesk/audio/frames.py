"""Turns what FFmpeg's decoders give into float32 channels, whatever their sample format."""

from dataclasses import dataclass

import numpy as np
from av.audio.frame import AudioFrame

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fold import folding
from radiodesk.model.words import N_

LOUDEST = 16.0
"""Samples beyond this (24 dB over full scale) are broken, not loud; they and what is no number at all are mended."""


@dataclass(frozen=True)
class _Format:
    dtype: str
    scale: float
    middle: float = 0.0


_FORMATS = {
    "u8": _Format("u1", 1 / 128, 128.0),
    "s16": _Format("i2", 1 / 32768),
    "s32": _Format("i4", 1 / 2147483648),
    "flt": _Format("f4", 1.0),
    "dbl": _Format("f8", 1.0),
}


class UnusableFrame(ValueError):
    """A frame that does not fit the recording it comes from; `reason` says why."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class FrameReader:
    """Writes frames into float32 arrays of one or two channels. All frames must have the first one's sample rate."""

    def __init__(self, channels: int, sample_rate_hz: int) -> None:
        """`channels` is how many are written: 1 or 2."""
        self._channels = channels
        self._sample_rate_hz = sample_rate_hz

    def write(self, frame: AudioFrame, out: Samples) -> None:
        """Write `frame` into `out` (channels, frame.samples). Raises `UnusableFrame`."""
        if frame.sample_rate != self._sample_rate_hz:
            raise UnusableFrame(N_("its sample rate changes on the way"))
        channels = frame.layout.nb_channels
        if channels == self._channels:
            _convert(frame, out)
        else:
            given = np.empty((channels, frame.samples), np.float32)
            _convert(frame, given)
            out[:] = self._fitted(frame, given)

    def _fitted(self, frame: AudioFrame, given: Samples) -> Samples:
        matrix = folding(frame.layout)
        stereo = given if matrix is None else matrix @ given
        return stereo if len(stereo) == self._channels else stereo.mean(axis=0, keepdims=True)


def mend(sound: Samples) -> None:
    """Silence what is no number and hold what is absurdly loud, in place."""
    if sound.size and not (sound.min() >= -LOUDEST and sound.max() <= LOUDEST):
        np.nan_to_num(sound, copy=False, nan=0.0, posinf=LOUDEST, neginf=-LOUDEST)
        np.clip(sound, -LOUDEST, LOUDEST, out=sound)


def to_floats(raw: np.ndarray[tuple[int, ...], np.dtype[np.generic]], kind: str, out: Samples) -> None:
    """Numbers of one of FFmpeg's sample formats (u8, s16, s32, flt, dbl) as float32 of full scale 1, same shape."""
    known = _FORMATS[kind]
    if known.scale == 1.0:
        out[...] = raw
        return
    if known.middle:
        np.subtract(raw, known.middle, out=out, casting="unsafe")
        raw = out
    np.multiply(raw, np.float32(known.scale), out=out, casting="unsafe")


def _convert(frame: AudioFrame, out: Samples) -> None:
    name, count = frame.format.name, frame.samples
    if name == "fltp":  # MP3, AAC, Vorbis: without detours, as there are 140 000 of them an hour
        for channel, plane in enumerate(frame.planes):
            out[channel] = np.frombuffer(memoryview(plane), np.float32, count)
        return
    kind = name.removesuffix("p")
    known = _FORMATS.get(kind)
    if known is None:
        raise UnusableFrame(N_("its sample format is not known"))
    if name.endswith("p"):
        for channel, plane in enumerate(frame.planes):
            to_floats(np.frombuffer(memoryview(plane), known.dtype, count), kind, out[channel])
    else:
        together = np.frombuffer(memoryview(frame.planes[0]), known.dtype, count * len(out))
        to_floats(together.reshape(count, len(out)).T, kind, out)
