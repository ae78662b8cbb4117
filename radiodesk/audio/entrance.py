"""Where and how a recording is entered, so that its samples are the same from wherever they are reached."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from radiodesk.audio.container import BARE_FORMATS, OpenSound
from radiodesk.audio.decoding import Lengths, SoundPacket, ticks
from radiodesk.audio.grid import Grid
from radiodesk.audio.index import Placed

TURN_PAGES = 4
"""So far apart are turns: as the chunks of an analysis, so that whoever analyses one begins at a turn."""

_EXACT = ("mp3", "flac", "alac", "vorbis", "pcm_")
"""Codecs (so begin their names) whose decoders, fed a few packets before, go on as if they had played all of it."""

_REMEMBERING = {"aac", "opus"}
"""Codecs whose decoders remember more: noise of their own making, predictions that fade. They begin anew at each turn,
whoever reads: where that is changes the sound by less than -90 dB, noise by other noise, but it decides the bits."""

_STAMPED_FORMATS = {"mov", "ogg", "flac"}
"""Files whose time stamps count samples, as long as each packet begins where the one before ends."""

_LATE_STAMPS = {"vorbis": 2048}
"""FFmpeg takes some packets of Vorbis for shorter than they are: such a one seems to begin late, by so many samples at
most, but ends where it does."""

_NEVER = 1 << 62


def repeats(codec: str) -> bool:
    """Whether a recording of this codec gives the same samples wherever it is entered."""
    return codec.startswith(_EXACT) or codec in _REMEMBERING


@dataclass(frozen=True)
class Turns:
    """The places where a decoder begins anew: every so many samples, a little early. 0: wherever somebody enters."""

    every: int
    near: int
    """Longer than any packet: a quarter of a second."""

    @classmethod
    def of(cls, sound: OpenSound) -> "Turns":
        """Those of a recording."""
        rate = sound.decoder.sample_rate
        is_remembering = sound.decoder.codec.canonical_name in _REMEMBERING
        return cls(TURN_PAGES * Grid(rate).page if is_remembering else 0, rate // 4)

    def before(self, sample: int) -> int:
        """Whoever wants `sample` enters at the first packet that begins here or later."""
        place = sample - self.near
        if self.every:
            place = (place + self._early) // self.every * self.every - self._early
        return max(place, 0)

    def after(self, place: int) -> int:
        """Whoever has read on to here, from `place`, begins anew."""
        if not self.every:
            return _NEVER
        return ((place + self._early) // self.every + 1) * self.every - self._early

    @property
    def _early(self) -> int:
        """What an analysis reads before a chunk, and the packet that this lies in, belong to the same turn."""
        return 2 * self.near + self.near // 2


class Ruler(Protocol):
    """Says how many samples come out of a packet, without decoding it."""

    def of(self, packet: SoundPacket) -> int:
        """The samples of the next packet. Raises `Unproven`."""


class Unproven(Exception):
    """Time stamps are missing, or do not fit together: only decoding would tell where a packet lies."""


def has_ruler(sound: OpenSound) -> bool:
    """Whether packets of `sound` can be stepped over without decoding them."""
    tick = ticks(sound)
    return sound.format in BARE_FORMATS or (sound.format in _STAMPED_FORMATS and tick >= 1 and tick.denominator == 1)


def ruler_of(sound: OpenSound, passed: Sequence[SoundPacket]) -> Ruler | None:
    """The ruler for the packets after the last of `passed`; None where there is none to be trusted."""
    if sound.format in BARE_FORMATS:
        return Lengths(sound)
    if not has_ruler(sound) or not passed:
        return None
    return _Stamps(ticks(sound), _end(passed[-1]), _LATE_STAMPS.get(sound.decoder.codec.canonical_name, 0))


def placed_by(ruler: Ruler, packets: Iterable[SoundPacket], place: int) -> Iterator[Placed]:
    """The packets with the samples that they begin with; the first begins with `place`. Raises `Unproven`."""
    for packet in packets:
        yield packet, place
        if packet.size:
            place += ruler.of(packet)


class _Stamps:
    """Measures a packet by where it ends, while each begins where the one before has ended, or late by a little."""

    def __init__(self, tick: Fraction, end: int, late: int) -> None:
        self._samples, self._end, self._late = int(tick), end, late

    def of(self, packet: SoundPacket) -> int:
        before, self._end = self._end, _end(packet)
        if not 0 <= self._end - (packet.duration or 0) - before <= self._late:
            raise Unproven
        return (self._end - before) * self._samples


def _end(packet: SoundPacket) -> int:
    if packet.pts is None or not packet.duration:
        raise Unproven
    return packet.pts + packet.duration
