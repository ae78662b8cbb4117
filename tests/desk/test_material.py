"""What an episode is made of: every sound of it read to its end, before it is rendered, played or measured."""

from pathlib import Path

import pytest

from radiodesk.audio.analysis import Analysis
from radiodesk.desk import clips, sheets
from radiodesk.desk.checklist import readiness
from radiodesk.desk.imports import import_recording
from radiodesk.desk.material import known_material, material_of
from radiodesk.desk.measuring import loudness_line, report_on_episode, report_on_file
from radiodesk.jobs.step import no_step
from radiodesk.library.files import KEPT_CLEANED
from radiodesk.library.library import Library
from radiodesk.model.cleaning import AS_RECORDED, CleanUp
from radiodesk.model.clips import Clip
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import FileMissing, NoPause, Problem
from tests.audio.makers import tone, write_wav

RUMBLE = CleanUp(rumble=1.0)


def test_material_is_the_recording_and_every_sound_read_to_its_end(library: Library, with_jingle: Episode) -> None:
    (clip,) = with_jingle.sheet.edits.clips
    library.analysis_path(clip.sound).unlink()
    assert known_material(library, with_jingle) is None
    assert loudness_line(library, with_jingle) is None
    assert not _is_read(library, with_jingle)

    material = material_of(library, with_jingle, no_step)

    assert material.recording == library.original_path(with_jingle.recording.sha256)
    assert [(sound.sha256, sound.path) for sound in material.sounds] == [
        (clip.sound, library.original_path(clip.sound))
    ]
    assert material == known_material(library, with_jingle)
    assert _is_read(library, with_jingle)


def test_a_damaged_sound_is_called_by_the_name_of_its_clip(library: Library, with_jingle: Episode) -> None:
    (clip,) = with_jingle.sheet.edits.clips
    _destroy(library, clip)

    with pytest.raises(Problem, match="“Pembuka”"):
        material_of(library, with_jingle, no_step)


def test_a_lost_sound_is_said_so(library: Library, with_jingle: Episode) -> None:
    library.original_path(with_jingle.sheet.edits.clips[0].sound).unlink()

    with pytest.raises(FileMissing):
        material_of(library, with_jingle, no_step)
    assert loudness_line(library, with_jingle) is None
    assert _is_read(library, with_jingle)


def test_clips_and_gains_count_in_every_loudness_that_is_told(library: Library, episode: Episode, jingle: Path) -> None:
    alone = loudness_line(library, episode)
    quiet = sheets.adjust_gain(library, episode.id, Span(0, 8), -40.0)
    assert alone is not None
    assert loudness_line(library, quiet).integrated_lufs == pytest.approx(alone.integrated_lufs - 40.0, abs=0.1)

    with_jingle = clips.add_clip(library, episode.id, jingle, 4.0, no_step)

    jingle_lufs = report_on_file(jingle, no_step).loudness.integrated_lufs
    assert loudness_line(library, with_jingle).integrated_lufs == pytest.approx(jingle_lufs, abs=1.0)
    assert report_on_episode(library, episode.id, no_step).duration_s == 10.0


def test_a_recording_to_clean_up_is_read_as_it_will_sound(library: Library, tmp_path: Path) -> None:
    humming = write_wav(tmp_path / "dengung.wav", tone(3.0, -6.0, hz=30.0) + tone(3.0, -40.0))
    episode = import_recording(library, humming, no_step)
    recorded = loudness_line(library, episode)
    episode = sheets.set_clean_up(library, episode.id, RUMBLE)
    assert loudness_line(library, episode) is None

    material = material_of(library, episode, no_step)

    cleaning = Analysis.open(material.sidecar).header.cleaning
    assert cleaning is not None
    assert cleaning.clean_up == RUMBLE
    assert recorded is not None
    cleaned = report_on_episode(library, episode.id, no_step).loudness
    assert cleaned == loudness_line(library, episode)
    assert cleaned.true_peak_dbtp < recorded.true_peak_dbtp - 6
    assert loudness_line(library, library.undo(episode.id)) == recorded


def test_the_clean_ups_of_yesterday_do_not_pile_up(library: Library, episode: Episode) -> None:
    for amount in range(1, 7):
        changed = sheets.set_clean_up(library, episode.id, CleanUp(rumble=amount / 10))
        material_of(library, changed, no_step)

    assert len(list((library.root / "analysis").iterdir())) == 1 + KEPT_CLEANED
    assert known_material(library, library.episode(episode.id)) is not None
    assert known_material(library, sheets.set_clean_up(library, episode.id, AS_RECORDED)) is not None


def test_noise_that_is_nowhere_heard_alone_is_told_by_the_name_of_the_recording(
    library: Library, tmp_path: Path
) -> None:
    episode = import_recording(library, write_wav(tmp_path / "nada.wav", tone(3.0)), no_step)
    episode = sheets.set_clean_up(library, episode.id, CleanUp(noise=0.5))

    with pytest.raises(NoPause, match=r"nada\.wav"):
        material_of(library, episode, no_step)


def _is_read(library: Library, episode: Episode) -> bool:
    return next(point.is_met for point in readiness(library, episode) if point.field == "analysis")


def _destroy(library: Library, clip: Clip) -> None:
    original = library.original_path(clip.sound)
    original.chmod(0o644)
    original.write_bytes(b"RIFF broken")
    library.analysis_path(clip.sound).unlink()
