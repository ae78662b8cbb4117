"""Makes the first frames of a stretch once more so that they borrow nothing: then it follows whatever is before it.

At high bit rates no frame before a joint can be given as many more slots as the one behind it may borrow. So a few
frames of a lower bit rate are laid into slots of the highest, and save what the frame after them borrows.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from radiodesk.audio.joiner import Opening
from radiodesk.audio.layer3 import MOST_BORROWED, Frame, NotLayer3, frames_of, place_of, slots_of, sounds_of, with_slots

LEAD = 8
"""Frames to encode before those that count: with so few an encoder has saved little, so its first one borrows least."""

MOST = 8
"""Frames that may be replaced. At half the bit rate, three have saved what any frame may borrow."""

Encoder = Callable[[int], tuple[bytes, int]]
"""Encodes the beginning at a bit rate in kbit/s: `MOST` frames and some around them, and how many are before them."""


def may_be_needed(data: bytes) -> bool:
    """Whether frames like the first of `data` cannot be given so many slots that any frame may follow."""
    first = frames_of(data[: place_of(data, 1)])[0]
    return len(_roomiest(first).slots) - len(first.slots) < MOST_BORROWED


def opening_of(data: bytes, first: int, rates_kbps: Iterable[int], encode: Encoder) -> Opening:
    """An opening for the stretch that begins with frame number `first` of `data`: of the first bit rate that does.

    Raises `NotLayer3` when none does; half of the stretch's own rate always will.
    """
    own = frames_of(data[: place_of(data, first + MOST + 1)])
    for kbps in rates_kbps:
        light, lead = encode(kbps)
        with suppress(NotLayer3):
            return _laid_out(frames_of(light), lead, own, first)
    raise NotLayer3


def _laid_out(light: Sequence[Frame], lead: int, own: Sequence[Frame], first: int) -> Opening:
    """Light frames, as few as it takes until the stretch's own can go on. Raises `NotLayer3` when that never is."""
    laid: list[Frame] = []
    stream, begin = b"", 0
    sounds = list(sounds_of(light))[lead:]
    for number, (frame, sound) in enumerate(zip(light[lead : lead + MOST], sounds, strict=False), first + 1):
        place = max(len(stream), begin - MOST_BORROWED)
        stream = stream.ljust(place, b"\0") + sound
        laid.append(_roomiest(frame).borrowing(begin - place))
        begin += len(laid[-1].slots)
        if len(stream) > begin:
            break
        borrowed = own[number].borrowed
        if len(stream) + borrowed <= begin:
            before = slots_of(own[:number])
            stream = stream.ljust(begin - borrowed, b"\0") + before[len(before) - borrowed :]
            return Opening(b"".join(frame.data for frame in with_slots(laid, stream)), len(laid))
    raise NotLayer3


def _roomiest(frame: Frame) -> Frame:
    """The frame at the highest bit rate there is."""
    return frame.grown(1 << 16)
