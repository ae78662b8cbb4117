"""How FFmpeg writes each kind of file but MP3. The same sound gives the same bytes: no dates, no random numbers."""

import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from radiodesk.audio.container import open_sound
from radiodesk.audio.formats.making import Order

_AAC_FRAME = 1024
_OPUS_HZ = 48_000
_OPUS_FRAME = 960
_LOSSLESS_FRAME = 4096
_CD_BITS = 16

_BYTES_A_PACKET = 5
"""In the table of contents of an MP4: four for the length of each, and something for the places of runs of them."""

_LEAST_TABLE = 4096
_NUMBERS = 0x7FFF_FFFF


@dataclass(frozen=True)
class Encoding:
    """A kind of file, ready to be written: FFmpeg's names and options, and the form of the samples it takes.

    They come `frame` at a time. `silence` samples of nothing go before the episode; players leave them out.
    """

    muxer: str
    codec: str
    sample_format: str
    sample_rate_hz: int
    frame: int
    silence: int = 0
    bit_rate_bps: int = 0
    muxer_options: Mapping[str, str] = field(default_factory=dict)
    codec_options: Mapping[str, str] = field(default_factory=dict)


def encoding_of(order: Order) -> Encoding:
    """How the file that `order` asks for is written."""
    return _ENCODINGS[order.preset.form](order)


def _m4a(order: Order) -> Encoding:
    """AAC-LC in MP4, its table of contents in front: it can be heard before all of it has arrived.

    AAC comes in frames of 1024 samples. Many players, FFmpeg's too, do not cut off what the last one has too much, but
    all begin at the right sample; so the silence that fills the frames goes in front. The fast coder is the better one
    except at low bit rates, as FFmpeg says and measuring confirms (docs/adr/0010-formats.md).
    """
    rate = order.timeline.sample_rate_hz
    samples = order.published(rate)
    frames = max(-(-samples // _AAC_FRAME), 2)
    room = _LEAST_TABLE + _BYTES_A_PACKET * frames
    return Encoding(
        "ipod",
        "aac",
        "fltp",
        rate,
        _AAC_FRAME,
        frames * _AAC_FRAME - samples,
        order.preset.bit_rate_kbps * 1000,
        {"moov_size": str(room), "movie_timescale": str(rate)},
        {"aac_coder": "fast"},
    )


def _opus(order: Order) -> Encoding:
    """Opus in Ogg (RFC 7845). Streams that follow one another in a file need different numbers (RFC 3533 section 4).

    The bit rate varies, but not beyond what was asked for: without that bound, music takes half as much again.
    """
    number = zlib.crc32(repr((order.identity, order.preset, order.timeline.length)).encode()) & _NUMBERS
    return Encoding(
        "ogg",
        "libopus",
        "flt",
        _OPUS_HZ,
        _OPUS_FRAME,
        0,
        order.preset.bit_rate_kbps * 1000,
        {"serial_offset": str(number)},
        {"vbr": "constrained"},
    )


def _flac(order: Order) -> Encoding:
    sample_format = "s16" if _is_of_cd_depth(order.recording) else "s32"
    return Encoding("flac", "flac", sample_format, order.timeline.sample_rate_hz, _LOSSLESS_FRAME)


def _wav(order: Order) -> Encoding:
    """PCM; beyond 4 GB it becomes RF64 (EBU Tech 3306), for which there is room in every file."""
    is_of_cd_depth = _is_of_cd_depth(order.recording)
    codec, sample_format = ("pcm_s16le", "s16") if is_of_cd_depth else ("pcm_s24le", "s32")
    rate = order.timeline.sample_rate_hz
    return Encoding("wav", codec, sample_format, rate, _LOSSLESS_FRAME, muxer_options={"rf64": "auto"})


def _is_of_cd_depth(recording: Path) -> bool:
    """Whether 16 bits hold the recording: those that were made with more, and lossless, deserve 24."""
    with closing(open_sound(recording)) as sound:
        return sound.decoder.codec.lossy or sound.decoder.format.bits <= _CD_BITS


_ENCODINGS: dict[str, Callable[[Order], Encoding]] = {"m4a": _m4a, "opus": _opus, "flac": _flac, "wav": _wav}
