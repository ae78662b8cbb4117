"""Encodes MP3 with LAME, and makes the Info frame that lets players cut the encoder's padding off again.

lameenc writes no Info frame of its own. Layout: "Mp3 Info Tag revision 1", gabriel.mp3-tech.org/mp3infotag.html.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import lameenc
import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.crc16 import crc16
from radiodesk.audio.layer3 import FRAME, head_bytes

_RATES_HZ = (44_100, 48_000, 32_000)
"""In the order of their numbers in a frame's header."""

ENCODER_DELAY = 576
DECODER_DELAY = 529
"""Samples that come out of every decoder before the first that went in: half a window and the filter bank."""

_LEAST_PADDING = 576
_QUALITY = 3
"""LAME's own default."""

_LEADS = ((64, 40), (256, 24), (320, 6))
"""Up to a bit rate in kbit/s: frames that an encoder hears before those that count; see docs/adr/0009-chunks.md."""

_FULL = 32767
_LEAST_HEADER_KBPS = 64
"""The Info frame needs 192 bytes, which lower bit rates do not have at 48 kHz; its own may differ."""

_INDEX = {32: 1, 40: 2, 48: 3, 56: 4, 64: 5, 80: 6, 96: 7, 112: 8, 128: 9, 160: 10, 192: 11, 224: 12, 256: 13, 320: 14}


@dataclass(frozen=True)
class Mp3Format:
    """What an MP3 of constant bit rate is."""

    sample_rate_hz: int
    channels: int
    bit_rate_kbps: int

    @property
    def info_bytes(self) -> int:
        """How long the Info frame is."""
        return 144_000 * max(self.bit_rate_kbps, _LEAST_HEADER_KBPS) // self.sample_rate_hz

    @property
    def lead(self) -> int:
        """So many frames are encoded before the first that counts, so that it comes out as if all had been."""
        return next(frames for most_kbps, frames in _LEADS if self.bit_rate_kbps <= most_kbps)

    @property
    def lighter_kbps(self) -> tuple[int, ...]:
        """Its bit rate, and all lower ones that there are, in this order."""
        return tuple(kbps for kbps in reversed(_INDEX) if kbps <= self.bit_rate_kbps)


class Pace(NamedTuple):
    """How the bytes of a file go with its time: by the name of its header, the method, and 100 places in 256ths."""

    tag: bytes
    method: int
    table: bytes


EVEN = Pace(b"Info", 1, bytes(place * 256 // 100 for place in range(100)))
"""Of a constant bit rate."""


def uneven(table: bytes) -> Pace:
    """Of bit rates that change."""
    return Pace(b"Xing", 3, table)


def frames_for(samples: int) -> int:
    """How many frames LAME makes of so many samples: all of them must come out of a decoder again."""
    return -(-(samples + ENCODER_DELAY + _LEAST_PADDING) // FRAME)


def lame_scale(bit_rate_kbps: int) -> float:
    """What LAME's presets silently multiply their input with; measured for mono and stereo at every quality."""
    return 0.95 if bit_rate_kbps <= 160 else 0.97 if bit_rate_kbps <= 192 else 1.0


def encoded(sound: Iterable[Samples], form: Mp3Format) -> bytes:
    """The frames that a fresh encoder makes of `sound`, pieces of (channels, n). Beyond full scale it is clipped."""
    scale = np.float32(_FULL / lame_scale(form.bit_rate_kbps))
    encoder = _encoder(form)
    frames = bytearray()
    for piece in sound:
        frames += encoder.encode(_integers(piece * scale).tobytes())
    return bytes(frames + encoder.flush())


def _integers(sound: Samples) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    """The samples as (n, channels), rounded and clipped; `sound` is spoilt."""
    np.clip(np.rint(sound, out=sound), -_FULL, _FULL, out=sound)
    together = np.empty(sound.shape[::-1], "<i2")
    for channel, numbers in enumerate(sound):
        together[:, channel] = numbers
    return together


def info_frame(
    form: Mp3Format,
    samples: int,
    frames: int,
    audio_bytes: int,
    audio_crc: int,
    delay: int = ENCODER_DELAY,
    pace: Pace = EVEN,
) -> bytes:
    """The frame that goes before `frames` frames of `audio_bytes` in all, which hold `samples` samples.

    They begin `delay` samples late, besides what every decoder is.
    """
    size = form.info_bytes + audio_bytes
    padding = frames * FRAME - delay - samples
    rate = _RATES_HZ.index(form.sample_rate_hz) << 2
    mode = 0xC4 if form.channels == 1 else 0x44
    header = bytes((0xFF, 0xFB, _INDEX[max(form.bit_rate_kbps, _LEAST_HEADER_KBPS)] << 4 | rate, mode))
    body = pace.tag + struct.pack(">III", 0x0F, frames, size) + pace.table + struct.pack(">I", 100 - 10 * _QUALITY)
    lame = b"LAME3.100" + bytes((pace.method, 0)) + bytes(8) + bytes((0, min(form.bit_rate_kbps, 255)))
    lame += (delay << 12 | padding).to_bytes(3, "big") + bytes(4) + struct.pack(">IH", size, audio_crc)
    frame = header.ljust(head_bytes(form.channels), b"\0") + body + lame
    return (frame + struct.pack(">H", crc16(frame))).ljust(form.info_bytes, b"\0")


def _encoder(form: Mp3Format) -> lameenc.Encoder:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(form.sample_rate_hz)
    encoder.set_out_sample_rate(form.sample_rate_hz)
    encoder.set_channels(form.channels)
    encoder.set_bit_rate(form.bit_rate_kbps)
    encoder.set_quality(_QUALITY)
    return encoder
