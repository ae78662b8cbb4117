"""Encodes MP3 with LAME, and writes the Info header that makes players cut the encoder's padding off again.

lameenc writes no header of its own. Layout: "Mp3 Info Tag revision 1", gabriel.mp3-tech.org/mp3infotag.html.
"""

import struct
from typing import BinaryIO

import lameenc
import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.crc16 import crc16

SAMPLE_RATES_HZ = (44_100, 48_000, 32_000)
"""The rates of MPEG-1; lower ones are another format that some players refuse."""

FRAME = 1152
_ENCODER_DELAY = 576
_QUALITY = 3
_FULL = 32767
_LEAST_HEADER_KBPS = 64
"""The header needs a frame of 192 bytes, which lower bit rates do not have at 48 kHz; its own may differ."""

_LEAST_HEADER_INDEX = 0x50
_READ_BYTES = 1 << 20


def lame_scale(bit_rate_kbps: int) -> float:
    """What LAME's presets silently multiply their input with; measured for mono and stereo at every quality."""
    return 0.95 if bit_rate_kbps <= 160 else 0.97 if bit_rate_kbps <= 192 else 1.0


class Mp3Writer:
    """Writes one MP3 of constant bit rate into an empty file opened for reading and writing."""

    def __init__(self, file: BinaryIO, sample_rate_hz: int, channels: int, bit_rate_kbps: int) -> None:
        """Leave room for the header."""
        self._file, self._rate, self._bit_rate = file, sample_rate_hz, bit_rate_kbps
        self.samples: int = 0
        self._scale = np.float32(_FULL / lame_scale(bit_rate_kbps))
        self._header_bytes = 144_000 * max(bit_rate_kbps, _LEAST_HEADER_KBPS) // sample_rate_hz
        self._encoder = _encoder(sample_rate_hz, channels, bit_rate_kbps)
        file.write(bytes(self._header_bytes))

    def write(self, sound: Samples) -> None:
        """Encode `sound` (channels, n). What goes beyond full scale is clipped."""
        self.samples += sound.shape[1]
        integers = np.clip(np.rint(sound.T * self._scale), -_FULL, _FULL).astype("<i2")
        self._file.write(self._encoder.encode(integers.tobytes()))

    def finish(self) -> None:
        """Encode what is left, and write the header."""
        self._file.write(self._encoder.flush())
        size = self._file.tell()
        self._file.seek(self._header_bytes)
        head, music_crc = b"", 0
        while piece := self._file.read(_READ_BYTES):
            head, music_crc = head or piece[:4], crc16(piece, music_crc)
        self._file.seek(0)
        self._file.write(self._info_frame(head, size, music_crc))
        self._file.seek(size)

    def _info_frame(self, head: bytes, size: int, music_crc: int) -> bytes:
        audio_bytes = size - self._header_bytes
        frames = round(audio_bytes * self._rate / (144_000 * self._bit_rate))
        padding = frames * FRAME - _ENCODER_DELAY - self.samples
        is_mono = head[3] >> 6 == 3
        rate_index = max(head[2] & 0xF0, _LEAST_HEADER_INDEX)
        unpadded = rate_index | head[2] & 0x0D
        header = bytes((head[0], head[1] | 1, unpadded, head[3])) + bytes(17 if is_mono else 32)
        table = bytes(place * 256 // 100 for place in range(100))
        body = b"Info" + struct.pack(">III", 0x0F, frames, size) + table + struct.pack(">I", 100 - 10 * _QUALITY)
        lame = b"LAME3.100" + bytes((0x01, 0)) + bytes(8) + bytes((0, min(self._bit_rate, 255)))
        lame += (_ENCODER_DELAY << 12 | padding).to_bytes(3, "big") + bytes(4) + struct.pack(">IH", size, music_crc)
        frame = header + body + lame
        return (frame + struct.pack(">H", crc16(frame))).ljust(self._header_bytes, b"\0")


def _encoder(sample_rate_hz: int, channels: int, bit_rate_kbps: int) -> lameenc.Encoder:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(sample_rate_hz)
    encoder.set_out_sample_rate(sample_rate_hz)
    encoder.set_channels(channels)
    encoder.set_bit_rate(bit_rate_kbps)
    encoder.set_quality(_QUALITY)
    return encoder
