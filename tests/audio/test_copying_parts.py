"""The parts of which cutting by copying is made, each by itself."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.copying.calm import Calm, calm_stretches
from radiodesk.audio.copying.granules import fades_in, fades_out, louder
from radiodesk.audio.copying.packing import packed, silence
from radiodesk.audio.copying.table import table_of
from radiodesk.audio.crc16 import crc16, crc16_joined
from radiodesk.audio.layer3 import FRAME, MOST_BORROWED, Frame, NotLayer3, frames_of, sounds_of
from radiodesk.audio.mix.layout import laid_out
from radiodesk.audio.source import Source
from radiodesk.model.clips import BED, INSERT, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from tests.audio.copies import copy_of
from tests.audio.makers import decode, encode, music, write_wav

RATE = 44100


@pytest.fixture(scope="module")
def beats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Music whose beats make the encoder take short windows, at a bit rate that changes."""
    folder = tmp_path_factory.mktemp("beats")
    return encode(write_wav(folder / "a.wav", music(8.0)), folder / "a.mp3", "-q:a", "5")


def frames_in(path: Path) -> list[Frame]:
    table = table_of(path)
    return frames_of(table.read(0, table.frames))


def test_an_encoder_fades_in_as_it_faded_out(beats: Path) -> None:
    frames = frames_in(beats)

    curves = [(fades_out(before), fades_in(after)) for before, after in pairwise(frames)]

    assert all(out == into for out, into in curves)
    assert {1, 0} == {curve for out, _ in curves for curve in out}


def test_four_steps_louder_is_twice_the_sound(beats: Path, tmp_path: Path) -> None:
    (tmp_path / "plain.mp3").write_bytes(b"".join(frame.data for frame in frames_in(beats)))
    (tmp_path / "louder.mp3").write_bytes(b"".join(louder(frame, 4).data for frame in frames_in(beats)))

    plain, twice = decode(tmp_path / "plain.mp3"), decode(tmp_path / "louder.mp3")

    assert np.abs(twice - 2 * plain).max() < 1e-5


@pytest.mark.parametrize("room", [0, 100, MOST_BORROWED])
def test_packed_frames_borrow_no_more_than_there_is(room: int, beats: Path) -> None:
    frames = frames_in(beats)

    lender, first, *others = laid = frames_of(packed(frames, 100, room))

    assert first.borrowed <= room <= len(lender.slots)
    assert list(sounds_of(laid))[1:] == list(sounds_of(frames))[100:]
    assert max(frame.borrowed for frame in others) <= MOST_BORROWED


def test_a_frame_that_holds_too_much_cannot_be_packed(beats: Path) -> None:
    first, *others = frames_in(beats)[:10]
    crowded = first.saying(b"\0\0" + b"\xff" * (len(first.side) - 2))

    with pytest.raises(NotLayer3):
        packed([crowded, *others], 0, MOST_BORROWED)


def test_silence_is_a_frame_of_nothing(beats: Path, tmp_path: Path) -> None:
    silent = silence(frames_in(beats)[0].head)
    (tmp_path / "a.mp3").write_bytes(silent.data * 20)

    assert decode(tmp_path / "a.mp3").shape == (2, 20 * FRAME)
    assert np.abs(decode(tmp_path / "a.mp3")).max() == 0.0


def test_the_table_is_an_index(beats: Path) -> None:
    with Source(beats) as plain, Source(beats, table_of(beats)) as indexed:
        whole = plain.read(0, 8 * RATE)
        for start in (300_000, 20_000, 200_000, 0, 344_000):
            assert np.array_equal(indexed.read(start, 5000), whole[:, start : start + 5000])


def test_hundredths_of_a_file_lie_where_it_says(beats: Path) -> None:
    out = copy_of(beats, EditList((Span(2.0, 3.0),))).out
    data, table = out.read_bytes(), table_of(out)

    begin = data.index(b"Xing")
    stated = data[begin + 16 : begin + 116]

    places = [table.places[table.frames * hundredth // 100] for hundredth in range(100)]
    assert all(abs(place * 256 / len(data) - byte) < 2 for place, byte in zip(places, stated, strict=True))


def test_calm_is_what_nothing_is_done_to() -> None:
    jingle, bed = Clip("a" * 64, 20.0, 0.0, 1.0, INSERT), Clip("b" * 64, 30.0, 0.0, 4.0, BED)
    edits = EditList((Span(5.0, 6.0),), 1.0, 2.0, gains=(GainSpan(12.0, 14.0, 3.0),), clips=(jingle, bed))

    calm = calm_stretches(laid_out(edits, 60 * RATE, RATE), edits)

    edges_s = [(round(start / RATE, 1), round(end / RATE, 1)) for start, end, _ in calm]
    assert edges_s == [(1.0, 5.0), (5.0, 11.0), (13.0, 19.0), (20.0, 30.0), (34.0, 58.0)]
    assert [round(shift / RATE) for _, _, shift in calm] == [0, 1, 1, 0, 0]


def test_without_edits_all_is_calm() -> None:
    assert calm_stretches(laid_out(EditList(), 1000, RATE), EditList()) == (Calm(0, 1000, 0),)


def slow_crc16(data: bytes, crc: int = 0) -> int:
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


@pytest.mark.parametrize("length", [0, 1, 2, 127, 129, 4097, 32766, 32767, 32768, 65535, 100_003])
def test_check_sums_are_those_of_the_slow_way(length: int) -> None:
    data = np.random.default_rng(length).bytes(length)

    assert crc16(data) == slow_crc16(data)
    assert crc16(data, 0xBEEF) == slow_crc16(data, 0xBEEF) == crc16_joined(0xBEEF, crc16(data), length)
