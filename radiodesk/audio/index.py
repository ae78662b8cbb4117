"""Finds the packet that holds a sample, so that a recording can be entered anywhere, exact to the sample.

The truth is what decoding from the start gives: sample n is the n-th that comes out. Three ways lead there, the
cheapest that is proven for the file: its time stamps count samples; its frames are listed by their place in the file;
everything is decoded once and counted.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from radiodesk.audio.container import BARE_FORMATS, PLAIN_FORMATS, OpenSound, open_sound
from radiodesk.audio.decoding import Decoder, Lengths, SoundPacket, bare_packet, packets_of, ticks

Placed: TypeAlias = "tuple[SoundPacket, int]"
"""A packet and the sample it starts with."""

LEAD_PACKETS = 12
"""How many packets a decoder is fed before the first that counts: 10 for MP3's bit reservoir, fewer for most others."""

_MORE_LEAD_PACKETS = {"opus": 24}
"""Its packets are short, and it wants 80 ms (RFC 7845 section 4.6)."""

LEAD_S = 0.25
"""At least so much time is fed to a decoder where packets are found by time."""

_NO_END = 1 << 62


def lead_packets(sound: OpenSound) -> int:
    """How many packets the decoder of `sound` is fed before the first that counts."""
    return _MORE_LEAD_PACKETS.get(sound.decoder.codec.canonical_name, LEAD_PACKETS)


class Index(Protocol):
    """Knows where to enter a recording, and where it ends for who entered late."""

    @property
    def end(self) -> int:
        """Samples from here on are not heard."""

    def jump(self, sound: OpenSound, sample: int) -> Iterator[Placed] | None:
        """Packets from well before `sample` on; None when that is the beginning: then read from there."""


@dataclass(frozen=True)
class ByStamp:
    """For files whose time stamps count samples without a gap: sample = stamp * `samples_per_tick` - `origin`.

    `latest` is the last stamp at which FFmpeg may be asked to enter.
    """

    samples_per_tick: Fraction
    origin: int = 0
    lead: int = 0
    latest: int = _NO_END
    end: int = _NO_END

    def jump(self, sound: OpenSound, sample: int) -> Iterator[Placed] | None:
        """See `Index`."""
        if sample <= self.lead:
            return None
        stamp = int((sample - self.lead + self.origin) / self.samples_per_tick)
        return ((packet, self._sample(at)) for packet, at in _from_stamp(sound, min(stamp, self.latest)))

    def _sample(self, stamp: int) -> int:
        return int(stamp * self.samples_per_tick) - self.origin


@dataclass(frozen=True)
class Counted:
    """For files whose time stamps are too coarse or jump: the stamp and first sample of every packet, by decoding.

    `latest` is the number of the last packet at which FFmpeg may be asked to enter, `lead` packets before what is
    wanted.
    """

    stamps: "array[int]"
    samples: "array[int]"
    lead: int
    latest: int
    end: int

    def jump(self, sound: OpenSound, sample: int) -> Iterator[Placed] | None:
        """See `Index`."""
        first = min(bisect_right(self.samples, sample) - self.lead, self.latest)
        if first <= 0:
            return None
        placed = ((packet, self._sample(stamp)) for packet, stamp in _from_stamp(sound, self.stamps[first]))
        entered = next(placed, None)
        if entered is None or entered[1] < 0 or entered[1] > self.samples[first]:
            return None
        return chain([entered], placed)

    def _sample(self, stamp: int) -> int:
        place = bisect_left(self.stamps, stamp)
        return self.samples[place] if place < len(self.stamps) and self.stamps[place] == stamp else -1


@dataclass(frozen=True)
class ByPlace:
    """For bare streams of frames (MP3, ADTS): where each lies in the file. Seeking them by time is a guess."""

    path: Path
    places: "array[int]"
    sizes: "array[int]"
    samples: "array[int]"
    marked: dict[int, SoundPacket]
    """Packets that carry the encoder's note how many samples to drop, kept whole."""
    end: int = _NO_END

    def jump(self, sound: OpenSound, sample: int) -> Iterator[Placed] | None:
        """See `Index`."""
        first = bisect_right(self.samples, sample) - 1 - LEAD_PACKETS
        return None if first <= 0 else self._from(first, sound)

    def _from(self, first: int, sound: OpenSound) -> Iterator[Placed]:
        sound.decoder.flush_buffers()
        with self.path.open("rb") as file:
            for number in range(first, len(self.places)):
                file.seek(self.places[number])
                packet = self.marked.get(number) or bare_packet(file.read(self.sizes[number]))
                yield packet, self.samples[number]


