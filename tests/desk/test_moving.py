"""A stretch is moved, a split set, and words of one episode are put into another."""

import pytest

from radiodesk.audio.analysis import Analysis
from radiodesk.desk import clips, sheets
from radiodesk.desk.imports import import_recording
from radiodesk.desk.material import known_material, material_of
from radiodesk.desk.measuring import loudness_line
from radiodesk.desk.pasting import copied, paste
from radiodesk.desk.rendering import chapters_heard, render_episode
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.clips import OWN
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue
from radiodesk.model.sound import PRESETS


def test_a_moved_stretch_is_measured_named_and_rendered(library: Library, episode: Episode) -> None:
    sheets.add_chapter(library, episode.id, Chapter(1.5, "Jawaban"))
    before = loudness_line(library, episode)

    moved = sheets.move_segment(library, episode.id, Span(1, 2), 6)

    assert library.history(moved.id)[-1].label == "Move 0:00:01.000–0:00:02.000 to 0:00:06.000"
    assert moved.sheet.edits.heard_s(8.0) == pytest.approx(8.0)
    assert [chapter.start_s for chapter in chapters_heard(moved)] == [pytest.approx(5.5, abs=0.0131)]  # half a frame
    assert loudness_line(library, moved).integrated_lufs == pytest.approx(before.integrated_lufs, abs=0.3)
    finished = render_episode(library, moved, PRESETS["voice"], no_step)
    assert finished.duration_s == pytest.approx(8.0, abs=0.1)
    assert library.undo(moved.id).sheet.edits == EditList()


def test_a_moved_stretch_that_is_taken_out_is_at_home_again(library: Library, episode: Episode) -> None:
    moved = sheets.move_segment(library, episode.id, Span(1, 2), 6)

    assert clips.remove_clip(library, moved.id, 1).sheet.edits == EditList()


def test_a_split_renders_nothing_anew(library: Library, episode: Episode) -> None:
    made = render_episode(library, episode, PRESETS["voice"], no_step)

    split = sheets.split(library, episode.id, 3.0)

    assert split.sheet.edits.splits == (3.0,)
    assert render_episode(library, split, PRESETS["voice"], no_step) == made


def test_a_split_behind_the_end_is_refused(library: Library, episode: Episode) -> None:
    with pytest.raises(BadValue):
        sheets.split(library, episode.id, 9.0)


def test_what_is_pasted_sounds_as_it_was_copied_without_what_was_cut(library: Library, episode: Episode) -> None:
    sheets.cut(library, episode.id, Span(2, 3))
    edited = sheets.adjust_gain(library, episode.id, Span(4, 8), -6.0)

    pasted = paste(library, episode.id, copied(edited, Span(1, 5)), 0.0)

    there = [(clip.at_s, clip.start_s, clip.end_s, clip.gain_db) for clip in pasted.sheet.edits.clips]
    assert there == [(0.0, 1.0, 2.0, 0.0), (0.0, 3.0, 4.0, 0.0), (0.0, 4.0, 5.0, -6.0)]
    assert library.history(pasted.id)[-1].label == "Paste 0:03 of “Damai tanpa sidang”"
    assert known_material(library, pasted) is not None


def test_words_go_into_another_episode(library: Library, with_jingle: Episode, jingle: object) -> None:
    other = import_recording(library, jingle, no_step)  # type: ignore[arg-type]

    pasted = paste(library, other.id, copied(with_jingle, Span(0.5, 2)), 1.0)

    (clip,) = pasted.sheet.edits.clips
    assert (clip.sound, clip.duration_s) == (with_jingle.recording.sha256, 1.5)
    assert render_episode(library, pasted, PRESETS["voice"], no_step).duration_s == pytest.approx(3.5, abs=0.1)


def test_moved_words_are_copied_too_and_cut_ones_are_not(library: Library, episode: Episode) -> None:
    moved = sheets.move_segment(library, episode.id, Span(1, 2), 6)

    assert [(piece.start_s, piece.end_s) for piece in copied(moved, Span(0.5, 3)).pieces] == [(0.5, 1), (1, 2), (2, 3)]
    assert moved.sheet.edits.clips[0].sound == OWN


def test_a_copy_within_the_episode_is_cleaned_up_like_the_rest(library: Library, episode: Episode) -> None:
    sheets.set_clean_up(library, episode.id, CleanUp(rumble=1.0))
    pasted = paste(library, episode.id, copied(episode, Span(1, 2)), 6.0)

    (sound,) = material_of(library, pasted, no_step).sounds

    assert Analysis.open(sound.sidecar).header.cleaning is not None
