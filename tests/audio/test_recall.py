"""Jingles that were heard in other recordings are found again: at another level, after MP3, with their borders."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
import soxr

from radiodesk.audio.engine import in_engine
from radiodesk.audio.proposing.prints_file import load_soundprint
from radiodesk.audio.proposing.recall import recall
from radiodesk.audio.proposing.repeat import Repeat, cut_repeats
from radiodesk.audio.proposing.soundprint import make_soundprint
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from tests.audio.makers import Sound, music, write_wav

RATE = 22050
BORDER_S = 0.03

NEWS = (
    "Fishermen of the northern coast reported strange lights above the reef, and the harbour office sent out a boat.",
    "A dispute about inherited land ended on Tuesday when both families shook hands before the village elders.",
    "Whoever is called by somebody who claims to work for a bank should hang up and dial the number on the card.",
    "Rain is expected over most of the island until Friday, heavy at times in the hills around the old volcano.",
    "School begins an hour later from next month because so many buses have been arriving after the first lesson.",
    "Three judges heard the appeal yesterday; their ruling on the missing village funds is announced in December.",
)


def spoken(folder: Path, text: str, voice: str = "en", speed: int = 160) -> Sound:
    """What espeak-ng says, from its first sound on."""
    file = folder / "spoken.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-w", str(file), text], check=True)
    sound = np.frombuffer(file.read_bytes()[44:], "<i2").astype(np.float64) / 32768
    return soxr.resample(sound, 22050, RATE)[None]


def jingle(seconds: float = 4.0, seed: int = 9) -> Sound:
    return music(seconds, RATE, seed).mean(axis=0, keepdims=True)


def recording(folder: Path, name: str, *parts: Sound, kbps: int = 0) -> Path:
    """The parts one after another, as a WAV or an MP3 file."""
    wav = write_wav(folder / f"{name}.wav", np.concatenate(parts, axis=1), RATE)
    if not kbps:
        return wav
    mp3 = wav.with_suffix(".mp3")
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(wav), "-b:a", f"{kbps}k", str(mp3)], check=True)
    return mp3


def printed(file: Path) -> Path:
    out = file.with_suffix(".rdp")
    make_soundprint(file, out, no_step)
    return out


def seconds(sound: Sound) -> float:
    return sound.shape[1] / RATE


@pytest.mark.parametrize("kbps", [32, 96])
def test_a_jingle_is_found_at_another_level_and_after_mp3(tmp_path: Path, kbps: int) -> None:
    first, second = spoken(tmp_path, NEWS[0]), spoken(tmp_path, NEWS[1])
    third, fourth = spoken(tmp_path, NEWS[2]), spoken(tmp_path, NEWS[3])
    own = recording(tmp_path, "own", first, jingle(), second)
    older = recording(tmp_path, "older", third[:, :90_011], 0.3 * jingle(), fourth, kbps=kbps)

    (repeat,) = recall(printed(own), [printed(older)], no_step).repeats

    assert repeat.span == pytest.approx((seconds(first), seconds(first) + 4.0), abs=BORDER_S)
    assert repeat.at_s == pytest.approx(90_011 / RATE, abs=0.2)


def test_two_jingles_of_two_episodes_are_told_apart(tmp_path: Path) -> None:
    talk = [spoken(tmp_path, text) for text in NEWS]
    own = recording(tmp_path, "own", jingle(3), talk[0], jingle(2.5, 5), talk[1])
    others = [
        recording(tmp_path, "nothing", talk[2]),
        recording(tmp_path, "one", talk[3], jingle(3)),
        recording(tmp_path, "two", talk[4], jingle(2.5, 5), talk[5]),
    ]

    repeats = recall(printed(own), [printed(other) for other in others], no_step).repeats

    assert [repeat.other for repeat in repeats] == [1, 2]
    assert [repeat.span.start_s for repeat in repeats] == pytest.approx([0, 3 + seconds(talk[0])], abs=BORDER_S)
    assert [repeat.at_s for repeat in repeats] == pytest.approx([seconds(talk[3]), seconds(talk[4])], abs=BORDER_S)


def test_unrelated_speech_of_the_same_voice_is_no_repeat(tmp_path: Path) -> None:
    prints = [printed(recording(tmp_path, f"{n}", spoken(tmp_path, text))) for n, text in enumerate(NEWS)]

    for number, own in enumerate(prints):
        assert recall(own, prints[:number] + prints[number + 1 :], no_step).repeats == ()


def test_silence_and_noise_are_no_repeats(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    prints = [
        printed(recording(tmp_path, name, talk, np.zeros((1, 4 * RATE)), 0.02 * rng.standard_normal((1, 4 * RATE))))
        for name, talk in (("a", spoken(tmp_path, NEWS[0])), ("b", spoken(tmp_path, NEWS[1])))
    ]

    assert recall(prints[0], [prints[1]], no_step).repeats == ()


def test_the_same_programme_once_more_is_no_jingle(tmp_path: Path) -> None:
    talk = np.concatenate([spoken(tmp_path, text) for text in NEWS[:2]], axis=1)
    own, again = recording(tmp_path, "own", talk), recording(tmp_path, "again", 0.5 * talk, kbps=64)

    assert recall(printed(own), [printed(again)], no_step).repeats == ()


def test_a_print_that_cannot_be_used_is_passed_over(tmp_path: Path) -> None:
    own = printed(recording(tmp_path, "own", jingle()))
    broken = tmp_path / "broken.rdp"
    broken.write_bytes(own.read_bytes()[:-4])

    assert load_soundprint(broken) is None
    assert load_soundprint(tmp_path / "none.rdp") is None
    assert recall(own, [broken, tmp_path / "none.rdp"], no_step).repeats == ()


def test_the_engine_finds_the_same(tmp_path: Path) -> None:
    own = recording(tmp_path, "own", spoken(tmp_path, NEWS[0]), jingle(3))
    other = recording(tmp_path, "other", jingle(3), spoken(tmp_path, NEWS[1]))
    prints = [file.with_suffix(".rdp") for file in (own, other)]
    for file, out in zip((own, other), prints, strict=True):
        in_engine.make_soundprint(file, out, no_step)

    found = in_engine.find_repeats(own, prints[0], (prints[1],), no_step)

    assert found == recall(prints[0], [prints[1]], no_step)
    assert len(found.repeats) == 1


def test_what_is_cut_already_is_not_proposed() -> None:
    repeats = (Repeat(Span(3.0, 7.0), 0, 750.2), Repeat(Span(20.0, 24.0), 1, 2.0))
    edits = EditList().cut(Span(2.0, 6.8))

    (proposal,) = cut_repeats(repeats, ("Edisi 3", "Edisi 4"), edits)

    assert proposal.span == Span(20.0, 24.0)
    assert proposal.reason() == "heard at 0:02 in “Edisi 4”"
    assert cut_repeats(repeats[:1], ("Edisi 3",), EditList())[0].reason() == "heard at 12:30 in “Edisi 3”"
