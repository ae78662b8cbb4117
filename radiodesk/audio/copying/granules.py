"""Reads and changes what the side information of a frame says of its granules, ISO/IEC 11172-3 section 2.4.1.7.

Each granule was transformed through a window, long or short. What one window fades out the next must fade in by the
same curve, or an echo of the transform stays in the sound.
"""

from radiodesk.audio.layer3 import Frame

_GRANULE_BITS = 59
_GAIN_AT, _GAIN_BITS, _MOST_GAIN = 21, 8, 255
_SWITCH_AT = 33
_FADES_IN_SHORT, _FADES_OUT_SHORT = (2, 3), (1, 2)
"""Types of block: 0 is long, 1 goes from long to short, 2 is short, 3 goes back."""


def fades_in(frame: Frame) -> tuple[int, ...]:
    """The curves with which the frame begins, one for each channel."""
    return tuple(_curve(frame, channel, _FADES_IN_SHORT) for channel in range(frame.channels))


def fades_out(frame: Frame) -> tuple[int, ...]:
    """The curves with which the frame ends, one for each channel."""
    return tuple(_curve(frame, frame.channels + channel, _FADES_OUT_SHORT) for channel in range(frame.channels))


def louder(frame: Frame, steps: int) -> Frame:
    """The same frame, louder by so many steps of a fourth root of two."""
    side = int.from_bytes(frame.side, "big")
    for granule in range(2 * frame.channels):
        gain = _field(frame, granule, _GAIN_AT, _GAIN_BITS)
        side += min(steps, _MOST_GAIN - gain) << _end(frame, granule, _GAIN_AT, _GAIN_BITS)
    return frame.saying(side.to_bytes(len(frame.side), "big"))


def _curve(frame: Frame, granule: int, short: tuple[int, int]) -> int:
    """0 for a long one, 1 for a short one, 2 where the lowest bands stay long."""
    switched, kind, mixed = (_field(frame, granule, _SWITCH_AT + at, bits) for at, bits in ((0, 1), (1, 2), (3, 1)))
    return 0 if not switched or kind not in short else 1 + mixed


def _field(frame: Frame, granule: int, at: int, bits: int) -> int:
    return int.from_bytes(frame.side, "big") >> _end(frame, granule, at, bits) & (1 << bits) - 1


def _end(frame: Frame, granule: int, at: int, bits: int) -> int:
    """How many bits of the side information follow such a field; granules of one channel follow those of the other."""
    first = 18 if frame.channels == 1 else 20
    return 8 * len(frame.side) - first - granule * _GRANULE_BITS - at - bits
