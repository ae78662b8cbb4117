"""A recording reads the same from any place, to the sample, whatever its format."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.arrays import Samples
from radiodesk.audio.source import Source
from radiodesk.model.problems import DamagedRecording
from tests.audio.makers import broadcast, decode, encode, silence, tone, write_float_wav, write_wav

SECONDS = 8.0

FORMATS = ("a.wav", "a.mp3", "a.flac", "a.ogg", "a.wma", "a.aiff", "a.opus", "a.m4a", "a.mka", "a.aac")

REMEMBERING = {"a.m4a": ("-b:a", "48k"), "a.aac": (), "a.mka": ("-c:a", "aac"), "a.opus": ("-frame_duration", "10")}
"""Their decoders remember what they played, or add noise of their own (AAC); and how ffmpeg should encode them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same programme in every format."""
    folder = tmp_path_factory.mktemp("formats")
    wav = write_wav(folder / "a.wav", broadcast(SECONDS))
    for name in FORMATS[1:]:
        encode(wav, folder / name)
    return folder


def all_of(path: Path, step: int = 50_000) -> Samples:
    with Source(path) as source:
        pieces = [source.read(0, step)]
        while pieces[-1].shape[1] == step:
            pieces.append(source.read(len(pieces) * step, step))
        return np.concatenate(pieces, axis=1)


def places(length: int) -> list[tuple[int, int]]:
    chance = random.Random(7)
    anywhere = [(chance.randrange(length), chance.randrange(1, 30_000)) for _ in range(25)]
    return [*anywhere, (length - 700, 5000), (length - 1, 10), (0, 10), (length + 99, 10), (1, 3)]


@pytest.mark.parametrize("name", FORMATS)
def test_random_reads_give_the_same_bits(name: str, folder: Path) -> None:
    whole = all_of(folder / name)
    with Source(folder / name) as source:
        for start, count in places(whole.shape[1]):
            np.testing.assert_array_equal(source.read(start, count), whole[:, start : start + count])


@pytest.fixture(scope="module")
def minute(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute of it: long enough that decoders begin anew on the way."""
    folder = tmp_path_factory.mktemp("minute")
    wav = write_wav(folder / "a.wav", np.tile(broadcast(6.0), 10))
    for name, options in REMEMBERING.items():
        encode(wav, folder / name, *options)
    return folder


@pytest.mark.parametrize("name", REMEMBERING)
@pytest.mark.parametrize("in_order", [sorted, list], ids=["forwards", "anyhow"])
def test_what_a_decoder_remembers_makes_no_difference(
    name: str, in_order: Callable[[list[tuple[int, int]]], list[tuple[int, int]]], minute: Path
) -> None:
    whole = all_of(minute / name)
    with Source(minute / name) as source:
        assert source.repeats
        for start, count in in_order(places(whole.shape[1])):
            np.testing.assert_array_equal(source.read(start, count), whole[:, start : start + count])


@pytest.mark.parametrize("name", REMEMBERING)
def test_where_a_decoder_begins_anew_nothing_is_heard(name: str, minute: Path) -> None:
    given, expected = all_of(minute / name), decode(minute / name)
    assert given.shape == expected.shape
    others = given - expected  # AAC makes other noise in place of noise: this much, no more at a turn than elsewhere
    assert 20 * np.log10(np.std(others) / np.std(expected)) < -25
    steps = np.abs(np.diff(others)).max(axis=0)
    turn = round(given.shape[1] / 60 * (24 - 0.625))
    at_turn = steps[turn : turn + 4096].max()
    assert at_turn <= max(steps[:turn].max(), steps[turn + 4096 :].max(), 1e-4)


@pytest.mark.parametrize("name", FORMATS)
def test_ffmpeg_hears_the_same(name: str, folder: Path) -> None:
    given, expected = all_of(folder / name), decode(folder / name)
    assert given.shape == expected.shape
    np.testing.assert_allclose(given, expected, atol=2e-4)


def test_mp3_decodes_to_exactly_what_was_encoded(folder: Path) -> None:
    assert all_of(folder / "a.mp3").shape == (2, round(SECONDS * 44100))


def test_small_steps_give_what_large_ones_do(folder: Path) -> None:
    np.testing.assert_array_equal(all_of(folder / "a.mp3", 777), all_of(folder / "a.mp3"))


