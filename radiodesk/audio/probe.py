"""Says what a recording is: its format and its length; or why it is none."""

import struct
from collections import deque
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import av

from radiodesk.audio.container import BARE_FORMATS, PLAIN_FORMATS, OpenSound, open_sound
from radiodesk.audio.decoding import Decoder, SoundPacket, packets_of, ticks
from radiodesk.model.problems import DamagedRecording, EmptyRecording
from radiodesk.model.sound import MediaInfo
from radiodesk.model.words import N_

_TRIED_PACKETS = 200
"""So many packets may be unreadable at the start before the recording counts as damaged."""


def probe(path: Path) -> MediaInfo:
    """The format of the recording at `path`, after decoding its first moment.

    `channels` are the recording's own; `Source` folds more than two to stereo. `samples` is exact for WAV, AIFF, FLAC
    and bare MP3 and AAC; elsewhere it is what the file says, and the analysis counts. Raises `NotARecording`,
    `EmptyRecording`, `DamagedRecording`, or a `StorageProblem`.
    """
    with closing(open_sound(path)) as sound:
        _hear_something(sound)
    stated = describe(path)
    return replace(stated, samples=_counted_frames(path)) if stated.container in BARE_FORMATS else stated


def describe(path: Path) -> MediaInfo:
    """The format of a recording as the file states it, decoding nothing."""
    with closing(open_sound(path)) as sound:
        decoder = sound.decoder
        return MediaInfo(
            container=sound.format,
            codec=decoder.codec.canonical_name,
            sample_rate_hz=decoder.sample_rate,
            channels=decoder.channels,
            samples=_samples(sound),
            bit_rate_bps=decoder.bit_rate or sound.container.bit_rate or 0,
        )


def _hear_something(sound: OpenSound) -> None:
    decoder, packet_count = Decoder(sound), 0
    for packet_count, packet in enumerate(packets_of(sound)):
        if any(frame.samples for frame in decoder.decode(packet)[1]):
            return
        if packet_count > _TRIED_PACKETS:
            break
    if packet_count == 0:
        raise EmptyRecording(name=sound.path.name)
    raise DamagedRecording(name=sound.path.name, reason=N_("no sound can be read from it"))


def _samples(sound: OpenSound) -> int:
    tick = ticks(sound)
    if sound.stream.duration is None:
        return int((sound.container.duration or 0) * sound.decoder.sample_rate / av.time_base)
    stated = int(sound.stream.duration * tick)
    return min(stated, _bytes_there(sound)) if sound.format in PLAIN_FORMATS else stated


def _counted_frames(path: Path) -> int:
    """The samples of all frames, without those that the encoder's notes (AV_PKT_DATA_SKIP_SAMPLES) tell to drop."""
    with closing(open_sound(path)) as sound:
        packets = packets_of(sound)
        edges = list(islice(packets, 1))
        passed = sum(packet.duration or 0 for packet in edges)
        last: deque[SoundPacket] = deque(maxlen=3)
        for packet in packets:
            passed += packet.duration or 0
            last.append(packet)
        notes = [bytes(packet.get_sidedata("skip_samples")) for packet in (*edges, *last)]
        dropped = sum(sum(struct.unpack_from("<II", note)) for note in notes if note)
        return max(int(passed * ticks(sound)) - dropped, 0)


def _bytes_there(sound: OpenSound) -> int:
    """How many samples of plain PCM fit in the file, whatever its header promises."""
    first = next(packets_of(sound), None)
    bits = sound.decoder.bit_rate
    if first is None or first.pos is None or not bits:
        return 0
    return (sound.path.stat().st_size - first.pos) * 8 * sound.decoder.sample_rate // bits
