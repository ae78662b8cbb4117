"""Lists the frames of an MP3 by their place in the file, in one pass over their headers.

It is an `Index` as well: a `Source` that is given it enters the recording anywhere within a millisecond.
"""

import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from radiodesk.audio.container import OpenSound, open_sound
from radiodesk.audio.copying.headers import HEADER_BYTES, Lengths, refusal
from radiodesk.audio.copying.places import Places, places_in
from radiodesk.audio.decoding import bare_packet, packets_of
from radiodesk.audio.index import LEAD_PACKETS, Placed
from radiodesk.audio.joiner import Stretch, stretch_of
from radiodesk.audio.layer3 import (
    FRAME,
    MOST_BORROWED,
    Frame,
    bit_rate_kbps_of,
    channels_of,
    frame_bytes,
    frames_of,
    head_bytes_of,
)
from radiodesk.model.problems import CannotCopySound, storage_guard
from radiodesk.model.words import N_

_EVEN_SHARE = 0.98


@dataclass(frozen=True)
class FrameTable:
    """The frames of the MP3 at `path`; before the first sample that is heard, `origin` others leave the decoder."""

    path: Path
    places: Places
    header: bytes
    origin: int
    sample_rate_hz: int

    @property
    def frames(self) -> int:
        """How many there are."""
        return len(self.places)

    @property
    def channels(self) -> int:
        """1 or 2."""
        return channels_of(self.header)

    @property
    def end(self) -> int:
        """Samples from here on are not in any frame; see `Index`."""
        return self.frames * FRAME - self.origin

    def read(self, first: int, end: int) -> bytes:
        """The frames from `first` up to but not including `end`, as they stand in the file."""
        with storage_guard(self.path), self.path.open("rb") as file:
            file.seek(self.places[first])
            return file.read(self.places[end] - self.places[first])

    def frame(self, number: int) -> Frame:
        """One frame, taken apart."""
        return frames_of(self.read(number, number + 1))[0]

    def stretch(self, first: int, end: int) -> Stretch:
        """Some frames, ready to be joined. Raises `NotLayer3`."""
        lead = min(first, self.roomy)
        return stretch_of(self.read(first - lead, end), lead, end - first)

    @cached_property
    def sound_from(self) -> int:
        """The first frame whose sound is there: in a file that begins in the middle, some lack what they borrow."""
        return next(filter(self._is_whole, range(min(self.roomy, self.frames))), self.roomy)

    @property
    def is_even(self) -> bool:
        """Whether the bit rate is constant: all frames are as long, but for padding and a few that were grown."""
        usual = frame_bytes(self.usual)
        return float(np.mean((usual - 1 <= self.places.lengths) & (self.places.lengths <= usual + 1))) >= _EVEN_SHARE

    @cached_property
    def usual(self) -> bytes:
        """The header of a frame as most are."""
        number = int(np.argmax(self.places.lengths == np.bincount(self.places.lengths).argmax()))
        return self.read(number, number + 1)[:HEADER_BYTES]

    @property
    def roomy(self) -> int:
        """So many frames have slots for all that the frame after them may borrow."""
        return -(-MOST_BORROWED // (int(self.places.lengths.min()) - head_bytes_of(self.header)))

    def bit_rate_kbps(self, first: int, end: int) -> int:
        """The highest in these frames."""
        longest = max(first, 0) + int(np.argmax(self.places.lengths[max(first, 0) : end]))
        return bit_rate_kbps_of(self.read(longest, longest + 1))

    def _is_whole(self, number: int) -> bool:
        before = frames_of(self.read(0, number))
        return self.frame(number).borrowed <= sum(len(frame.slots) for frame in before)

    def jump(self, sound: OpenSound, sample: int) -> Iterator[Placed] | None:
        """See `Index`."""
        first = (sample + self.origin) // FRAME - LEAD_PACKETS
        return None if first <= 0 else self._packets(first, sound)

    def _packets(self, first: int, sound: OpenSound) -> Iterator[Placed]:
        sound.decoder.flush_buffers()
        with self.path.open("rb") as file:
            file.seek(self.places[first])
            for number in range(first, self.frames):
                yield bare_packet(file.read(int(self.places.lengths[number]))), number * FRAME - self.origin


def table_of(path: Path) -> FrameTable:
    """The frames of the MP3 at `path`: 50 ms an hour. Raises `CannotCopySound` where they are not all of one kind."""
    with closing(open_sound(path)) as sound:
        packet = next(packets_of(sound), None)
        if sound.format != "mp3" or packet is None or packet.pos is None:
            raise CannotCopySound(name=path.name, reason=N_("it is not an MP3 file"))
        place, rate = packet.pos, sound.decoder.sample_rate
        note = bytes(packet.get_sidedata("skip_samples")) if packet.has_sidedata("skip_samples") else bytes(8)
    with storage_guard(path), path.open("rb") as file:
        file.seek(place)
        header = file.read(HEADER_BYTES)
    if reason := refusal(header):
        raise CannotCopySound(name=path.name, reason=reason)
    places = places_in(path, place, Lengths(header))
    return FrameTable(path, places, header, struct.unpack_from("<I", note)[0], rate)
