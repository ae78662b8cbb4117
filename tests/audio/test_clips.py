"""The clip bench: what comes from it, measured and read by other people's programs."""

import os
import subprocess
import sys
import tracemalloc
import wave
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.clip_bench.recipe import ClipRecipe, MadeClip
from radiodesk.audio.clips import make_clip
from radiodesk.audio.engine import in_engine
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.problems import BadValue, ClipTooLong, EmptyRecording
from tests.audio.judges import judge_loudness
from tests.audio.makers import Sound, decode, encode, music, silence, speech, tone, write_float_wav, write_wav

RATE = 44100
AS_IT_IS = ClipRecipe()


def made(sound: Path, recipe: ClipRecipe = AS_IT_IS) -> tuple[MadeClip, Sound]:
    """What the bench says of a clip, and what ffmpeg hears in it."""
    out = sound.with_name("made.wav")
    clip = make_clip(sound, recipe, out, no_step)
    return clip, decode(out, clip.channels).astype(np.float64)


def amplitude(sound: Sound, hz: float) -> float:
    """How strong one frequency is, from 0 to 1."""
    channel = sound[0]
    moments = np.arange(len(channel)) / RATE
    return float(2 * abs(np.mean(channel * np.exp(-2j * np.pi * hz * moments))))


def test_a_wav_with_which_nothing_is_done_stays_as_it_is(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "jingle.wav", music(2.0))

    _, heard = made(sound)

    assert np.array_equal(heard, decode(sound))


def test_a_part_is_cut_out(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "jingle.wav", np.concatenate([tone(1.0, hz=500), tone(1.5, hz=2000)], axis=1))

    clip, heard = made(sound, ClipRecipe(start_s=1.0, end_s=2.2))

    assert clip.duration_s == 1.2
    assert heard.shape == (2, 52920)
    assert amplitude(heard, 2000) > 1000 * amplitude(heard, 500)


def test_silence_at_both_ends_is_trimmed(tmp_path: Path) -> None:
    hiss = 1e-4 * np.random.default_rng(1).standard_normal((1, RATE))
    voice = tone(2.0, channels=1)
    sound = write_wav(tmp_path / "ident.wav", np.concatenate([hiss, voice, silence(0.5, channels=1)], axis=1))

    clip, _ = made(sound, ClipRecipe(trims_silence=True))

    assert clip.duration_s == pytest.approx(2.0, abs=0.011)


def test_sounds_of_any_kind_are_joined(tmp_path: Path) -> None:
    stereo = write_wav(tmp_path / "jingle.wav", music(1.0))
    phone = encode(write_wav(tmp_path / "voice.wav", speech(2.0, 8000), 8000), tmp_path / "voice.mp3")

    clip, heard = made(phone, ClipRecipe(appended=(stereo, stereo)))

    assert (clip.sample_rate_hz, clip.channels) == (48000, 2)
    assert clip.duration_s == pytest.approx(2.0 + 2 * (1.0 - 0.008), abs=0.005)
    assert np.array_equal(heard[0, :48000], heard[1, :48000])


def test_a_sound_is_laid_over_another(tmp_path: Path) -> None:
    bed = write_wav(tmp_path / "bed.wav", tone(3.0, -20.0, hz=500))
    over = write_wav(tmp_path / "over.wav", tone(1.0, -20.0, hz=2000, channels=1))

    clip, heard = made(bed, ClipRecipe(overlay=over, overlay_at_s=1.0, overlay_gain_db=6.0))

    during = heard[:, RATE : 2 * RATE]
    assert clip.softened_db == 0
    assert amplitude(during, 500) == pytest.approx(0.1, rel=0.001)
    assert amplitude(during, 2000) == pytest.approx(0.2, rel=0.005)
    assert amplitude(heard[:, 2 * RATE :], 2000) < 1e-4


def test_what_reaches_beyond_the_end_makes_it_longer(tmp_path: Path) -> None:
    ident = write_wav(tmp_path / "ident.wav", tone(1.0))
    bed = write_wav(tmp_path / "bed.wav", tone(3.0))

    clip, _ = made(ident, ClipRecipe(overlay=bed, overlay_at_s=0.5))

    assert clip.duration_s == 3.5


