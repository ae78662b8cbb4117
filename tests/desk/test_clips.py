"""Clips, gains and clean-up: each is one step of the history, and their sounds are kept like recordings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from radiodesk.audio.clip_bench.recipe import ClipRecipe
from radiodesk.desk import clips, sheets
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.cleaning import AS_RECORDED, CleanUp
from radiodesk.model.clips import BED
from radiodesk.model.edits import GainSpan, Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import (
    BadValue,
    FileMissing,
    NotARecording,
    UnknownClip,
    UnknownEpisode,
)

Change = Callable[[Library, int], Episode]


def _originals(library: Library) -> set[str]:
    return {file.stem for file in (library.root / "originals").rglob("*") if file.is_file()}


def test_a_clip_is_put_in_whole_and_called_by_its_file(library: Library, with_jingle: Episode) -> None:
    (clip,) = with_jingle.sheet.edits.clips

    assert (clip.at_s, clip.start_s, clip.end_s, clip.role, clip.name) == (3.0, 0.0, 2.0, "insert", "Pembuka")
    assert with_jingle.sheet.edits.heard_s(8.0) == 10.0
    assert library.history(with_jingle.id)[-1].label == "Add clip “Pembuka”"


def test_the_same_sound_is_kept_once(library: Library, with_jingle: Episode, jingle: Path) -> None:
    kept = _originals(library)

    episode = clips.add_clip(library, with_jingle.id, jingle, 6.0, no_step, role=BED, name="Alas", duck_db=9.0)

    assert _originals(library) == kept
    assert [clip.name for clip in episode.sheet.edits.clips] == ["Pembuka", "Alas"]
    assert len(episode.sheet.edits.sounds) == 1
    again = clips.add_kept_clip(library, episode.id, episode.sheet.edits.sounds[0], 1.0, end_s=0.5)
    assert again.sheet.edits.clips[0].name == "Pembuka"


def test_a_clip_is_changed_moved_and_taken_out(library: Library, with_jingle: Episode, jingle: Path) -> None:
    clips.add_clip(library, with_jingle.id, jingle, 6.0, no_step, name="Penutup")

    moved = clips.change_clip(library, with_jingle.id, 1, at_s=7.0, gain_db=-6.0, fade_out_s=0.5)
    assert [(clip.name, clip.at_s) for clip in moved.sheet.edits.clips] == [("Penutup", 6.0), ("Pembuka", 7.0)]
    left = clips.remove_clip(library, with_jingle.id, 1)

    assert [clip.name for clip in left.sheet.edits.clips] == ["Pembuka"]
    labels = [revision.label for revision in library.history(with_jingle.id)[-2:]]
    assert labels == ["Change clip “Pembuka”", "Remove clip “Penutup”"]


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (lambda library, one: clips.remove_clip(library, one, 1), "Remove clip “Pembuka”"),
        (lambda library, one: clips.change_clip(library, one, 1, gain_db=3.0), "Change clip “Pembuka”"),
        (
            lambda library, one: sheets.adjust_gain(library, one, Span(1, 2), -6.0),
            "Level 0:00:01.000–0:00:02.000: \N{MINUS SIGN}6.0 dB",
        ),
        (lambda library, one: sheets.set_clean_up(library, one, CleanUp(noise=0.5)), "Clean up"),
        (lambda library, one: sheets.fade(library, one, 0.5, None, "linear"), "Fade"),
        (sheets.clear_edits, "Clear all edits"),
    ],
)
def test_every_change_is_one_step_that_can_be_undone(
    library: Library, with_jingle: Episode, change: Change, label: str
) -> None:
    changed = change(library, with_jingle.id)

    assert changed.sheet.edits != with_jingle.sheet.edits
    assert library.history(changed.id)[-1].label == label
    assert library.undo(changed.id).sheet == with_jingle.sheet
    assert library.redo(changed.id).sheet == changed.sheet


def test_a_gain_takes_the_place_of_an_older_one(library: Library, episode: Episode) -> None:
    sheets.adjust_gain(library, episode.id, Span(1, 4), 3.0)
    changed = sheets.adjust_gain(library, episode.id, Span(2, 3), 0.0)

    assert changed.sheet.edits.gains == (GainSpan(1, 2, 3.0), GainSpan(3, 4, 3.0))


def test_a_shape_is_for_the_fades_that_are_named(library: Library, episode: Episode) -> None:
    edits = sheets.fade(library, episode.id, None, 1.0, "exponential").sheet.edits
    assert (edits.fade_in_shape, edits.fade_out_shape) == ("s-curve", "exponential")

    edits = sheets.fade(library, episode.id, None, None, "linear").sheet.edits
    assert (edits.fade_out_s, edits.fade_in_shape, edits.fade_out_shape) == (1.0, "linear", "linear")


def test_clean_up_is_switched_off_again(library: Library, episode: Episode) -> None:
    sheets.set_clean_up(library, episode.id, CleanUp(hum=1.0, hum_hz=60))

    assert sheets.set_clean_up(library, episode.id, AS_RECORDED).sheet.edits.clean_up.is_off


@pytest.mark.parametrize(
    "fields",
    [
        {"at_s": -0.1},
        {"at_s": 8.1},
        {"start_s": 1.0, "end_s": 1.0},
        {"start_s": -1.0},
        {"end_s": 2.1},
        {"role": "song"},
        {"gain_db": 24.5},
        {"gain_db": float("nan")},
        {"fade_in_s": 1.5, "fade_out_s": 1.0},
        {"fade_in_s": -1.0},
        {"fade_in_shape": "zigzag"},
        {"duck_db": -1.0},
    ],
)
def test_a_clip_that_cannot_be_is_refused(library: Library, with_jingle: Episode, fields: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        clips.change_clip(library, with_jingle.id, 1, **fields)

    assert library.episode(with_jingle.id) == with_jingle


@pytest.mark.parametrize(
    "change",
    [
        lambda library, one: sheets.adjust_gain(library, one, Span(7, 9), 3.0),
        lambda library, one: sheets.adjust_gain(library, one, Span(3, 2), 3.0),
        lambda library, one: sheets.adjust_gain(library, one, Span(1, 2), -61.0),
        lambda library, one: sheets.set_clean_up(library, one, CleanUp(noise=1.1)),
        lambda library, one: sheets.set_clean_up(library, one, CleanUp(hum=0.5, hum_hz=55)),
        lambda library, one: sheets.fade(library, one, -1.0, None),
        lambda library, one: sheets.fade(library, one, 1.0, None, "zigzag"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(library: Library, episode: Episode, change: Change) -> None:
    with pytest.raises(BadValue):
        change(library, episode.id)

    assert library.episode(episode.id) == episode


@pytest.mark.parametrize("number", [-1, 0, 2])
def test_a_clip_that_is_not_there_is_said_so(library: Library, with_jingle: Episode, number: int) -> None:
    with pytest.raises(UnknownClip):
        clips.remove_clip(library, with_jingle.id, number)


def test_of_a_refused_clip_nothing_stays(library: Library, episode: Episode, jingle: Path, tmp_path: Path) -> None:
    text = tmp_path / "bukan suara.wav"
    text.write_text("hello")

    for file, at_s, problem in ((jingle, 99.0, BadValue), (text, 1.0, NotARecording), (tmp_path / "x", 1, FileMissing)):
        with pytest.raises(problem):
            clips.add_clip(library, episode.id, file, at_s, no_step)
    with pytest.raises(UnknownEpisode):
        clips.add_clip(library, 99, jingle, 1.0, no_step)

    assert _originals(library) == {episode.recording.sha256}
    assert {file.stem for file in (library.root / "analysis").iterdir()} == {episode.recording.sha256}


def test_a_sound_that_undo_can_bring_back_is_not_thrown_away(library: Library, with_jingle: Episode) -> None:
    (clip,) = with_jingle.sheet.edits.clips
    clips.remove_clip(library, with_jingle.id, 1)

    library.discard_original(clip.sound)

    assert library.original_path(clip.sound).is_file()
    assert library.undo(with_jingle.id).sheet.edits.clips == (clip,)


def test_a_recording_can_be_a_clip_of_itself(library: Library, episode: Episode) -> None:
    teaser = clips.add_kept_clip(
        library, episode.id, episode.recording.sha256, 0.0, start_s=4.0, end_s=6.0, name="Cuplikan"
    )

    assert teaser.sheet.edits.heard_s(8.0) == 10.0
    assert teaser.sheet.edits.sounds == (episode.recording.sha256,)


def test_a_jingle_is_made_of_files_from_anywhere(jingle: Path, tmp_path: Path) -> None:
    out = tmp_path / "baru" / "Pembuka pendek.wav"

    made = clips.make_jingle(jingle, ClipRecipe(end_s=1.0, fade_out_s=0.2, peak_dbtp=-3.0), out, no_step)

    assert made.duration_s == 1.0
    assert out.stat().st_size == 44 + 48000 * 4


@pytest.mark.parametrize(
    ("out", "recipe"),
    [
        ("jingle.mp3", ClipRecipe()),
        ("Pembuka.wav", ClipRecipe()),
        ("jingle.wav", ClipRecipe(peak_dbtp=1.0)),
        ("jingle.wav", ClipRecipe(loudness_lufs=3.0)),
    ],
)
def test_a_jingle_that_would_do_harm_is_refused(jingle: Path, out: str, recipe: ClipRecipe) -> None:
    before = jingle.read_bytes()

    with pytest.raises(BadValue):
        clips.make_jingle(jingle, recipe, jingle.with_name(out), no_step)

    assert jingle.read_bytes() == before
    assert list(jingle.parent.iterdir()) == [jingle]
