"""clip, gain, clean, fade --shape, jingle: as a person at a terminal uses them."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.audio.judges import judge_loudness
from tests.audio.makers import decode, music, silence, tone, write_wav
from tests.terminal import Terminal


@pytest.fixture(scope="session")
def jingle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds of music."""
    return write_wav(tmp_path_factory.mktemp("sound") / "Pembuka.wav", music(4.0))


def test_a_jingle_is_put_in_and_taken_out_again(imported: Terminal, jingle: Path) -> None:
    shown = imported.json("clip", 1, jingle, "--at", "0:05", "--from", "1", "--to", "3.5", "--gain", "-3")
    assert shown["heard_s"] == 22.5
    assert shown["heard_clips"] == [{"number": 1, "name": "Pembuka", "heard_at_s": 5.0, "duration_s": 2.5}]
    assert shown["edits"]["clips"][0]["gain_db"] == -3.0

    shown = imported.json("clip", 1, "--remove", 1)

    assert (shown["heard_s"], shown["edits"]["clips"]) == (20.0, [])


def test_a_bed_is_laid_under_and_changed(imported: Terminal, jingle: Path) -> None:
    words = (
        "--role",
        "bed",
        "--duck",
        "9",
        "--fade-in",
        "0.5",
        "--fade-out",
        "1",
        "--shape",
        "linear",
        "--name",
        "Alas",
    )
    imported.json("clip", 1, jingle, "--at", "2", *words)

    (bed,) = imported.json("clip", 1, "--change", 1, "--at", "4", "--duck", "15")["edits"]["clips"]

    assert (bed["role"], bed["name"], bed["at_s"], bed["duck_db"]) == ("bed", "Alas", 4.0, 15.0)
    assert (bed["fade_out_s"], bed["fade_in_shape"], bed["fade_out_shape"]) == (1.0, "linear", "linear")


def test_everything_that_was_done_is_shown(imported: Terminal, jingle: Path) -> None:
    imported.json("cut", 1, "15-16")
    imported.json("clip", 1, jingle, "--at", "0")
    imported.json("clip", 1, jingle, "--at", "5", "--role", "bed", "--name", "Alas", "--gain", "-6", "--fade-out", "1")
    imported.json("gain", 1, "10-12", "4.5")
    imported.json("clean", 1, "--noise", "0.5", "--rumble", "1")
    imported.json("fade", 1, "--out", "2", "--shape", "equal-power")

    shown = imported.type("edits", 1).out.splitlines()

    assert shown[3:9] == [
        "  Cut 0:00:15.000-0:00:16.000",
        "  Fade out: 2.0 s, equal power",
        "  Level 0:00:10.000-0:00:12.000: 4.5 dB",
        "  Clip 1: Pembuka (put in; at 0:00:00.000; 0:04 long)",
        "  Clip 2: Alas (laid under; at 0:00:05.000; 0:04 long; −6.0 dB; fades 0.0 s, 1.0 s; gives way by 12.0 dB)",
        "  Clean-up: rumble 100 %, noise 50 %",
    ]
    assert "0:23 after the cuts" in shown[2]


def test_chapters_are_shown_where_they_are_heard(imported: Terminal, jingle: Path) -> None:
    imported.json("chapter", 1, "10", "Penelepon")

    shown = imported.json("clip", 1, jingle, "--at", "0:02")

    assert [chapter["start_s"] for chapter in shown["heard_chapters"]] == [
        pytest.approx(14.0, abs=0.0131)
    ]  # half a frame


@pytest.mark.parametrize(("typed", "gain_db"), [("-6", -6.0), ("−6,5", -6.5), ("+3", 3.0), ("0.25", 0.25)])
def test_a_gain_is_typed_as_people_write_it(imported: Terminal, typed: str, gain_db: float) -> None:
    edits = imported.json("gain", 1, "3-5.5", typed)["edits"]

    assert edits["gains"] == [{"start_s": 3.0, "end_s": 5.5, "gain_db": gain_db}]


def test_a_gain_of_nothing_takes_the_old_one_back(imported: Terminal) -> None:
    imported.json("gain", 1, "3-5", "6")

    assert imported.json("gain", 1, "0-20", "0")["edits"]["gains"] == []


def test_clean_up_is_set_amount_by_amount(imported: Terminal) -> None:
    imported.json("clean", 1, "--hum", "0.5", "--hum-hz", "60")
    clean_up = imported.json("clean", 1, "--levelling", "0.25", "--clicks", "1")["edits"]["clean_up"]
    assert clean_up == {"clicks": 1.0, "rumble": 0.0, "hum": 0.5, "noise": 0.0, "levelling": 0.25, "hum_hz": 60}

    clean_up = imported.json("clean", 1, "--off", "--noise", "0.3")["edits"]["clean_up"]

    assert clean_up == {"clicks": 0.0, "rumble": 0.0, "hum": 0.0, "noise": 0.3, "levelling": 0.0, "hum_hz": 50}


