"""Decodes packets so that damage costs only the damaged stretch: it becomes silence of the same length."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias, cast

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from radiodesk.audio.container import OpenSound

SoundPacket: TypeAlias = "av.Packet[AudioStream]"

_MOST_TROUBLES = 32
"""So often reading on is tried after the container was found broken."""


class Decoder:
    """The decoder of an open recording, keeping the time when packets are damaged."""

    def __init__(self, sound: OpenSound) -> None:
        """`sound` is read from where it stands."""
        self._sound = sound
        self._codec = sound.decoder
        self._missing = 0

    def restart(self) -> None:
        """Forget what came before: the next packet comes from another place."""
        self._missing = 0
        self._codec.flush_buffers()

    def decode(self, packet: SoundPacket) -> tuple[int, list[AudioFrame]]:
        """What comes out when `packet` goes in: so many samples of silence for damage before it, then frames.

        An empty packet, the last of all, brings out what is left.
        """
        try:
            frames = self._codec.decode(packet if packet.size else None)
        except av.error.EOFError:
            return 0, []
        except (av.error.FFmpegError, ValueError):
            self._missing += Lengths(self._sound).of(packet)
            return 0, []
        if not frames:
            return 0, frames
        missing, self._missing = self._missing, 0
        return missing, frames


class Lengths:
    """How many samples each packet promises."""

    def __init__(self, sound: OpenSound) -> None:
        """For the packets of `sound`."""
        self._tick = ticks(sound)
        self._known: dict[int | None, int] = {None: 0}

    def of(self, packet: SoundPacket) -> int:
        """The samples of `packet`, reckoned once for each duration, as a fraction takes its time."""
        duration = packet.duration
        samples = self._known.get(duration)
        if samples is None:
            samples = self._known[duration] = int((duration or 0) * self._tick)
        return samples


def packets_of(sound: OpenSound) -> Iterator[SoundPacket]:
    """The packets from where the container stands. Broken places are stepped over as far as FFmpeg can."""
    for _ in range(_MOST_TROUBLES):
        try:
            yield from sound.container.demux(sound.stream)
        except (av.error.FFmpegError, ValueError):
            continue
        return


def bare_packet(data: bytes) -> SoundPacket:
    """A packet of these bytes, without a stamp."""
    return cast("SoundPacket", av.Packet(data))


def ticks(sound: OpenSound) -> Fraction:
    """Samples in one tick of the recording's time stamps."""
    return (sound.stream.time_base or Fraction(0)) * sound.decoder.sample_rate
