"""A recording is recognised by what it holds, and whatever is none is refused with one clear sentence."""

import resource
import struct
from pathlib import Path

import pytest

from radiodesk.audio.probe import probe
from radiodesk.audio.source import Source
from radiodesk.model.problems import DamagedRecording, EmptyRecording, FileMissing, NotARecording, WrongInput
from tests.audio.makers import decode, encode, id3, picture_frame, tone, write_wav


@pytest.fixture(scope="module")
def wav(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("given") / "given.wav", tone(3.0))


@pytest.fixture(scope="module")
def mp3(wav: Path) -> Path:
    return encode(wav, wav.with_suffix(".mp3"), "-b:a", "128k")


def refused(path: Path) -> WrongInput:
    with pytest.raises(WrongInput) as caught:
        probe(path)
    assert path.name in caught.value.english()
    return caught.value


def test_wav_is_described_exactly(wav: Path) -> None:
    info = probe(wav)
    assert (info.container, info.codec, info.sample_rate_hz) == ("wav", "pcm_s16le", 44100)
    assert (info.channels, info.samples, info.duration_s) == (2, 132300, 3.0)


@pytest.mark.parametrize(
    "name", ["a.mp3", "a.m4a", "a.flac", "a.ogg", "a.opus", "a.wma", "a.mka", "a.aac", "a.aiff", "a.w64"]
)
def test_every_usual_format_is_read(name: str, wav: Path, tmp_path: Path) -> None:
    info = probe(encode(wav, tmp_path / name))
    assert info.channels == 2
    assert info.duration_s == pytest.approx(3.0, abs=0.1)


def test_a_video_counts_by_its_sound(wav: Path, tmp_path: Path) -> None:
    video = tmp_path / "video.mp4"
    encode(wav, video, "-f", "lavfi", "-i", "testsrc=d=3:s=64x64", "-c:a", "aac", "-c:v", "libx264")
    assert probe(video).codec == "aac"


def test_mp3_length_is_counted_not_believed(mp3: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.mp3"
    half.write_bytes(mp3.read_bytes()[: mp3.stat().st_size // 2])
    assert probe(half).duration_s == pytest.approx(1.5, abs=0.06)


def test_empty_file(tmp_path: Path) -> None:
    empty = tmp_path / "empty.wav"
    empty.touch()
    assert isinstance(refused(empty), EmptyRecording)


def test_wav_without_a_sample(tmp_path: Path) -> None:
    assert isinstance(refused(write_wav(tmp_path / "none.wav", tone(0.0))), EmptyRecording)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        probe(tmp_path / "nowhere.mp3")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(5000), "JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "PNG"),
        (b"%PDF-1.7\n" + bytes(500), "PDF"),
        (b"PK\x03\x04" + bytes(500), "ZIP"),
        (b"Selamat pagi, ini bukan suara.\n" * 9, "text"),
        ("\ufeffSelamat".encode("utf-16-le"), "text"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"#EXTM3U\nsecret.wav\n", "playlist"),
        (b"ffconcat version 1.0\nfile secret.wav\n", "playlist"),
        (bytes(range(256)) * 40, "format"),
    ],
)
def test_what_is_no_sound_is_named(content: bytes, told: str, tmp_path: Path) -> None:
    wrong = tmp_path / "jaksa.mp3"
    wrong.write_bytes(content)
    problem = refused(wrong)
    assert isinstance(problem, NotARecording)
    assert told in problem.facts["reason"]


def test_a_list_behind_a_tag_reads_no_neighbour(wav: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(wav.read_bytes())
    disguised = tmp_path / "list.mp3"
    disguised.write_bytes(id3(picture_frame(10)) + b"ffconcat version 1.0\nfile secret.wav\n")
    assert isinstance(refused(disguised), NotARecording)


def test_m4a_that_lost_its_end(wav: Path, tmp_path: Path) -> None:
    whole = encode(wav, tmp_path / "whole.m4a")
    torn = tmp_path / "torn.m4a"
    torn.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    problem = refused(torn)
    assert isinstance(problem, DamagedRecording)
    assert "end" in problem.facts["reason"]


def test_wav_that_promises_more_than_is_there(wav: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.wav"
    torn.write_bytes(wav.read_bytes()[: 44 + 44100 * 4])
    assert probe(torn).samples == 44100


def test_video_without_sound(wav: Path, tmp_path: Path) -> None:
    silent = tmp_path / "silent.mp4"
    encode(wav, silent, "-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-map", "1:v", "-c:v", "libx264")
    assert "no sound" in refused(silent).facts["reason"]


def test_latin_1_tag_does_not_matter(mp3: Path, tmp_path: Path) -> None:
    tagged = tmp_path / "latin.mp3"
    tagged.write_bytes(mp3.read_bytes() + b"TAG" + "Kejaksaan Tinggi é".encode("latin-1").ljust(125, b"\xe9"))
    assert probe(tagged).duration_s == pytest.approx(3.0)


def test_a_picture_of_30_mb_costs_neither_memory_nor_the_sound(mp3: Path, tmp_path: Path) -> None:
    heavy = tmp_path / "heavy.mp3"
    heavy.write_bytes(id3(picture_frame(30 << 20)) + mp3.read_bytes())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert probe(heavy).samples == 132300
    with Source(heavy) as source:
        assert source.read(100_000, 50_000).shape == (2, 32_300)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_a_tag_beyond_32_mb_is_refused_unread(tmp_path: Path) -> None:
    absurd = tmp_path / "absurd.mp3"
    absurd.write_bytes(b"ID3\4\0\0" + bytes((127, 0, 0, 0)) + bytes(100))
    assert "32 MB" in refused(absurd).facts["reason"]


def test_nine_channels_are_too_many(tmp_path: Path) -> None:
    wide = write_wav(tmp_path / "wide.wav", tone(0.5, channels=9))
    assert "channels" in refused(wide).facts["reason"]


def test_odd_names_are_opened(wav: Path, tmp_path: Path) -> None:
    odd = tmp_path / 'file:"é\n🎙 concat|x.wav'
    odd.write_bytes(wav.read_bytes())
    assert probe(odd).samples == 132300


@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (96000, 2), (48000, 6)])
def test_unusual_rates_and_channels(rate: int, channels: int, tmp_path: Path) -> None:
    info = probe(write_wav(tmp_path / "odd.wav", tone(0.5, rate=rate, channels=channels), rate))
    assert (info.sample_rate_hz, info.channels, info.duration_s) == (rate, channels, 0.5)


def test_a_wav_whose_length_is_a_lie_of_4_gb(wav: Path, tmp_path: Path) -> None:
    liar = bytearray(wav.read_bytes())
    liar[40:44] = struct.pack("<I", 0xFFFFFFFF)
    (tmp_path / "liar.wav").write_bytes(liar)
    assert probe(tmp_path / "liar.wav").samples == 132300
    assert decode(tmp_path / "liar.wav").shape == (2, 132300)
