"""A recording is analysed, rendered and played as cleaned up, all from one sidecar that says how."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.cleaning.cleaned_analysis import analyse_cleaned
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.engine import in_engine
from radiodesk.audio.playing.reading import Reading
from radiodesk.audio.playing.wish import Spot, Wish
from radiodesk.audio.render import render
from radiodesk.audio.sidecar import Header
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.cleaning import Cleaning, CleanUp
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import NoPause
from radiodesk.model.sound import PRESETS, MediaInfo
from tests.audio.cleaning_rooms import RATE, level_db, noise, talk
from tests.audio.judges import judge_loudness
from tests.audio.makers import decode, tone, write_float_wav, write_wav

CLEAN_UP = CleanUp(rumble=0.5, noise=0.5, levelling=0.5)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    voices = talk(2, levels_db=(-24.0, -34.0))
    return write_wav(tmp_path_factory.mktemp("given") / "siaran.wav", voices + noise(11.0, -55.0))


@pytest.fixture(scope="module")
def plain(recording: Path) -> Path:
    sidecar = recording.with_suffix(".rdk")
    analyse(recording, sidecar, no_step)
    return sidecar


@pytest.fixture(scope="module")
def cleaned(recording: Path, plain: Path) -> Path:
    sidecar = recording.with_suffix(".cleaned.rdk")
    analyse_cleaned(recording, plain, CLEAN_UP, sidecar, no_step)
    return sidecar


def slowly(_done: float, _total: float, /) -> None:
    """A step that gives others time to help."""
    time.sleep(0.03)


def test_its_figures_are_those_of_the_cleaned_sound(recording: Path, cleaned: Path, tmp_path: Path) -> None:
    analysis = Analysis.open(cleaned)
    with opened(recording, analysis.header.cleaning) as source:
        judged = judge_loudness(write_float_wav(tmp_path / "cleaned.wav", source.read(0, 99 * RATE)))
    found = analysis.loudness()
    assert found.integrated_lufs == pytest.approx(judged.integrated_lufs, abs=0.1)
    assert found.true_peak_dbtp == pytest.approx(judged.true_peak_dbtp, abs=0.2)
    assert analysis.info == analyse(recording, recording.with_suffix(".rdk"), no_step).info


def test_it_says_how_it_was_made_and_is_kept(recording: Path, plain: Path, cleaned: Path) -> None:
    cleaning, before = Analysis.open(cleaned).header.cleaning, cleaned.read_bytes()
    assert cleaning is not None
    assert cleaning.clean_up == CLEAN_UP
    assert len(cleaning.noise_db) == 1
    changed = cleaned.stat().st_mtime_ns
    analyse_cleaned(recording, plain, CLEAN_UP, cleaned, no_step)
    assert cleaned.stat().st_mtime_ns == changed
    assert Analysis.open(plain).header.cleaning is None
    cleaned.unlink()
    analyse_cleaned(recording, plain, CLEAN_UP, cleaned, no_step)
    assert cleaned.read_bytes() == before


def test_another_clean_up_takes_its_place(recording: Path, plain: Path, tmp_path: Path) -> None:
    sidecar = tmp_path / "cleaned.rdk"
    loudness = set()
    for amount in (0.1, 1.0):
        analysis = analyse_cleaned(recording, plain, CleanUp(noise=amount), sidecar, no_step)
        cleaning = Analysis.open(sidecar).header.cleaning
        assert cleaning is not None
        assert cleaning.clean_up.noise == amount
        loudness.add(analysis.loudness().integrated_lufs)
    assert len(loudness) == 2


def test_a_recording_that_was_not_analysed_yet_is_analysed_first(recording: Path, tmp_path: Path) -> None:
    analyse_cleaned(recording, tmp_path / "plain.rdk", CleanUp(rumble=1.0), tmp_path / "cleaned.rdk", no_step)
    assert Analysis.open(tmp_path / "plain.rdk").is_complete
    assert Analysis.open(tmp_path / "cleaned.rdk").is_complete


def test_a_sidecar_of_before_there_was_clean_up_opens(plain: Path, tmp_path: Path) -> None:
    data = plain.read_bytes()
    fields = json.loads(data[:1024])
    del fields["cleaning"]
    (tmp_path / "old.rdk").write_bytes(json.dumps(fields).encode().ljust(1023) + b"\n" + data[1024:])
    assert Analysis.open(tmp_path / "old.rdk").header == Analysis.open(plain).header


def test_the_longest_header_has_room() -> None:
    clean_up = CleanUp(*[1 / 3] * 5, hum_hz=60)
    cleaning = Cleaning(clean_up, "100 av 118.100.100", 59.99, ((-120.0,) * 15,) * 2, -70.0, -70.0)
    info = MediaInfo("matroska,webm", "pcm_s24le_planar", 384000, 2, 10**11, 10**8)
    header = Header(f"{10**12}-{'f' * 32}", info, is_complete=True, check_sum=2**32 - 1, cleaning=cleaning)
    assert len(header.packed()) == 1024


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = write_wav(tmp_path / "long.wav", np.tile(talk(2, 8000) + noise(11.0, -55.0, 8000), 13), 8000)
    for processors in (1, 3):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _process, n=processors: set(range(n)), raising=False)
        sidecar = tmp_path / f"{processors}.rdk"
        analyse_cleaned(recording, tmp_path / "plain.rdk", CLEAN_UP, sidecar, slowly)
    assert (tmp_path / "1.rdk").read_bytes() == (tmp_path / "3.rdk").read_bytes()


def test_what_is_rendered_and_played_is_the_cleaned_sound(recording: Path, cleaned: Path, tmp_path: Path) -> None:
    analysis, edits = Analysis.open(cleaned), EditList((Span(1.0, 2.0),))
    preset = replace(PRESETS["radio"], form="wav")
    render(recording, analysis, edits, preset, tmp_path / "a.wav", no_step)
    published = decode(tmp_path / "a.wav", 1)

    with Reading(recording, cleaned) as reading:
        reading.go(Wish(edits, (), cleaned), Spot(0.0))
        blocks = iter(reading.block, None)
        played = np.concatenate([block.sound[:, :1].T for block in blocks if block is not None], axis=1)

    with opened(recording, analysis.header.cleaning) as source:
        begin = source.read(0, RATE // 2)
    assert np.array_equal(played[:, : RATE // 2], begin)
    gain = float(np.vdot(published, played) / np.vdot(played, played))
    assert published.shape == played.shape
    assert level_db(published / gain - played) < level_db(played) - 50


def test_chunks_of_the_recording_as_it_is_are_not_taken_for_cleaned_ones(
    recording: Path, plain: Path, cleaned: Path, tmp_path: Path
) -> None:
    made = {}
    for name, sidecar in (("plain", plain), ("cleaned", cleaned), ("again", cleaned)):
        out = tmp_path / f"{name}.mp3"
        render(recording, Analysis.open(sidecar), EditList(), PRESETS["voice"], out, no_step, tmp_path / "chunks")
        made[name] = out.read_bytes()
    assert made["plain"] != made["cleaned"]
    assert made["cleaned"] == made["again"]
    alone = tmp_path / "alone.mp3"
    render(recording, Analysis.open(cleaned), EditList(), PRESETS["voice"], alone, no_step)
    assert alone.read_bytes() == made["cleaned"]


def test_the_player_goes_over_to_the_cleaned_sound(recording: Path, plain: Path, cleaned: Path) -> None:
    with Reading(recording, plain) as reading:
        heard = []
        for sidecar in (plain, cleaned, plain):
            reading.go(Wish(EditList(), (), sidecar), Spot(4.5))
            block = reading.block()
            assert block is not None
            heard.append(level_db(block.sound))
    assert heard[0] == heard[2]
    assert heard[1] < heard[0] - 5


def test_the_engine_does_the_same(recording: Path, plain: Path, cleaned: Path, tmp_path: Path) -> None:
    in_engine.analyse_cleaned(recording, plain, CLEAN_UP, tmp_path / "a.rdk", no_step)
    assert (tmp_path / "a.rdk").read_bytes() == cleaned.read_bytes()


def test_a_refusal_leaves_nothing_behind(tmp_path: Path) -> None:
    recording = write_wav(tmp_path / "tone.wav", tone(3.0))
    with pytest.raises(NoPause, match=r"“tone\.wav” has no pause"):
        in_engine.analyse_cleaned(recording, tmp_path / "a.rdk", CleanUp(noise=1.0), tmp_path / "b.rdk", no_step)
    assert not (tmp_path / "b.rdk").exists()


def test_cancelling_leaves_nothing_behind(recording: Path, plain: Path, tmp_path: Path) -> None:
    def stop(done: float, _total: float, /) -> None:
        if done > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        analyse_cleaned(recording, plain, CLEAN_UP, tmp_path / "a.rdk", stop)
    assert not (tmp_path / "a.rdk").exists()