def build_index(path: Path) -> Index:
    """The index of a recording. Takes 0.3 s for an hour of MP3, less for most others, 3 s where it must decode."""
    with closing(open_sound(path)) as sound:
        tick = ticks(sound)
        if sound.decoder.codec.name.startswith("pcm_") and sound.format in PLAIN_FORMATS:
            return ByStamp(tick)
        if sound.format in BARE_FORMATS:
            return _by_place(sound, tick)
        stamps = _stamps(sound)
        if stamps is None or tick < 1 or (stamps.longest * tick).denominator != 1:
            return _counted(path)
        origin = _origin(path, tick)
        lead = max(int(stamps.longest * tick) * lead_packets(sound), int(LEAD_S * sound.decoder.sample_rate))
        if sound.format != "ogg":
            return ByStamp(tick, origin, lead)
        # Ogg cuts its last packets by the stamp of their page; FFmpeg gets that wrong when it enters at the last page.
        return ByStamp(tick, origin, lead, stamps.latest, int(stamps.end * tick) - origin)


def _from_stamp(sound: OpenSound, stamp: int) -> Iterator[tuple[SoundPacket, int]]:
    sound.container.seek(stamp, stream=sound.stream)
    sound.decoder.flush_buffers()
    for packet in packets_of(sound):
        if packet.pts is not None or not packet.size:
            yield packet, packet.pts or 0


def _by_place(sound: OpenSound, tick: Fraction) -> ByPlace:
    places, sizes, samples = array("q"), array("q"), array("q")
    marked: dict[int, SoundPacket] = {}
    sample, lengths = -_origin(sound.path, tick), Lengths(sound)
    for packet in packets_of(sound):
        if packet.has_sidedata("skip_samples"):
            marked[len(places)] = packet
        if size := packet.size:
            places.append(packet.pos or 0)
            sizes.append(size)
            samples.append(sample)
            sample += lengths.of(packet)
    return ByPlace(sound.path, places, sizes, samples, marked)


def _origin(path: Path, tick: Fraction) -> int:
    """Where on the scale of the time stamps, in samples, the first sample lies that comes out of the decoder."""
    with closing(open_sound(path)) as sound:
        decoder = Decoder(sound)
        for packet in packets_of(sound):
            for frame in decoder.decode(packet)[1]:
                return int((frame.pts or 0) * tick)
    return 0


class _Pages:
    """Remembers where the last pages of a file begin; FFmpeg mistakes stamps when it enters at the very last."""

    def __init__(self) -> None:
        self._starts: deque[int] = deque([0, 0], maxlen=4)
        self._place: int | None = None

    def see(self, packet: SoundPacket, name: int) -> None:
        """Take note of a packet, called `name`."""
        if packet.pos != self._place:
            self._place = packet.pos
            self._starts.append(name)

    @property
    def latest(self) -> int:
        """The first packet of the page three before the last."""
        return self._starts[0]


class _Stamps(NamedTuple):
    """What the time stamps of a recording are, in ticks."""

    longest: int
    latest: int
    end: int


def _stamps(sound: OpenSound) -> _Stamps | None:
    """The stamps of all packets, if each begins where the one before ends."""
    end: int | None = None
    longest, pages = 0, _Pages()
    for packet in packets_of(sound):
        if not packet.size:
            continue
        if packet.pts is None or not packet.duration or packet.pts != (packet.pts if end is None else end):
            return None
        pages.see(packet, packet.pts)
        end = packet.pts + packet.duration
        longest = max(longest, packet.duration)
    return None if end is None else _Stamps(longest, pages.latest, end)


def _counted(path: Path) -> Counted:
    stamps, samples, sample, pages = array("q"), array("q"), 0, _Pages()
    with closing(open_sound(path)) as sound:
        decoder = Decoder(sound)
        for packet in packets_of(sound):
            if packet.pts is not None and (not stamps or packet.pts > stamps[-1]):
                pages.see(packet, len(stamps))
                stamps.append(packet.pts)
                samples.append(sample)
            missing, frames = decoder.decode(packet)
            sample += missing + sum(frame.samples for frame in frames)
    return Counted(stamps, samples, lead_packets(sound), pages.latest, sample)
