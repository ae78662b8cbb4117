"""Joins stretches of MP3 that were encoded apart, so that no decoder sees where: the bit reservoir stays whole.

Each stretch comes from an encoder of its own that was given a little of what lies before and after; those frames are
thrown away. The first frame kept expects the start of its sound in slots of frames before it. These bytes are written
over the end of the stretch before, where nothing but the sound of a frame thrown away was. Where there is too little
room, the frames at the end of that stretch are given a higher bit rate, and with it more slots; where even that is
too little, the stretch begins with its opening (`opening`), which expects nothing.
"""

from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from radiodesk.audio.crc16 import crc16, crc16_joined
from radiodesk.audio.layer3 import (
    MOST_BORROWED,
    Frame,
    NotLayer3,
    frame_places,
    frames_of,
    head_bytes_of,
    place_of,
    slots_of,
    with_slots,
)

_BEFORE_TAIL = 3
"""So many frames more: a decoder that begins with them has found its pace when the last frame comes."""


class Opening(NamedTuple):
    """Other frames for the first ones of a stretch."""

    data: bytes
    frames: int


@dataclass(frozen=True)
class Stretch:
    """Frames that belong together, ready to be joined."""

    frames: int
    body: bytes
    """All frames but the last few."""
    tail: bytes
    """The last frames, with at least as many slots as the frame after them may borrow, and some more."""
    free: int
    """So many bytes at the end of the tail's slots hold nothing."""
    borrowed: bytes
    """The sound that the first frame expects before its own slots."""
    body_crc: int
    opening: Opening | None = None


class Joint(NamedTuple):
    """How two stretches were joined: the tail of the first, and the body of the second with so many frames replaced."""

    tail: bytes
    body: bytes
    replaced: int


def stretch_of(data: bytes, first: int, count: int) -> Stretch:
    """`count` frames of the MP3 stream `data` from the frame number `first` on. Raises `NotLayer3`."""
    places = [*frame_places(data), len(data)]
    if first + count >= len(places):
        raise NotLayer3
    split = _tail_begin(places[first : first + count + 1], head_bytes_of(data)) + first
    tail = frames_of(data[places[split] : places[first + count]])
    free = _free(tail)
    used = slots_of(tail)[:-free] if free else slots_of(tail)
    blank = with_slots(tail, used + bytes(free))
    body = data[places[first] : places[split]]
    lead = frames_of(data[: places[first]])
    needed = frames_of(data[places[first] : places[first + 1]])[0].borrowed
    borrowed = slots_of(lead)[-needed:] if needed else b""
    if len(borrowed) != needed:
        raise NotLayer3
    return Stretch(count, body, b"".join(frame.data for frame in blank), free, borrowed, crc16(body))


class Joiner:
    """Writes stretches one after another, and sums them up. What was written last waits for what comes next."""

    def __init__(self, file: BinaryIO) -> None:
        """`file` is written from where it stands."""
        self._file = file
        self._tail, self._free = b"", 0
        self.frames, self.size_bytes, self.crc = 0, 0, 0

    def add(self, stretch: Stretch) -> Joint:
        """Write the stretch but for its tail; gives back the joint with the one before, as it stands in the file.

        Raises `NotLayer3` when it cannot be joined.
        """
        joint = joined(self._tail, self._free, stretch)
        self._write(joint.tail, crc16(joint.tail))
        self._write(joint.body, crc16(joint.body) if joint.replaced else stretch.body_crc)
        self.frames += stretch.frames
        self._tail, self._free = stretch.tail, stretch.free
        return joint

    def finish(self) -> None:
        """Write what still waits."""
        self._write(self._tail, crc16(self._tail))
        self._tail = b""

    def _write(self, data: bytes, crc: int) -> None:
        self._file.write(data)
        self.size_bytes += len(data)
        self.crc = crc16_joined(self.crc, crc, len(data))


def joined(tail: bytes, free: int, stretch: Stretch) -> Joint:
    """The frames `tail`, of whose slots the last `free` bytes may be written over, and the stretch's body after them.

    Raises `NotLayer3` where there is not room enough and the stretch has no opening.
    """
    try:
        return Joint(with_borrowed(tail, free, stretch.borrowed), stretch.body, 0)
    except NotLayer3:
        if stretch.opening is None:
            raise
        data, frames = stretch.opening
        return Joint(tail, data + stretch.body[place_of(stretch.body, frames) :], frames)


def with_borrowed(tail: bytes, free: int, borrowed: bytes) -> bytes:
    """The frames `tail` with `borrowed` at the end of their slots, of which `free` bytes may be written over.

    Raises `NotLayer3` where no bit rate gives room enough.
    """
    if not borrowed:
        return tail
    old = frames_of(tail)
    frames = _with_room(old, len(borrowed) - free)
    added = sum(len(frame.slots) for frame in frames) - sum(len(frame.slots) for frame in old)
    if len(borrowed) > free + added:
        raise NotLayer3
    slots = (slots_of(old) + bytes(added))[: -len(borrowed)] + borrowed
    return b"".join(frame.data for frame in with_slots(frames, slots))


def _with_room(frames: list[Frame], missing: int) -> list[Frame]:
    """The frames with so many more slots, the last ones grown first; frames after one that grew borrow more."""
    roomy = list(frames)
    for place in reversed(range(len(roomy))):
        grown = roomy[place].grown(missing) if missing > 0 else roomy[place]
        added = len(grown.slots) - len(roomy[place].slots)
        after = roomy[place + 1 :]
        if added and all(frame.borrowed + added <= MOST_BORROWED for frame in after):
            roomy[place:] = [grown, *(frame.borrowing(frame.borrowed + added) for frame in after)]
            missing -= added
    return roomy


def _free(tail: list[Frame]) -> int:
    """Bytes at the end of the slots that no frame of `tail` uses. Raises `NotLayer3` when it says it needs more."""
    last = tail[-1]
    unused = len(last.slots) + last.borrowed - last.sound_bytes
    if unused < 0:
        raise NotLayer3
    return min(unused, len(slots_of(tail)), MOST_BORROWED)


def _tail_begin(places: list[int], head: int) -> int:
    """The frame with which the tail begins; `places` end with the end."""
    numbers = range(len(places) - 2, -1, -1)
    slots = (places[-1] - places[number] - (len(places) - 1 - number) * head for number in numbers)
    roomy = next((number for number, count in zip(numbers, slots, strict=True) if count >= MOST_BORROWED), 0)
    return max(roomy - _BEFORE_TAIL, 0)
