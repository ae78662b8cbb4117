"""Decodes packets so that damage costs only the damaged stretch: it becomes silence of the same length."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias, cast

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from radiodesk.audio.container import OpenSound

SoundPacket: TypeAlias = "av.Packet[AudioStream]"

_NOT_FLUSHED = {"aac", "opus"}
"""Codecs whose decoders keep something when they are flushed: AAC goes on in its noise."""

_MOST_TROUBLES = 32
"""So often reading on is tried after the container was found broken."""


class Decoder:
    """The decoder of an open recording, keeping the time when packets are damaged."""

    def __init__(self, sound: OpenSound) -> None:
        """`sound` is read from where it stands."""
        self._sound = sound
        self._codec = sound.decoder
        self.missing = 0
        """Samples of silence for damage that are still to come."""

    def restart(self, lead: Iterable[SoundPacket] = ()) -> None:
        """Forget everything: the next packet comes from another place, where `lead` is what lies before it."""
        if self._codec.codec.canonical_name in _NOT_FLUSHED:
            self._codec = _new_decoder(self._sound.decoder)
        else:
            self._codec.flush_buffers()
        for packet in lead:
            self.decode(packet)
        self.missing = 0

    def decode(self, packet: SoundPacket) -> tuple[int, list[AudioFrame]]:
        """What comes out when `packet` goes in: so many samples of silence for damage before it, then frames.

        An empty packet, the last of all, brings out what is left.
        """
        try:
            frames = self._codec.decode(packet if packet.size else None)
        except av.error.EOFError:
            return 0, []
        except (av.error.FFmpegError, ValueError):
            self.missing += Lengths(self._sound).of(packet)
            return 0, []
        if not frames:
            return 0, frames
        missing, self.missing = self.missing, 0
        return missing, frames


def _new_decoder(old: AudioCodecContext) -> AudioCodecContext:
    new = cast("AudioCodecContext", av.CodecContext.create(old.codec.name, "r"))
    new.extradata = old.extradata
    new.sample_rate, new.layout = old.sample_rate, old.layout
    new.thread_count = 1
    return new


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
