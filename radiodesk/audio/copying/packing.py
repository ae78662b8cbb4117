"""Packs new frames behind copied ones: their sound lies where there is room, and no copied frame is touched for it.

An encoder's frame borrows what its own reservoir held; that of the recording may hold less. So the sound is laid out
anew, each as early as it can lie, and a frame gets a higher bit rate where its sound would end too late.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from radiodesk.audio.layer3 import MOST_BORROWED, Frame, NotLayer3, frame_bytes, head_bytes_of


def packed(frames: Sequence[Frame], first: int, room: int) -> bytes:
    """The frames from number `first` on, which borrows `room` bytes at most, behind a silent one that lends them.

    Raises `NotLayer3` where no bit rate gives room enough.
    """
    laid = [silence(frames[first].head).grown(MOST_BORROWED)]
    begin = len(laid[0].slots)
    stream = bytearray(begin - room)
    for frame, sound in list(zip(frames, _sounds(frames), strict=True))[first:]:
        stream += bytes(max(begin - MOST_BORROWED - len(stream), 0))
        laid.append(_with_room(frame.borrowing(begin - len(stream)), len(stream) + len(sound) - begin))
        stream += sound
        begin += len(laid[-1].slots)
    stream += bytes(begin - len(stream))
    return b"".join(_filled(laid, bytes(stream)))


def silence(header: bytes) -> Frame:
    """A frame of the kind of this header, not protected, that holds nothing."""
    plain = bytes((header[0], header[1] | 1, header[2] & ~2, header[3]))
    head = head_bytes_of(plain)
    return Frame(plain.ljust(head, b"\0"), bytes(frame_bytes(plain) - head))


def _sounds(frames: Sequence[Frame]) -> Iterator[bytes]:
    """The sound of each frame, wherever its slots are; of the first ones perhaps not all."""
    stream, begin = b"".join(frame.slots for frame in frames), 0
    for frame in frames:
        place = max(begin - frame.borrowed, 0)
        yield stream[place : place + frame.sound_bytes]
        begin += len(frame.slots)


def _with_room(frame: Frame, needed: int) -> Frame:
    roomy = frame.grown(needed - len(frame.slots)) if needed > len(frame.slots) else frame
    if needed > len(roomy.slots):
        raise NotLayer3
    return roomy


def _filled(frames: Sequence[Frame], stream: bytes) -> Iterator[bytes]:
    ends = accumulate(len(frame.slots) for frame in frames)
    for frame, end in zip(frames, ends, strict=True):
        yield frame.head + stream[end - len(frame.slots) : end]
