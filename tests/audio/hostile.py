"""Makes hostile files: short recordings of every kind that is read, mutated; the same file for the same number."""

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.audio.makers import encode, id3, picture_frame, speech, write_wav

Chance = np.random.Generator
Mutation = Callable[[bytearray, Chance], None]

_VIDEO = ("-f", "lavfi", "-i", "testsrc=d=0.4:s=64x64", "-map", "0:a", "-map", "1:v")

_KINDS: dict[str, tuple[str, ...]] = {
    "even.mp3": ("-b:a", "64k"),
    "uneven.mp3": ("-q:a", "4", "-metadata", "title=Jaksa", "-metadata", "artist=Radio", "-id3v2_version", "3"),
    "float.wav": ("-c:a", "pcm_f32le"),
    "plain.wav": (),
    "packed.wav": ("-c:a", "adpcm_ms"),
    "phone.wav": ("-c:a", "pcm_alaw", "-ar", "8000", "-ac", "1"),
    "large.w64": (),
    "big.aiff": (),
    "packed.aifc": ("-c:a", "adpcm_ima_qt", "-f", "aiff"),
    "whole.flac": (),
    "speech.ogg": ("-c:a", "libvorbis"),
    "whole.oga": ("-c:a", "flac", "-f", "ogg"),
    "speech.opus": ("-c:a", "libopus", "-b:a", "48k"),
    "book.m4a": ("-c:a", "aac"),
    "lossless.m4a": ("-c:a", "alac"),
    "pieces.m4a": ("-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"),
    "bare.aac": ("-c:a", "aac"),
    "core.caf": (),
    "packed.caf": ("-c:a", "alac"),
    "office.wma": (),
    "video.mkv": (*_VIDEO, "-c:a", "libvorbis", "-c:v", "libx264"),
    "web.webm": (*_VIDEO, "-c:a", "libopus", "-c:v", "libvpx"),
    "video.mp4": (*_VIDEO, "-c:a", "aac", "-c:v", "libx264"),
    "video.mov": (*_VIDEO, "-c:a", "pcm_s16be", "-c:v", "mpeg4"),
}
"""What ffmpeg is told to make each of them."""

