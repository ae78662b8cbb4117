"""Reads and changes what the side information of a frame says of its granules, ISO/IEC 11172-3 section 2.4.1.7.

Each granule was transformed through a window, long or short. What one window fades out the next must fade in by the
same curve, or an echo of the transform stays in the sound.
"""

from dataclasses import dataclass

from radiodesk.audio.layer3 import Frame

_GRANULE_BITS = 59
_GAIN_AT, _GAIN_BITS, _MOST_GAIN = 21, 8, 255
_SWITCH_AT, _KIND_AT, _MIXED_AT = 33, 34, 36
_FADES_IN_SHORT, _FADES_OUT_SHORT = (2, 3), (1, 2)
"""Types of block: 0 is long, 1 goes from long to short, 2 is short, 3 goes back."""


def fades_in(frame: Frame) -> tuple[int, ...]:
    """The curves with which the frame begins, one for each channel."""
    side = _side_of(frame)
    return tuple(side.curve(channel, _FADES_IN_SHORT) for channel in range(frame.channels))


def fades_out(frame: Frame) -> tuple[int, ...]:
    """The curves with which the frame ends, one for each channel."""
    side = _side_of(frame)
    return tuple(side.curve(frame.channels + channel, _FADES_OUT_SHORT) for channel in range(frame.channels))


def louder(frame: Frame, steps: int) -> Frame:
    """The same frame, louder by so many steps of a fourth root of two."""
    side = _side_of(frame)
    added = 0
    for granule in range(2 * frame.channels):
        gain = side.field(granule, _GAIN_AT, _GAIN_BITS)
        added += min(steps, _MOST_GAIN - gain) << side.end(granule, _GAIN_AT, _GAIN_BITS)
    return frame.saying((side.number + added).to_bytes(len(frame.side), "big"))


@dataclass(frozen=True)
class _Side:
    """Side information as a number of so many bits. Granules of one channel follow those of the other in time."""

    number: int
    bits: int
    first: int

    def end(self, granule: int, at: int, bits: int) -> int:
        """How many bits follow such a field."""
        return self.bits - self.first - granule * _GRANULE_BITS - at - bits

    def field(self, granule: int, at: int, bits: int) -> int:
        return self.number >> self.end(granule, at, bits) & (1 << bits) - 1

    def curve(self, granule: int, short: tuple[int, int]) -> int:
        """0 for a long one, 1 for a short one, 2 where the lowest bands stay long."""
        is_short = self.field(granule, _SWITCH_AT, 1) and self.field(granule, _KIND_AT, 2) in short
        return 1 + self.field(granule, _MIXED_AT, 1) if is_short else 0


def _side_of(frame: Frame) -> _Side:
    side = frame.side
    return _Side(int.from_bytes(side, "big"), 8 * len(side), 18 if frame.channels == 1 else 20)