def test_stepping_back_a_little_needs_no_jump(folder: Path) -> None:
    whole = all_of(folder / "a.ogg")
    with Source(folder / "a.ogg") as source:
        source.read(0, 100_000)
        np.testing.assert_array_equal(source.read(90_000, 20_000), whole[:, 90_000:110_000])


def test_surround_is_folded_as_bs_775_says(tmp_path: Path) -> None:
    levels = np.array([0.1, 0.2, 0.3, 0.9, 0.04, 0.05])  # front left, right, centre, bass, surround left, right
    wav = write_wav(tmp_path / "5.1.wav", np.outer(levels, np.ones(4800)), 48000)
    half_power = 0.5**0.5
    with Source(wav) as source:
        folded = source.read(0, 4800)
    expected = np.array([0.1 + half_power * 0.34, 0.2 + half_power * 0.35])
    np.testing.assert_allclose(folded, np.tile(expected[:, None], 4800), atol=1e-4)


def test_what_is_no_number_is_silent(tmp_path: Path) -> None:
    sound = tone(0.5, channels=1)
    sound[0, 100], sound[0, 200], sound[0, 300] = np.nan, np.inf, 1e30
    given = all_of(write_float_wav(tmp_path / "nan.wav", sound))
    assert np.isfinite(given).all()
    assert given[0, 100] == 0.0
    assert np.abs(given).max() <= 16.0


def test_a_file_of_a_twentieth_of_a_second(tmp_path: Path) -> None:
    assert all_of(write_wav(tmp_path / "short.wav", tone(0.05))).shape == (2, 2205)


@pytest.mark.parametrize("bits", ["pcm_u8", "pcm_s24le", "pcm_s32le", "pcm_f64le"])
def test_sample_formats(bits: str, tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "a.wav", tone(0.5))
    given = all_of(encode(wav, tmp_path / "b.wav", "-c:a", bits))
    np.testing.assert_allclose(given, all_of(wav), atol=0.02 if bits == "pcm_u8" else 1e-4)


def test_damage_in_the_middle_keeps_the_time(folder: Path, tmp_path: Path) -> None:
    data = bytearray((folder / "a.mp3").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = bytes(3000)
    (tmp_path / "hurt.mp3").write_bytes(data)
    hurt, whole = all_of(tmp_path / "hurt.mp3"), all_of(folder / "a.mp3")
    assert abs(hurt.shape[1] - whole.shape[1]) < 0.3 * 44100
    np.testing.assert_array_equal(hurt[:, :100_000], whole[:, :100_000])


def test_a_change_of_the_sample_rate_on_the_way_is_refused(tmp_path: Path) -> None:
    first = encode(write_wav(tmp_path / "1.wav", tone(1.0)), tmp_path / "1.mp3")
    second = encode(write_wav(tmp_path / "2.wav", tone(1.0, rate=48000), 48000), tmp_path / "2.mp3")
    joined = tmp_path / "joined.mp3"
    joined.write_bytes(first.read_bytes() + second.read_bytes())
    with pytest.raises(DamagedRecording, match="sample rate changes"):
        all_of(joined)


def test_a_jump_into_a_video(folder: Path, tmp_path: Path) -> None:
    video = tmp_path / "video.mkv"
    encode(folder / "a.wav", video, "-f", "lavfi", "-i", "testsrc=d=8:s=64x64", "-c:v", "libx264", "-c:a", "flac")
    whole = all_of(folder / "a.wav")
    with Source(video) as source:
        np.testing.assert_array_equal(source.read(200_001, 9_999), whole[:, 200_001:210_000])


def test_silence_is_silent(tmp_path: Path) -> None:
    assert not all_of(write_wav(tmp_path / "silent.wav", silence(1.0))).any()


@pytest.mark.parametrize("read_first", [0, 100, 8 * 44100 - 500, 8 * 44100])
def test_a_jump_beyond_the_end_finds_nothing_and_the_way_back(read_first: int, folder: Path) -> None:
    whole = all_of(folder / "a.mp3")
    with Source(folder / "a.mp3") as source:
        source.read(0, read_first)
        for _ in range(2):
            assert source.read(60 * 44100, 100).shape == (2, 0)
        np.testing.assert_array_equal(source.read(200_001, 999), whole[:, 200_001:201_000])
