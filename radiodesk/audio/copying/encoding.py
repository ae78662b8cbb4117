"""Makes new frames for a stretch of the episode that lie where the recording's own would, and sound as loud."""

from dataclasses import dataclass
from math import ceil, log2

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.copying.granules import louder
from radiodesk.audio.layer3 import FRAME, Frame, frames_of
from radiodesk.audio.mp3 import DECODER_DELAY, ENCODER_DELAY, Mp3Format, encoded, lame_scale
from radiodesk.audio.timeline import Timeline

_STEPS_PER_OCTAVE = 4

_TAIL = 2
"""Frames that the encoder is given after those that count: it looks ahead by less."""


@dataclass(frozen=True)
class Encoding:
    """How new frames are made: of an episode that comes out of the decoder `delay` samples late.

    They get the marks (copyright, original, emphasis) of `header`.
    """

    timeline: Timeline
    delay: int
    header: bytes

    def made(self, first: int, end: int, bit_rate_kbps: int) -> tuple[bytes, int]:
        """The frames from `first` to `end` with some before and after, and how many there are before."""
        form = Mp3Format(self.timeline.sample_rate_hz, self.timeline.channels, bit_rate_kbps)
        lead = min(form.lead, first)
        start = (first - lead) * FRAME + ENCODER_DELAY + DECODER_DELAY - self.delay
        sound = self.timeline.read(start, (lead + end - first + _TAIL) * FRAME)
        steps = _steps_down(sound, form)
        data = encoded([sound * np.float32(2 ** (-steps / _STEPS_PER_OCTAVE))], form)
        return b"".join(self._marked(frame, steps).data for frame in frames_of(data)), lead

    def _marked(self, plain: Frame, steps: int) -> Frame:
        frame = louder(plain, steps) if steps else plain
        mode = frame.head[3] & 0xF0 | self.header[3] & 0x0F
        return Frame(frame.head[:3] + bytes((mode,)) + frame.head[4:], frame.slots)


def _steps_down(sound: Samples, form: Mp3Format) -> int:
    """How many steps softer the encoder is to be fed, as it clips what a decoded MP3 may well hold."""
    highest = float(np.abs(sound).max(initial=0.0)) / lame_scale(form.bit_rate_kbps)
    return max(ceil(_STEPS_PER_OCTAVE * log2(highest)), 0) if highest > 0.0 else 0
