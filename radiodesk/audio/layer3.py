"""What stands in the frames of an MP3: how long each is, and where in the bit reservoir its sound begins and ends.

MPEG-1 Layer III, ISO/IEC 11172-3 section 2.4.1. A frame is a header, a check sum where it is protected, side
information, and slots for sound. The sound of a frame may begin in the slots of frames before it: `main_data_begin`
says how many bytes before its own slots.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

FRAME = 1152
"""Samples in a frame."""

MOST_BORROWED = 511
"""So many bytes of sound may lie in the slots of earlier frames: `main_data_begin` has nine bits."""

_RATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_HZ = (44_100, 48_000, 32_000)
_HEADER, _CHECK = 4, 2


class NotLayer3(ValueError):
    """These bytes are not frames of MPEG-1 Layer III."""


@dataclass(frozen=True)
class Frame:
    """One frame: its header, check sum and side information, and its slots."""

    head: bytes
    slots: bytes

    @property
    def channels(self) -> int:
        """1 or 2."""
        return channels_of(self.head)

    @property
    def side(self) -> bytes:
        """Its side information."""
        return self.head[head_bytes_of(self.head) - _side_bytes(self.channels) :]

    @property
    def borrowed(self) -> int:
        """How many bytes before this frame's own slots its sound begins."""
        return self.side[0] << 1 | self.side[1] >> 7

    @property
    def sound_bytes(self) -> int:
        """How many bytes its sound takes: the `part2_3_length` of all granules and channels."""
        side = int.from_bytes(self.side, "big")
        bits = 8 * len(self.side)
        first = 18 if self.channels == 1 else 20
        ends = (bits - first - 59 * number - 12 for number in range(2 * self.channels))
        return -(-sum(side >> end & 0xFFF for end in ends) // 8)

    @property
    def data(self) -> bytes:
        """The frame as it stands in the file."""
        return self.head + self.slots

    def borrowing(self, borrowed: int) -> "Frame":
        """The same frame with its sound beginning elsewhere."""
        begin = bytes((borrowed >> 1, (borrowed & 1) << 7 | self.side[1] & 0x7F))
        return self.saying(begin + self.side[2:])

    def saying(self, side: bytes) -> "Frame":
        """The same frame with other side information."""
        return replace(self, head=_head(self.head[:_HEADER], side))

    def grown(self, missing: int) -> "Frame":
        """The same frame at the least higher bit rate that gives `missing` more slots, or at the highest."""
        index = self.head[2] >> 4
        for higher in range(index + 1, len(_RATES_KBPS)):
            header = self.head[:2] + bytes((higher << 4 | self.head[2] & 15,)) + self.head[3:_HEADER]
            added = frame_bytes(header) - len(self.head) - len(self.slots)
            if added >= missing or higher == len(_RATES_KBPS) - 1:
                return Frame(_head(header, self.side), self.slots + bytes(added))
        return self


def channels_of(header: bytes) -> int:
    """Of a frame's header: 1 or 2."""
    return 1 if header[3] >> 6 == 3 else 2


def bit_rate_kbps_of(header: bytes) -> int:
    """The bit rate of the frame with this header."""
    return _RATES_KBPS[header[2] >> 4]


def head_bytes(channels: int) -> int:
    """How long the header and side information of a frame without a check sum are together."""
    return _HEADER + _side_bytes(channels)


def head_bytes_of(header: bytes) -> int:
    """How long everything before the slots of this frame is."""
    return head_bytes(channels_of(header)) + (0 if header[1] & 1 else _CHECK)


def frame_bytes(header: bytes) -> int:
    """How long the frame with this header is. Raises `NotLayer3`."""
    rate, kbps = header[2] >> 2 & 3, header[2] >> 4
    if header[0] != 0xFF or header[1] & 0xFE != 0xFA or rate == 3 or not 0 < kbps < 15:
        raise NotLayer3
    return 144_000 * _RATES_KBPS[kbps] // _RATES_HZ[rate] + (header[2] >> 1 & 1)


class _Lengths(dict[bytes, int]):
    """How long a frame is by its header; each kind of header is looked at once."""

    def __missing__(self, header: bytes) -> int:
        self[header] = length = frame_bytes(header.ljust(_HEADER, b"\0"))
        return length


def frame_places(data: bytes) -> list[int]:
    """Where each frame in `data` begins; frames follow one another without a gap. Raises `NotLayer3`."""
    places, place, lengths = [], 0, _Lengths()
    while place < len(data):
        places.append(place)
        place += lengths[data[place : place + _HEADER]]
    if place != len(data):
        raise NotLayer3
    return places


def place_of(data: bytes, number: int) -> int:
    """Where the frame of this number in `data` begins, or where the one before it ends. Raises `NotLayer3`."""
    place, lengths = 0, _Lengths()
    for _ in range(number):
        place += lengths[data[place : place + _HEADER]]
    return place


def frames_of(data: bytes) -> list[Frame]:
    """The frames of `data`, taken apart. Raises `NotLayer3`."""
    places = [*frame_places(data), len(data)]
    return [_frame(data[start:end]) for start, end in pairwise(places)]


def sounds_of(frames: Sequence[Frame]) -> Iterator[bytes]:
    """The sound of each frame, wherever its slots are; of the first ones perhaps not all."""
    stream, begin = slots_of(frames), 0
    for frame in frames:
        place = max(begin - frame.borrowed, 0)
        yield stream[place : place + frame.sound_bytes]
        begin += len(frame.slots)


def slots_of(frames: Iterable[Frame]) -> bytes:
    """The slots of all these frames, which the bit reservoir makes one."""
    return b"".join(frame.slots for frame in frames)


def with_slots(frames: Sequence[Frame], slots: bytes) -> Iterator[Frame]:
    """The same frames with these bytes in their slots."""
    for frame, end in zip(frames, accumulate(len(frame.slots) for frame in frames), strict=True):
        yield Frame(frame.head, slots[end - len(frame.slots) : end])


def _frame(data: bytes) -> Frame:
    head = head_bytes_of(data)
    return Frame(data[:head], data[head:])


def _side_bytes(channels: int) -> int:
    return 17 if channels == 1 else 32


def _head(header: bytes, side: bytes) -> bytes:
    """With the check sum where the header says that there is one: over half of the header and the side information."""
    if header[1] & 1:
        return header + side
    check = 0xFFFF
    for byte in header[2:] + side:
        check ^= byte << 8
        for _ in range(8):
            check = check << 1 & 0xFFFF ^ (0x8005 if check & 0x8000 else 0)
    return header + check.to_bytes(_CHECK, "big") + side
