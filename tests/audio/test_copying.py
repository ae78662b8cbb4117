"""An MP3 that was cut by copying is the recording itself, sample by sample, but for moments around its joints."""

import errno
import os
from pathlib import Path

import miniaudio
import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode

from radiodesk.audio.analysis import analyse
from radiodesk.audio.copying.copy import copy_sound
from radiodesk.audio.render import render
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.problems import DiskFull, NothingLeft
from radiodesk.model.sound import PRESETS
from tests.audio.copies import Copy, copy_of, some_cuts
from tests.audio.judges import judge_frames, judge_length
from tests.audio.makers import broadcast, encode, music, tone, write_wav

SECONDS = 9.0
JOINT_S = 0.3
"""More than that is never new at a joint."""

FILES = {
    "128 kbit/s": (44100, ("-b:a", "128k")),
    "one channel, 32 kbit/s": (44100, ("-b:a", "32k", "-ac", "1")),
    "two channels, 32 kbit/s": (48000, ("-b:a", "32k")),
    "320 kbit/s": (48000, ("-b:a", "320k")),
    "one channel, 320 kbit/s": (32000, ("-b:a", "320k", "-ac", "1")),
    "two channels apart": (48000, ("-b:a", "192k", "-joint_stereo", "0")),
    "no reservoir": (32000, ("-b:a", "96k", "-reservoir", "0")),
    "changing bit rates": (44100, ("-q:a", "4")),
    "changing bit rates, no header": (44100, ("-q:a", "2", "-write_xing", "0")),
    "no header": (44100, ("-b:a", "128k", "-write_xing", "0")),
    "another encoder": (44100, ("-c:a", "libshine", "-b:a", "128k")),
}