def test_a_fade_has_a_shape(imported: Terminal) -> None:
    edits = imported.json("fade", 1, "--in", "1", "--shape", "exponential")["edits"]

    assert (edits["fade_in_s"], edits["fade_in_shape"], edits["fade_out_shape"]) == (1.0, "exponential", "s-curve")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("clip", 1, "{jingle}", "--at", "0:30"), "does not fit the recording"),
        (("clip", 1, "{jingle}", "--at", "soon"), "“soon” is not a time"),
        (("clip", 1, "{jingle}", "--at", "1", "--to", "9"), "does not fit the clip's sound"),
        (("clip", 1, "{jingle}", "--at", "1", "--gain", "loud"), "“loud” does not fit a gain"),
        (("clip", 1, "{jingle}.no", "--at", "1"), "is not there"),
        (("clip", 1, "--remove", 1), "“radiodesk show 1” lists them."),
        (("clip", 9, "{jingle}", "--at", "1"), "There is no episode 9"),
        (("gain", 1, "3-5", "-61"), "“-61” does not fit a gain"),
        (("gain", 1, "3", "6"), "“3” is not a time"),
        (("gain", 1, "3-25", "6"), "does not fit the recording"),
        (("clean", 1, "--noise", "50"), "“50” does not fit an amount of clean-up"),
        (("clean", 1, "--hum-hz", "55"), "Possible: 50, 60."),
        (("fade", 1, "--in", "1", "--shape", "zigzag"), "Possible: s-curve, linear, equal-power, exponential."),
        (("jingle", "{jingle}", "--out", "{jingle}"), "does not fit the new file"),
        (("jingle", "{jingle}", "--out", "x.mp3"), "Possible: x.wav."),
        (("jingle", "{jingle}", "--out", "x.wav", "--to", "9"), "does not fit the sound"),
        (("jingle", "{jingle}", "--out", "x.wav", "--peak", "1"), "“1” does not fit the true peak"),
        (("jingle", "{jingle}", "--out", "x.wav", "--append", "nowhere.wav"), "“nowhere.wav” is not there"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    imported: Terminal, jingle: Path, words: tuple[object, ...], told: str
) -> None:
    before = imported.json("show", 1)

    said = imported.type(*(str(word).format(jingle=jingle) for word in words))

    assert (said.code, said.out) == (1, "")
    assert told in said.err
    assert said.err.count("\n") == 1
    assert imported.json("show", 1) == before


@pytest.mark.parametrize(
    "words",
    [
        ("clip", 1),
        ("clip", 1, "a.wav"),
        ("clip", 1, "a.wav", "--at", "1", "--remove", "1"),
        ("clip", 1, "a.wav", "--at", "1", "--role", "song"),
        ("gain", 1, "3-5"),
        ("jingle", "a.wav"),
        ("jingle", "a.wav", "--out", "b.wav", "--loudness", "-16", "--peak", "-1"),
    ],
)
def test_wrong_usage_is_another_exit_code(imported: Terminal, words: tuple[object, ...]) -> None:
    assert imported.type(*words).code == 2


def test_what_was_asked_for_is_heard_in_the_finished_file(imported: Terminal, tmp_path: Path) -> None:
    ident = write_wav(tmp_path / "ident.wav", tone(2.0, -12.0, 48000, 1500.0), 48000)
    bed = write_wav(tmp_path / "bed.wav", tone(20.0, -20.0, hz=440.0, channels=1))
    imported.json("clip", 1, ident, "--at", "5")
    imported.json("clip", 1, bed, "--at", "0", "--role", "bed", "--duck", "0")
    imported.json("gain", 1, "0-5", "-30")
    imported.json("clean", 1, "--rumble", "1")
    out = tmp_path / "episode.wav"

    made = imported.json("render", 1, "--out", out, "--preset", "radio")

    heard = decode(out)
    assert made["duration_s"] == pytest.approx(22.0, abs=0.0131)
    idents, beds = ([_strength(heard, second, hz) for second in (2, 6, 12)] for hz in (1500.0, 440.0))
    assert idents[1] > 30 * max(idents[0], idents[2])
    assert beds == pytest.approx([beds[0]] * 3, rel=0.05)
    assert judge_loudness(out).integrated_lufs == pytest.approx(-23.0, abs=0.2)


def test_a_jingle_is_made_at_the_bench(bare: Terminal, jingle: Path, tmp_path: Path) -> None:
    ident = write_wav(tmp_path / "ident.wav", np.concatenate([silence(0.5), tone(1.0), silence(0.5)], axis=1))
    out = tmp_path / "jingle.wav"

    made = bare.json(
        "jingle", ident, "--out", out, "--trim", "--append", jingle, "--fade-out", "0.5", "--loudness", "-20"
    )

    assert made["file"] == str(out)
    assert made["duration_s"] == pytest.approx(4.992, abs=0.02)
    assert judge_loudness(out).integrated_lufs == pytest.approx(-20.0, abs=0.1)


def test_what_a_jingle_could_not_be_is_told(bare: Terminal, jingle: Path, tmp_path: Path) -> None:
    words = ("jingle", jingle, "--out", tmp_path / "jingle.wav", "--overlay", jingle, "--at", "1")

    alone, levelled = bare.type(*words).out.splitlines(), bare.type(*words, "--loudness", "-3").out.splitlines()

    assert alone[0] == str(tmp_path / "jingle.wav")
    assert "so that nothing clips" in alone[-1]
    assert "LU softer than asked for" in levelled[-1]


def test_a_programme_does_not_go_on_the_bench(bare: Terminal, tmp_path: Path) -> None:
    programme = write_wav(tmp_path / "siaran.wav", silence(601, 8000, 1), 8000)

    told = bare.type("jingle", programme, "--out", tmp_path / "x.wav")

    assert told.code == 1
    assert "“siaran.wav” is too long for a clip: 10:01 of sound, where 10:00 are possible." in told.err


def _strength(heard: NDArray[np.float32], second: int, hz: float) -> float:
    """How strong one frequency is within a second."""
    stretch = heard[0, second * 44100 :][:44100]
    return float(abs(np.mean(stretch * np.exp(-2j * np.pi * hz * np.arange(len(stretch)) / 44100))))
