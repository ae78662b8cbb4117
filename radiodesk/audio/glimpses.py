"""Short stretches of a recording from anywhere, soon rather than exactly: for a first picture of all of it."""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

import av
import numpy as np
from av.audio.frame import AudioFrame

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.container import BARE_FORMATS, OpenSound, open_sound
from radiodesk.audio.decoding import SoundPacket, packets_of
from radiodesk.audio.frames import FrameReader, UnusableFrame, mend
from radiodesk.audio.pcm import PcmStream, open_pcm
from radiodesk.model.problems import storage_guard

_STRETCH_S = 0.05

_LEADS = {"aac": 1, "vorbis": 1, "opus": 4, "flac": 0, "alac": 0}
"""How many packets a decoder is fed before the one that is heard; more than is needed where that is not known."""

_LEAD = 3

_FAR_PACKETS = 500
"""FFmpeg may go to a place some seconds before the one that was asked for; beyond this it has no table of contents."""

_RESERVOIR_BYTES = 511
"""So far back may the sound of a frame of MP3 begin, in what other frames have beside `_HEAD_BYTES`."""

_HEAD_BYTES = 36
_MOST_LEAD = 10

_NOTE_BYTES = 2048
"""The longest frame, and so the note of an encoder before the first frame of sound, is shorter."""


class Glimpses(Protocol):
    """Sound from anywhere in a recording."""

    def at(self, share: float) -> Samples:
        """A twentieth of a second, about, from `share` (0 to 1) of the recording: (channels, n); n may be 0."""

    def close(self) -> None:
        """Give the file back."""


def glimpses_of(recording: Path) -> Glimpses:
    """Open a recording for glimpses; raises what `Source` raises."""
    sound = open_sound(recording)
    if (plain := open_pcm(sound)) is not None:
        sound.close()
        return _OfPcm(plain)
    return _OfBytes(sound) if sound.format in BARE_FORMATS else _OfPackets(sound)


class _OfPcm:
    """From the file itself."""

    def __init__(self, stream: PcmStream) -> None:
        self._stream = stream
        self._count = round(_STRETCH_S * stream.info.sample_rate_hz)

    def at(self, share: float) -> Samples:
        return self._stream.view(int(share * self._stream.info.samples), self._count)

    def close(self) -> None:
        self._stream.close()


class _Decoded:
    """What comes out of a decoder that has just begun: the first packets are not heard, as not all of it is right."""

    def __init__(self, sound: OpenSound) -> None:
        self._sound = sound
        self._channels = min(sound.decoder.channels, 2)
        self._reader = FrameReader(self._channels, sound.decoder.sample_rate)

    def close(self) -> None:
        self._sound.close()

    def _heard(self, packets: Iterator[SoundPacket], lead: int) -> Samples:
        self._sound.decoder.flush_buffers()
        for packet in islice(packets, lead):
            self._decoded(packet)
        frames = [frame for packet in packets for frame in self._decoded(packet)]
        sound = np.zeros((self._channels, sum(frame.samples for frame in frames)), np.float32)
        place = 0
        for frame in frames:
            with suppress(UnusableFrame):
                self._reader.write(frame, sound[:, place : place + frame.samples])
            place += frame.samples
        mend(sound)
        return sound

    def _decoded(self, packet: SoundPacket) -> list[AudioFrame]:
        """Nothing where there is damage."""
        with suppress(av.error.FFmpegError, ValueError):
            return self._sound.decoder.decode(packet) if packet.size else []
        return []


class _OfPackets(_Decoded):
    """By asking FFmpeg to go there: its tables of contents, or its search, are near enough."""

    def __init__(self, sound: OpenSound) -> None:
        super().__init__(sound)
        self._lead = _LEADS.get(sound.decoder.codec.canonical_name, _LEAD)
        container_s = (sound.container.duration or 0) / av.time_base
        self._ticks = sound.stream.duration or int(container_s / (sound.stream.time_base or 1))

    def at(self, share: float) -> Samples:
        stamp = int(share * self._ticks)
        with suppress(av.error.FFmpegError):
            self._sound.container.seek(stamp, stream=self._sound.stream)
        packets = packets_of(self._sound)
        passed: deque[SoundPacket] = deque(maxlen=self._lead + 1)
        for packet in islice(packets, _FAR_PACKETS):
            passed.append(packet)
            if (packet.pts or 0) + (packet.duration or 0) > stamp:
                break
        return self._heard(chain(passed, islice(packets, self._lead + 1 - len(passed))), self._lead)


class _OfBytes(_Decoded):
    """By the place in the file: a parser finds the next frame. Where bit rates vary, a table may say where to look."""

    def __init__(self, sound: OpenSound) -> None:
        super().__init__(sound)
        first = next(packets_of(sound), None)
        with storage_guard(sound.path):
            self._file = sound.path.open("rb", buffering=0)
            begin, end = (first.pos or 0) if first else 0, sound.path.stat().st_size
            self._file.seek(max(begin - _NOTE_BYTES, 0))
            self._shares, self._places = _table(self._file.read(min(begin, _NOTE_BYTES)), begin, end)
        frame_s = float((first.duration or 0) * sound.stream.time_base) if first and sound.stream.time_base else 0.0
        frame = max(int((sound.container.bit_rate or 0) / 8 * frame_s), 1)
        # Half a frame, those that lend their bytes to others, and one that overlaps with the one that is heard.
        self._lead = 1 + min(-(-_RESERVOIR_BYTES // max(frame - _HEAD_BYTES, 1)), _MOST_LEAD) + 1
        self._bytes = (self._lead + 2) * frame

    def at(self, share: float) -> Samples:
        with storage_guard(self._sound.path):
            self._file.seek(int(np.interp(share, self._shares, self._places)))
            data = self._file.read(self._bytes)
        parser = av.CodecContext.create(self._sound.decoder.codec.name, "r")
        return self._heard(iter(parser.parse(data)), self._lead)

    def close(self) -> None:
        self._file.close()
        super().close()


def _table(note: bytes, begin: int, end: int) -> tuple[Energies, Energies]:
    """Shares of the time and places in the file: evenly, or as the table of contents says that is in a Xing note."""
    begins = note.find(b"Xing")
    flags = note[begins + 7] if begins >= 0 else 0
    if not flags & 4:
        return np.array([0.0, 1.0]), np.array([begin, end], np.float64)
    skipped = begins + 8 + 4 * (flags & 1) + 2 * (flags & 2)
    places = np.frombuffer(note[skipped : skipped + 100].ljust(100, b"\xff"), np.uint8) / 256
    return np.linspace(0, 1, 101), begin + (end - begin) * np.append(places, 1.0)