def test_loud_sounds_together_are_made_softer_and_never_clip(tmp_path: Path) -> None:
    one, other = (write_wav(tmp_path / f"{hz}.wav", tone(1.0, 0.0, hz=hz)) for hz in (500.0, 1700.0))

    clip, heard = made(one, ClipRecipe(overlay=other))

    assert clip.softened_db == pytest.approx(6.02, abs=0.01)
    assert amplitude(heard, 500) == pytest.approx(0.5, abs=0.001)
    assert max(amplitude(heard, hz) for hz in (700, 1000, 1500, 2200, 2900, 3400, 5100)) < 1e-4


def test_sound_beyond_full_scale_is_made_softer_and_not_cut_off(tmp_path: Path) -> None:
    sound = write_float_wav(tmp_path / "loud.wav", tone(1.0, 6.02, hz=500))

    clip, heard = made(sound)

    assert clip.softened_db == pytest.approx(6.02, abs=0.01)
    assert amplitude(heard, 1500) < 1e-4


def test_beginning_and_end_are_faded(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "bed.wav", tone(3.0, -6.0))

    _, heard = made(sound, ClipRecipe(fade_in_s=1.0, fade_out_s=0.5))

    quarter, end = RATE // 4, heard.shape[1]
    places = (0, quarter, 2 * RATE, end - quarter, end - 200)
    highest = [float(np.abs(heard[:, place : place + 200]).max()) for place in places]
    assert highest == pytest.approx([0.0, 0.125, 0.501, 0.251, 0.0], abs=0.006)


@pytest.mark.parametrize("channels", [1, 2])
def test_it_gets_the_loudness_that_was_asked_for(tmp_path: Path, channels: int) -> None:
    sound = write_wav(tmp_path / "spot.wav", music(3.0, level_db=-30.0)[:channels])

    clip, _ = made(sound, ClipRecipe(loudness_lufs=-23.0))

    assert judge_loudness(tmp_path / "made.wav").integrated_lufs == pytest.approx(-23.0, abs=0.1)
    assert clip.loudness.integrated_lufs == pytest.approx(-23.0, abs=0.01)
    assert clip.missing_db == 0


def test_loudness_ends_where_peaks_would_be_too_high_and_that_is_said(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "spot.wav", music(2.0))

    clip, _ = made(sound, ClipRecipe(loudness_lufs=-6.0))

    judged = judge_loudness(tmp_path / "made.wav")
    assert judged.true_peak_dbtp == pytest.approx(-1.0, abs=0.15)
    assert judged.integrated_lufs == pytest.approx(-6.0 - clip.missing_db, abs=0.1)
    assert clip.missing_db > 1


def test_its_peak_is_brought_to_a_level(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "spot.wav", music(3.0, level_db=-40.0))

    made(sound, ClipRecipe(peak_dbtp=-3.0))

    assert judge_loudness(tmp_path / "made.wav").true_peak_dbtp == pytest.approx(-3.0, abs=0.15)


def test_more_than_ten_minutes_are_refused_before_anything_is_decoded(tmp_path: Path) -> None:
    programme = _long_wav(tmp_path / "siaran.wav", 601)
    steps = []

    with pytest.raises(ClipTooLong, match=r"siaran\.wav.*10:01.*10:00"):
        make_clip(programme, ClipRecipe(end_s=5.0), tmp_path / "made.wav", lambda *done: steps.append(done))

    assert steps == []
    assert not (tmp_path / "made.wav").exists()


def test_all_sounds_together_have_ten_minutes(tmp_path: Path) -> None:
    one, other = _long_wav(tmp_path / "satu.wav", 400), _long_wav(tmp_path / "dua.wav", 201)

    with pytest.raises(ClipTooLong, match=r"dua\.wav.*10:01"):
        made(one, ClipRecipe(appended=(other,)))


def test_a_file_that_hides_its_length_is_refused_when_it_shows(tmp_path: Path) -> None:
    programme = tmp_path / "siaran.flac"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono:d=601", "-f", "flac", "-"]
    programme.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)

    with pytest.raises(ClipTooLong, match="10:0"):
        made(programme)


