"""What stands in the frames of an MP3: how long each is, and where in the bit reservoir its sound begins and ends.

MPEG-1 Layer III, ISO/IEC 11172-3 section 2.4.1. A frame is a header, side information, and slots for sound. The sound
of a frame may begin in the slots of frames before it: `main_data_begin` says how many bytes before its own slots.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

FRAME = 1152
"""Samples in a frame."""

MOST_BORROWED = 511
"""So many bytes of sound may lie in the slots of earlier frames: `main_data_begin` has nine bits."""

_RATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_HZ = (44_100, 48_000, 32_000)
_HEADER = 4


class NotLayer3(ValueError):
    """These bytes are not frames of MPEG-1 Layer III without check sums."""


@dataclass(frozen=True)
class Frame:
    """One frame: its header and side information, and its slots."""

    head: bytes
    slots: bytes

    @property
    def channels(self) -> int:
        """1 or 2."""
        return channels_of(self.head)

    @property
    def borrowed(self) -> int:
        """How many bytes before this frame's own slots its sound begins."""
        return self.head[_HEADER] << 1 | self.head[_HEADER + 1] >> 7

    @property
    def sound_bytes(self) -> int:
        """How many bytes its sound takes: the `part2_3_length` of all granules and channels."""
        side = int.from_bytes(self.head[_HEADER:], "big")
        bits = 8 * (len(self.head) - _HEADER)
        first = 18 if self.channels == 1 else 20
        ends = (bits - first - 59 * number - 12 for number in range(2 * self.channels))
        return -(-sum(side >> end & 0xFFF for end in ends) // 8)

    @property
    def data(self) -> bytes:
        """The frame as it stands in the file."""
        return self.head + self.slots

    def borrowing(self, borrowed: int) -> "Frame":
        """The same frame with its sound beginning elsewhere."""
        rest = self.head[_HEADER + 1] & 0x7F
        begin = bytes((borrowed >> 1, (borrowed & 1) << 7 | rest))
        return replace(self, head=self.head[:_HEADER] + begin + self.head[_HEADER + 2 :])

    def grown(self, missing: int) -> "Frame":
        """The same frame at the least higher bit rate that gives `missing` more slots, or at the highest."""
        index = self.head[2] >> 4
        for higher in range(index + 1, len(_RATES_KBPS)):
            head = self.head[:2] + bytes((higher << 4 | self.head[2] & 15,)) + self.head[3:]
            added = frame_bytes(head) - len(self.head) - len(self.slots)
            if added >= missing or higher == len(_RATES_KBPS) - 1:
                return Frame(head, self.slots + bytes(added))
        return self


def channels_of(header: bytes) -> int:
    """Of a frame's header: 1 or 2."""
    return 1 if header[3] >> 6 == 3 else 2


def head_bytes(channels: int) -> int:
    """How long a frame's header and side information are together."""
    return _HEADER + (17 if channels == 1 else 32)


def frame_bytes(header: bytes) -> int:
    """How long the frame with this header is. Raises `NotLayer3`."""
    rate, kbps = header[2] >> 2 & 3, header[2] >> 4
    if header[0] != 0xFF or header[1] != 0xFB or rate == 3 or not 0 < kbps < 15:
        raise NotLayer3
    return 144_000 * _RATES_KBPS[kbps] // _RATES_HZ[rate] + (header[2] >> 1 & 1)


def frame_places(data: bytes) -> list[int]:
    """Where each frame in `data` begins; frames follow one another without a gap. Raises `NotLayer3`."""
    places, place = [], 0
    while place < len(data):
        places.append(place)
        place += frame_bytes(data[place : place + _HEADER].ljust(_HEADER, b"\0"))
    if place != len(data):
        raise NotLayer3
    return places


def frames_of(data: bytes) -> list[Frame]:
    """The frames of `data`, taken apart. Raises `NotLayer3`."""
    places = [*frame_places(data), len(data)]
    return [_frame(data[start:end]) for start, end in pairwise(places)]


def _frame(data: bytes) -> Frame:
    head = head_bytes(channels_of(data))
    return Frame(data[:head], data[head:])
