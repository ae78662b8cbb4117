"""Packs new frames behind copied ones: their sound lies where there is room, and no copied frame is touched for it.

An encoder's frame borrows what its own reservoir held; that of the recording may hold less. So the sound is laid out
anew, each as early as it can lie, and a frame gets a higher bit rate where its sound would end too late.
"""

from collections.abc import Sequence

from radiodesk.audio.layer3 import MOST_BORROWED, Frame, NotLayer3, frame_bytes, head_bytes_of, sounds_of, with_slots


def packed(frames: Sequence[Frame], first: int, room: int) -> bytes:
    """The frames from number `first` on, which borrows `room` bytes at most, behind a silent one that lends them.

    Raises `NotLayer3` where no bit rate gives room enough.
    """
    laid = [silence(frames[first].head).grown(MOST_BORROWED)]
    begin = len(laid[0].slots)
    stream = bytearray(begin - room)
    for frame, sound in list(zip(frames, sounds_of(frames), strict=True))[first:]:
        stream += bytes(max(begin - MOST_BORROWED - len(stream), 0))
        laid.append(_with_room(frame.borrowing(begin - len(stream)), len(stream) + len(sound) - begin))
        stream += sound
        begin += len(laid[-1].slots)
    stream += bytes(begin - len(stream))
    return b"".join(frame.data for frame in with_slots(laid, bytes(stream)))


def silence(header: bytes) -> Frame:
    """A frame of the kind of this header, not protected, that holds nothing."""
    plain = bytes((header[0], header[1] | 1, header[2] & ~2, header[3]))
    head = head_bytes_of(plain)
    return Frame(plain.ljust(head, b"\0"), bytes(frame_bytes(plain) - head))


def _with_room(frame: Frame, needed: int) -> Frame:
    roomy = frame.grown(needed - len(frame.slots)) if needed > len(frame.slots) else frame
    if needed > len(roomy.slots):
        raise NotLayer3
    return roomy