def test_silence_is_no_clip(tmp_path: Path) -> None:
    with pytest.raises(EmptyRecording):
        made(write_wav(tmp_path / "nothing.wav", silence(1.0)))


@pytest.mark.parametrize(
    "recipe",
    [
        ClipRecipe(start_s=2.0),
        ClipRecipe(start_s=0.5, end_s=1.5),
        ClipRecipe(start_s=0.5, end_s=0.5),
        ClipRecipe(fade_in_s=0.7, fade_out_s=0.7),
        ClipRecipe(fade_in_s=-1.0),
    ],
)
def test_what_does_not_fit_in_the_sound_is_refused(tmp_path: Path, recipe: ClipRecipe) -> None:
    with pytest.raises(BadValue):
        made(write_wav(tmp_path / "short.wav", tone(1.0)), recipe)


def test_a_stopped_job_leaves_what_was_there(tmp_path: Path) -> None:
    sound, out = write_wav(tmp_path / "bed.wav", music(3.0)), tmp_path / "made.wav"
    out.write_bytes(b"from yesterday")

    def stop_late(done: float, total: float, /) -> None:
        if done / total > 0.8:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_clip(sound, ClipRecipe(fade_in_s=1.0), out, stop_late)

    assert out.read_bytes() == b"from yesterday"
    assert sorted(tmp_path.iterdir()) == [sound, out]


def test_memory_holds_no_more_than_a_few_copies(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "bed.wav", np.tile(tone(10.0, rate=48000), 6), 48000)
    recipe = ClipRecipe(trims_silence=True, overlay=sound, fade_in_s=1.0, fade_out_s=1.0, loudness_lufs=-20.0)

    tracemalloc.start()
    make_clip(sound, recipe, tmp_path / "made.wav", no_step)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    on_the_bench = 2 * sound.stat().st_size
    assert most < 3.5 * on_the_bench


def test_the_engine_makes_the_same_and_says_the_same(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "siaran \udce9.wav", music(2.0))
    recipe = ClipRecipe(appended=(sound,), overlay=sound, fade_out_s=0.5, peak_dbtp=-2.0)

    here = make_clip(sound, recipe, tmp_path / "here.wav", no_step)

    assert in_engine.make_clip(sound, recipe, tmp_path / "there.wav", no_step) == here
    assert (tmp_path / "there.wav").read_bytes() == (tmp_path / "here.wav").read_bytes()
    with pytest.raises(ClipTooLong, match=r"long\.wav"):
        in_engine.make_clip(_long_wav(tmp_path / "long.wav", 700), recipe, tmp_path / "no.wav", no_step)


def test_it_needs_no_ffmpeg_and_gives_no_warning(tmp_path: Path) -> None:
    """Not even when pydub is compiled for the first time, and every warning is an error."""
    sound = encode(write_wav(tmp_path / "jingle.wav", music(2.0)), tmp_path / "jingle.mp3")
    code = (
        "from pathlib import Path; from radiodesk.audio.clips import make_clip;"
        "from radiodesk.audio.clip_bench.recipe import ClipRecipe; from radiodesk.jobs.step import no_step;"
        f"make_clip(Path({str(sound)!r}), ClipRecipe(trims_silence=True, overlay=Path({str(sound)!r}), fade_in_s=0.2),"
        f"Path({str(tmp_path / 'made.wav')!r}), no_step)"
    )
    bare = {**os.environ, "PATH": str(tmp_path / "empty"), "PYTHONPYCACHEPREFIX": str(tmp_path / "cache")}

    command = [sys.executable, "-W", "error", "-c", code]
    told = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)

    assert (told.returncode, told.stderr) == (0, "")
    assert (tmp_path / "made.wav").is_file()


def _long_wav(path: Path, seconds: int) -> Path:
    """A WAV that takes no room on the disk."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.setnframes(8000 * seconds)
        file.writeframesraw(b"")
    header = bytearray(path.read_bytes())
    header[40:44] = (16000 * seconds).to_bytes(4, "little")
    path.write_bytes(header)
    os.truncate(path, len(header) + 16000 * seconds)
    return path
