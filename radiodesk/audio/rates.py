"""Sample rates: what is published for what was recorded, and the step of the frames on a recording's own scale."""

from radiodesk.audio.layer3 import FRAME

PUBLISHED_HZ = (44_100, 48_000, 32_000)
"""The rates of MPEG-1; lower ones are another format that some players refuse."""


def output_rate_hz(sample_rate_hz: int) -> int:
    """The rate that is published: the recording's own where MP3 has it, else a relative of it."""
    if sample_rate_hz in PUBLISHED_HZ:
        return sample_rate_hz
    return 44_100 if sample_rate_hz % 11_025 == 0 else 48_000


def frame_step(sample_rate_hz: int) -> int:
    """How many samples of a recording make one frame of what is published; 1 where no whole number does."""
    step, rest = divmod(FRAME * sample_rate_hz, output_rate_hz(sample_rate_hz))
    return 1 if rest else step
