"""A file rendered in chunks, on many cores, from chunks kept before, is the file that one patient worker would make."""

import shutil
import struct
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.layer3 import frames_of
from radiodesk.audio.render import render
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS, Preset
from tests.audio.judges import judge_frames, judge_length
from tests.audio.makers import broadcast, encode, write_wav

PODCAST = PRESETS["podcast"]
RATE = 44100
FRAME_S = 1152 / RATE
CUTS = (Span(3.0, 4.5), Span(13.0, 13.0 + 40 * FRAME_S), Span(21.0, 21.2), Span(21.7, 22.0))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    wav = write_wav(tmp_path_factory.mktemp("chunks") / "a.wav", broadcast(30.0))
    return encode(wav, wav.with_suffix(".mp3"), "-b:a", "160k")


@pytest.fixture(scope="module")
def analysis(recording: Path) -> Analysis:
    return analyse(recording, recording.with_suffix(".rdk"), no_step)


@pytest.fixture
def made(recording: Path, analysis: Analysis, tmp_path: Path):  # type: ignore[no-untyped-def]
    def make(edits: EditList, cache: Path | None = None, workers: int = 2) -> bytes:
        out = tmp_path / "out.mp3"
        render(recording, analysis, edits, PODCAST, out, no_step, cache, workers)
        return out.read_bytes()

    return make


A_JOINT_BYTES = 2000
"""Less is not sound, but what was measured at a joint."""


def chunks_in(folder: Path) -> set[Path]:
    return set(folder.glob("*.chunk"))


def test_workers_and_kept_chunks_change_not_a_byte(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    edits = EditList(CUTS, fade_in_s=1.0, fade_out_s=2.0)
    cache = tmp_path / "chunks"
    alone = made(edits, workers=1)

    assert made(edits, workers=3) == alone
    assert made(edits, cache) == alone
    assert made(edits, cache) == alone


def test_broken_chunks_are_made_again(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    cache = tmp_path / "chunks"
    whole = made(EditList(CUTS), cache)
    for number, chunk in enumerate(sorted(chunks_in(cache))):
        data = chunk.read_bytes()
        chunk.write_bytes([data[:-7], b"", data[:500] + b"?" + data[501:]][number % 3])

    broken = {chunk: chunk.read_bytes() for chunk in chunks_in(cache)}
    assert made(EditList(CUTS), cache) == whole
    assert all(chunk.read_bytes() != data for chunk, data in broken.items())


def test_a_folder_that_cannot_be_used_harms_nothing(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "chunks").write_text("not a folder")

    assert made(EditList(CUTS), tmp_path / "chunks") == made(EditList(CUTS))


def test_moving_a_cut_by_whole_frames_encodes_only_what_changed(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    cache = tmp_path / "chunks"
    made(EditList(CUTS), cache)
    before = chunks_in(cache)
    moved = EditList((CUTS[0], Span(13.0, 13.0 + 45 * FRAME_S), *CUTS[2:]))

    again = made(moved, cache)

    assert 1 <= len([chunk for chunk in chunks_in(cache) - before if chunk.stat().st_size > A_JOINT_BYTES]) <= 3
    shutil.rmtree(cache)
    assert again == made(moved, cache)


def test_both_check_sums_are_right(made) -> None:  # type: ignore[no-untyped-def]
    data = made(EditList(CUTS))
    first = frames_of(data)[0].data
    tag = first.index(b"Info")
    size, music, own = struct.unpack_from(">IHH", first, tag + 120 + 28)

    assert first[tag + 120 : tag + 124] == b"LAME"
    assert size == len(data)
    assert music == slow_crc(data[len(first) :])
    assert own == slow_crc(first[: tag + 120 + 34])


def slow_crc(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


@pytest.mark.parametrize(
    ("rate", "channels", "kbps"),
    [
        *((44100, channels, kbps) for channels in (1, 2) for kbps in (32, 192, 320)),
        *((44100, 1, 64), (44100, 2, 96), (44100, 2, 128), (44100, 2, 256)),
        *((48000, 2, 320), (48000, 2, 256), (48000, 1, 224), (32000, 2, 320)),
    ],
)
def test_many_joints_at_any_bit_rate_are_sound(rate: int, channels: int, kbps: int, tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "a.wav", broadcast(14.0, rate)[:channels], rate)
    cuts = EditList(tuple(Span(at, at + 0.05) for at in np.arange(0.5, 13.5, 0.65).tolist()))
    analysis = analyse(wav, tmp_path / "a.rdk", no_step)
    made = render(wav, analysis, cuts, Preset("any", -18.0, -1.0, channels, kbps), tmp_path / "o.mp3", no_step)

    assert judge_length(tmp_path / "o.mp3", channels) == (made.info.samples, made.info.samples)
    assert judge_frames(tmp_path / "o.mp3") == ""
    assert shared_bytes(tmp_path / "o.mp3") == 0


def shared_bytes(file: Path) -> int:
    """How many bytes of the bit reservoir two frames claim as theirs, or none gives."""
    shared = reached = begin = 0
    for frame in frames_of(file.read_bytes())[1:]:
        place = begin - frame.borrowed
        begin += len(frame.slots)
        shared += max(reached - place, 0) + max(place + frame.sound_bytes - begin, 0)
        reached = place + frame.sound_bytes
    return shared
