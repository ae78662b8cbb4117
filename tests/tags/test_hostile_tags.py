"""Tags made to harm end in one clear sentence, at once and without eating the memory."""

import random
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from mutagen.id3 import CHAP, ID3, TIT2, BitPaddedInt

from radiodesk.model.problems import DamagedRecording, Problem
from radiodesk.tags.id3 import read_tags
from radiodesk.tags.tags import Tags
from radiodesk.tags.writing import write_tags
from tests.tags.makers import full_tags, mp3


def tag(body: bytes, version: int = 4, size: int | None = None) -> bytes:
    return b"ID3" + bytes([version, 0, 0]) + syncsafe(len(body) if size is None else size) + body


def frame(name: bytes, body: bytes, flags: bytes = b"\0\0") -> bytes:
    return name + syncsafe(len(body)) + flags + body


def syncsafe(number: int) -> bytes:
    return bytes(BitPaddedInt.to_str(number, width=4))


def chapter(inner: bytes) -> bytes:
    return frame(b"CHAP", b"c\0" + struct.pack(">4I", 0, 1, 0, 0) + inner)


def compressed(text: bytes) -> bytes:
    packed = zlib.compress(b"\x03" + text)
    return frame(b"TIT2", syncsafe(len(text)) + packed, b"\x00\x09")


def contents(inner: bytes) -> bytes:
    return frame(b"CTOC", b"toc\0\x03\x01c\0" + inner)


def nest(depth: int) -> bytes:
    body = frame(b"TIT2", b"\x03x")
    for _ in range(depth):
        body = chapter(body)
    return body


@pytest.mark.parametrize(
    "body",
    [
        compressed(b"a" * 100_000),
        chapter(compressed(b"a" * 100_000)),
        contents(compressed(b"a" * 100_000)),
        nest(2),
        nest(2000),
        frame(b"TXXX", b"\x03a\0b") * 2001,
    ],
    ids=["bomb", "bomb in a chapter", "bomb in the contents", "nested", "nested deep", "thousands"],
)
def test_tags_made_to_harm_are_refused(tmp_path: Path, body: bytes) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(tag(body) + b"\xff\xfb\x90\x00" + bytes(500))

    with pytest.raises(DamagedRecording):
        read_tags(file)


def test_a_tag_that_claims_a_quarter_of_a_gigabyte_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(tag(b"", size=2**28 - 1))

    with pytest.raises(DamagedRecording):
        read_tags(file)


def test_a_file_without_tags_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(b"")

    assert read_tags(file) == Tags()
    assert read_tags(mp3(tmp_path / "b.mp3")) == Tags()


def test_chapters_of_other_programs_are_read(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.mp3")
    frames = ID3()
    frames.add(CHAP(element_id="x", start_time=1500, end_time=2000, sub_frames=[TIT2(encoding=1, text="Satu")]))
    frames.update_to_v23()
    frames.save(file, v2_version=3)

    assert [(c.start_s, c.title) for c in read_tags(file).chapters] == [(1.5, "Satu")]


def test_damaged_tags_never_end_in_anything_but_a_problem(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.mp3", 0.2)
    write_tags(file, full_tags())
    good = file.read_bytes()
    dice = random.Random(7)

    for _ in range(400):
        bad = bytearray(good)
        for _ in range(dice.randint(1, 12)):
            bad[dice.randrange(3, 2500)] = dice.randrange(256)
        file.write_bytes(bad)
        with suppress(Problem):
            read_tags(file)