_LIES = [b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0\0\x80", b"\xff\xff\xff\x7f"]
_LIES += [b"\0\0", b"\xff\xff", b"\0" * 8, b"\xff" * 8, b"\x7f" + b"\xff" * 7, b"\0\0\0\1", b"\1\0\0\0"]

_HEAD = 512


def seeds(folder: Path) -> dict[str, bytes]:
    """Recordings of 0.4 s, by their names."""
    wav = write_wav(folder / "seed.wav", np.tile(speech(0.4, 44100, level_db=-25.0), (2, 1)))
    made = {name: encode(wav, folder / name, *options).read_bytes() for name, options in _KINDS.items()}
    return {**made, "phone.amr": _amr(20)}


def _amr(frames: int) -> bytes:
    """Frames of AMR at 12.2 kbit/s (RFC 4867 section 5): ffmpeg rarely has an encoder. Any bits are some sound."""
    chance = np.random.default_rng(frames)
    return b"#!AMR\n" + b"".join(b"\x3c" + chance.bytes(31) for _ in range(frames))


def mutated(number: int, whole: dict[str, bytes]) -> tuple[str, bytes]:
    """The hostile file of this number: its name tells what it was made of."""
    chance = np.random.default_rng(number)
    names = list(whole)
    name = names[number % len(names)]
    data = bytearray(whole[name])
    done = [_MUTATIONS[index] for index in chance.integers(len(_MUTATIONS), size=1 + chance.integers(3))]
    for mutation in done:
        mutation(data, chance)
    if not chance.integers(12):
        data = bytearray(_joined(bytes(data), whole[str(chance.choice(names))], chance))
    return name, bytes(data)


def _place(data: bytearray, chance: Chance) -> int:
    """Somewhere, half of the time in the head, where the fields are."""
    most = min(len(data), _HEAD) if chance.integers(2) else len(data)
    return int(chance.integers(max(most, 1)))


def _flip_bits(data: bytearray, chance: Chance) -> None:
    for _ in range(chance.integers(1, 40)):
        if data:
            data[_place(data, chance)] ^= 1 << int(chance.integers(8))


def _break_off(data: bytearray, chance: Chance) -> None:
    del data[_place(data, chance) :]


def _lie(data: bytearray, chance: Chance) -> None:
    for _ in range(chance.integers(1, 5)):
        lie = _LIES[chance.integers(len(_LIES))]
        place = _place(data, chance)
        data[place : place + len(lie)] = lie


def _block(data: bytearray, chance: Chance) -> slice:
    start = _place(data, chance)
    return slice(start, start + int(chance.integers(1, 3000)))


def _delete(data: bytearray, chance: Chance) -> None:
    del data[_block(data, chance)]


def _repeat(data: bytearray, chance: Chance) -> None:
    block = _block(data, chance)
    data[block.start : block.start] = data[block] * int(chance.integers(1, 30))


def _insert(data: bytearray, chance: Chance) -> None:
    place = _place(data, chance)
    data[place:place] = chance.bytes(int(chance.integers(1, 5000)))


def _blank(data: bytearray, chance: Chance) -> None:
    block = _block(data, chance)
    data[block] = bytes([int(chance.choice([0, 255]))]) * len(data[block])


def _move(data: bytearray, chance: Chance) -> None:
    block = _block(data, chance)
    moved = data[block]
    del data[block]
    place = _place(data, chance)
    data[place:place] = moved


def _count(data: bytearray, chance: Chance) -> None:
    """Another number where a number may stand."""
    place = _place(data, chance)
    kind = str(chance.choice([">I", "<I", ">H", "<H", ">d"]))
    number = (
        float(chance.normal()) * 1e9 if kind == ">d" else int(2 ** chance.uniform(0, 15.9 if "H" in kind else 31.9))
    )
    packed = struct.pack(kind, number)
    data[place : place + len(packed)] = packed


_MUTATIONS: tuple[Mutation, ...] = (
    _flip_bits, _flip_bits, _break_off, _lie, _lie, _delete, _repeat, _insert, _blank, _move, _count, _count,
)  # fmt: skip


def _joined(data: bytes, other: bytes, chance: Chance) -> bytes:
    """Two kinds in one file: one behind the other, or one's head on the other's body, or within it."""
    cut = int(chance.integers(1, _HEAD))
    return [data + other, other[:cut] + data[cut:], data[:cut] + other + data[cut:]][chance.integers(3)]


def crafted(whole: dict[str, bytes]) -> dict[str, bytes]:
    """Files that somebody made with intent, by what they are."""
    mp3, wav, book = whole["even.mp3"], whole["plain.wav"], whole["book.m4a"]
    kind, boxes = book[: int.from_bytes(book[:4], "big")], book[int.from_bytes(book[:4], "big") :]
    return {
        "nothing": b"",
        "one byte": b"R",
        "zeros": bytes(70_000),
        "ones": b"\xff" * 70_000,
        "a playlist": b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        "a list behind a tag": id3(picture_frame(10)) + b"ffconcat version 1.0\nfile /etc/hostname\n",
        "a list of parts": b"ffconcat version 1.0\nfile /etc/hostname\n",
        "a picture in text": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        "a web page": b"<!DOCTYPE html><html><audio src=x.mp3></audio></html>",
        "an archive": b"PK\x03\x04" + bytes(26) + b"siaran.mp3" + mp3,
        "a description of a call": b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=audio 5004 RTP/AVP 0\r\n",
        "a tag of 20 MB": id3(picture_frame(20 << 20)) + mp3,
        "a tag of 60000 frames": id3(*[b"TXXX\0\0\0\4\0\0\0a\0b"] * 60_000) + mp3,
        "a hundred tags": id3(picture_frame(10)) * 100 + mp3,
        "a tag that ends nowhere": b"ID3\4\0\0\0\x7f\x7f\x7f" + mp3,
        "a tag and no more": id3(picture_frame(100)),
        "boxes 5000 deep": kind + _nested(5000) + boxes,
        "a box of no size": kind + b"\0\0\0\0moov" + bytes(5000),
        "a box of size one": kind + b"\0\0\0\1moov" + b"\xff" * 8 + bytes(5000),
        "40000 boxes": kind + b"\0\0\0\x08free" * 40_000 + boxes,
        "a billion table rows": _with(book, b"stsz", 12, b"\x3b\x9a\xca\0"),
        "a billion sample counts": _with(book, b"stts", 8, b"\x3b\x9a\xca\0\x7f\xff\xff\xff"),
        "time that stands still": _with(book, b"mdhd", 16, b"\0\0\0\0"),
        "2^31 samples promised": _with(whole["whole.flac"], b"fLaC", 21, b"\xff\xff\xff\xff\xff"),
        "no rate": _with(wav, b"fmt ", 12, bytes(4)),
        "a rate of 4 GHz": _with(wav, b"fmt ", 12, b"\xff" * 4),
        "no channels": _with(wav, b"fmt ", 10, bytes(2)),
        "65535 channels": _with(wav, b"fmt ", 10, b"\xff\xff"),
        "no bits": _with(wav, b"fmt ", 22, bytes(2)),
        "a frame of no bytes": _with(wav, b"fmt ", 20, bytes(2)),
        "a chunk of 4 GB before the sound": wav[:12] + b"LIST\xff\xff\xff\xff" + wav[12:],
        "a header of -1 bytes": wav[:16] + b"\xff\xff\xff\xff" + wav[20:],
        "a thousand headers": wav[:36] * 1000 + wav[36:],
        "an unknown codec": _with(wav, b"fmt ", 8, b"\xad\xde"),
        "heads and no more": whole["speech.ogg"][:58] * 2000,
        "lacing that never ends": whole["speech.opus"][:26] + b"\xff" * 70_000,
        "clusters in clusters": whole["video.mkv"][:4] + b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" * 9000,
        "blocks of -1 bytes": whole["office.wma"][:16] + b"\xff" * 8 + whole["office.wma"][24:],
        "no numbers": _no_numbers(whole["float.wav"]),
    }


def _nested(depth: int) -> bytes:
    sizes = (8 * (depth - level) for level in range(depth))
    return b"".join(struct.pack(">I", size) + b"moov" for size in sizes)


def _with(data: bytes, mark: bytes, offset: int, field: bytes) -> bytes:
    """`data` with another `field`, `offset` bytes behind where `mark` begins."""
    place = data.index(mark) + offset
    return data[:place] + field + data[place + len(field) :]


def _no_numbers(data: bytes) -> bytes:
    """Float sound of which every third sample is infinite, or not a number, or absurd."""
    start = data.index(b"data") + 8
    sound = np.frombuffer(data[start : start + (len(data) - start) // 4 * 4], "<f4").copy()
    sound[::9], sound[3::9], sound[6::9] = np.nan, np.inf, 3e38
    return data[:start] + sound.tobytes()