@pytest.fixture(scope="module")
def wavs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A broadcast, its music louder than a file can hold, at three rates."""
    folder = tmp_path_factory.mktemp("wavs")
    return {
        rate: write_wav(folder / f"{rate}.wav", 2 * broadcast(SECONDS, rate), rate) for rate in (44100, 48000, 32000)
    }


@pytest.fixture
def recording(wavs: dict[int, Path], tmp_path: Path) -> Path:
    return encode(wavs[44100], tmp_path / "a.mp3", "-b:a", "128k")


def judged(copy: Copy) -> None:
    """Four decoders and a validator find what they should."""
    samples, channels = copy.layout.length, copy.copied.info.channels
    assert judge_frames(copy.out) == ""
    assert judge_length(copy.out, channels) == (samples, samples)
    assert miniaudio.mp3_read_file_f32(str(copy.out)).num_frames == samples
    stated = MP3(copy.out).info
    assert round(stated.length * stated.sample_rate) == samples == copy.copied.info.samples
    assert copy.copied.size_bytes == copy.out.stat().st_size


@pytest.mark.parametrize("name", FILES)
def test_away_from_joints_it_is_the_recording_to_the_bit(name: str, wavs: dict[int, Path], tmp_path: Path) -> None:
    rate, options = FILES[name]
    recording = encode(wavs[rate], tmp_path / "a.mp3", *options)

    copy = copy_of(recording, EditList(some_cuts(len(name), 3, SECONDS)))

    judged(copy)
    is_away = copy.away()
    assert is_away.mean() > 0.7
    assert np.array_equal(copy.heard[:, is_away], copy.recorded[:, is_away])
    assert copy.copied.encoded_s < len(copy.layout.main) * JOINT_S
    noise = np.square(copy.heard - copy.asked)[:, ~is_away].mean()
    assert noise < 0.05 * np.square(copy.asked[:, ~is_away]).mean()


@pytest.mark.parametrize("start_s", [0.0, 0.013, 0.5, 3.21])
def test_it_may_begin_anywhere(start_s: float, recording: Path) -> None:
    copy = copy_of(recording, EditList((Span(0.0, start_s), Span(7.0, 8.0)) if start_s else (Span(7.0, 8.0),)))

    judged(copy)
    first = copy.layout.main[0].length - 22050
    assert np.array_equal(copy.heard[:, :first], copy.recorded[:, :first])


def test_what_is_not_cut_stays_as_it_is(recording: Path) -> None:
    copy = copy_of(recording, EditList(gain_db=-6.0))

    judged(copy)
    assert copy.copied.encoded_s == 0.0
    assert np.array_equal(copy.heard, copy.recorded)


def test_fades_and_gains_are_made_anew(recording: Path) -> None:
    edits = EditList((Span(3.0, 4.0),), 1.0, 2.0, gains=(GainSpan(6.0, 7.0, -9.0),))

    copy = copy_of(recording, edits)

    judged(copy)
    end_s = copy.layout.length / copy.rate
    is_away = copy.away(Span(0.0, 1.0), Span(5.0, 6.0), Span(end_s - 2.0, end_s))
    assert np.array_equal(copy.heard[:, is_away], copy.recorded[:, is_away])
    assert np.square(copy.heard - copy.asked).mean() < 0.01 * np.square(copy.asked).mean()
    assert 4.0 < copy.copied.encoded_s < 4.0 + 4 * JOINT_S


def test_what_is_louder_than_full_scale_is_not_clipped(wavs: dict[int, Path], tmp_path: Path) -> None:
    loud = encode(write_wav(tmp_path / "a.wav", np.clip(music(6.0, level_db=-3.0), -1, 1)), tmp_path / "a.mp3")
    edits = EditList(gains=(GainSpan(2.0, 4.0, 6.0),))

    copy = copy_of(loud, edits)

    assert np.abs(copy.asked).max() > 2.0
    assert np.abs(copy.heard).max() == pytest.approx(np.abs(copy.asked).max(), rel=0.1)


def test_joints_do_not_click(tmp_path: Path) -> None:
    recording = encode(write_wav(tmp_path / "a.wav", tone(8.0, -10.0, hz=220.0)), tmp_path / "a.mp3", "-b:a", "128k")

    copy = copy_of(recording, EditList(tuple(Span(start_s, start_s + 0.31) for start_s in (1.0, 2.6, 4.2, 5.8))))

    bends, is_away = np.abs(np.diff(copy.heard[0].astype(np.float64), 2)), copy.away()[2:]
    assert bends[~is_away][:-3000].max() < 2 * bends[is_away][3000:-3000].max()


def test_a_copy_can_be_copied(recording: Path) -> None:
    first = copy_of(recording, EditList((Span(1.0, 2.0), Span(5.0, 5.5))))

    second = copy_of(first.out, EditList((Span(0.0, 0.7), Span(4.0, 5.0))))

    judged(second)
    is_away = second.away()
    assert np.array_equal(second.heard[:, is_away], second.recorded[:, is_away])
    assert MP3(second.out).info.bitrate_mode == BitrateMode.CBR


def test_what_was_rendered_here_can_be_cut_again(recording: Path, tmp_path: Path) -> None:
    analysis = analyse(recording, tmp_path / "a.rda", no_step)
    rendered = tmp_path / "rendered.mp3"
    render(recording, analysis, EditList((Span(2.0, 3.0),)), PRESETS["podcast"], rendered, no_step)

    copy = copy_of(rendered, EditList((Span(4.0, 6.0),)))

    judged(copy)
    is_away = copy.away()
    assert np.array_equal(copy.heard[:, is_away], copy.recorded[:, is_away])


def test_the_level_is_foretold_as_it_is(recording: Path) -> None:
    copy = copy_of(recording, EditList((Span(4.0, 6.0),), gain_db=3.0))

    found = analyse(copy.out, copy.out.with_suffix(".out.rda"), no_step)

    assert found.loudness(EditList()).integrated_lufs == pytest.approx(copy.copied.loudness.integrated_lufs, abs=0.1)


@pytest.mark.parametrize("seed", range(6))
def test_however_it_is_cut(seed: int, recording: Path) -> None:
    copy = copy_of(recording, EditList(some_cuts(seed, 3 + 4 * seed, SECONDS), seed % 3 * 0.4, seed % 2 * 0.7))

    judged(copy)
    assert np.square(copy.heard - copy.asked).mean() < 0.02 * np.square(copy.asked).mean()


def test_same_input_same_bytes_and_the_recording_is_only_read(recording: Path) -> None:
    before = recording.read_bytes()
    edits = EditList(some_cuts(3, 5, SECONDS), 0.5)

    first = copy_of(recording, edits).out.read_bytes()

    assert copy_of(recording, edits).out.read_bytes() == first
    assert recording.read_bytes() == before


def test_a_cancelled_copy_leaves_nothing(recording: Path) -> None:
    analysis = analyse(recording, recording.with_suffix(".rda"), no_step)
    for share in (0.0, 0.4, 1.0):

        def step(done: float, total: float, /, share: float = share) -> None:
            if done >= share * total:
                raise Cancelled

        with pytest.raises(Cancelled):
            copy_sound(recording, analysis, EditList((Span(2.0, 3.0),)), recording.with_name("out.mp3"), step)
        assert sorted(path.name for path in recording.parent.iterdir()) == ["a.mp3", "a.rda"]


def test_a_full_disk_leaves_what_was_there(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    analysis, out = analyse(recording, recording.with_suffix(".rda"), no_step), recording.with_name("out.mp3")
    out.write_bytes(b"the one before")
    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(DiskFull):
        copy_sound(recording, analysis, EditList(), out, no_step)

    assert out.read_bytes() == b"the one before"
    assert sorted(path.name for path in recording.parent.iterdir()) == ["a.mp3", "a.rda", "out.mp3"]


def test_nothing_left_is_said(recording: Path) -> None:
    with pytest.raises(NothingLeft):
        copy_of(recording, EditList((Span(0.0, SECONDS + 1),)))
