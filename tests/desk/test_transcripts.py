"""A transcript at the desk: brought in, corrected, taken out, each a step that can be taken back; written as heard."""

from pathlib import Path

import pytest

from radiodesk.desk.sheets import cut
from radiodesk.desk.transcripts import (
    correction,
    export_transcript,
    heard_words,
    import_transcript,
    remove_transcript,
    renaming,
    set_transcript,
    transcript_file,
)
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, NotATranscript, NoTranscript, OtherTranscript
from radiodesk.model.transcript import Transcript

VTT = """WEBVTT

00:01.000 --> 00:03.000
<v Dewi>Selamat <00:00:02.000>pagi

00:03.000 --> 00:09.000
<v Budi>Pagi <00:00:05.000>Bu <00:00:08.500>Jaksa
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "siaran.vtt").write_text(VTT)
    return tmp_path / "siaran.vtt"


def whole(library: Library, episode: Episode) -> Transcript:
    return library.transcript(library.episode(episode.id).sheet.transcript)


def texts(library: Library, episode: Episode) -> list[str]:
    return [cue.text for cue in library.transcript(episode.sheet.transcript).cues]


def test_what_lies_behind_the_end_of_the_recording_is_left_out(library: Library, episode: Episode, file: Path) -> None:
    imported = import_transcript(library, episode.id, file)

    last = library.transcript(imported.sheet.transcript).cues[-1]
    assert (last.end_s, last.text) == (8.0, "Pagi Bu")


def test_each_change_is_a_step_that_can_be_taken_back(library: Library, episode: Episode, file: Path) -> None:
    import_transcript(library, episode.id, file)
    corrected, label = correction(whole(library, episode), 1, "Pagi, Ibu")
    set_transcript(library, episode.id, corrected, label)
    set_transcript(library, episode.id, *renaming(corrected, "Dewi", "Dewi Lestari"))
    removed = remove_transcript(library, episode.id)

    assert removed.sheet.transcript == ""
    assert library.transcript(library.undo(episode.id).sheet.transcript).cues[0].speaker == "Dewi Lestari"
    library.undo(episode.id)
    assert texts(library, library.undo(episode.id)) == ["Selamat pagi", "Pagi Bu"]
    labels = [step.label for step in library.history(episode.id)][1:]
    assert labels == [
        "Transcript “siaran.vtt”", "Correct “Pagi, Ibu”", "Speaker “Dewi Lestari”", "Transcript removed",
    ]  # fmt: skip


def test_what_is_written_follows_the_edits(library: Library, episode: Episode, file: Path, tmp_path: Path) -> None:
    import_transcript(library, episode.id, file)
    cut(library, episode.id, Span(0.0, 2.0))

    export_transcript(library, episode.id, tmp_path / "keluar.VTT")

    assert (tmp_path / "keluar.VTT").read_text() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:00.989\n<v Dewi>pagi\n\n"
        "00:00:00.989 --> 00:00:05.989\n<v Budi>Pagi Bu\n"
    )  # fmt: skip
    assert [cue.text for cue in heard_words(library, library.episode(episode.id)).cues] == ["pagi", "Pagi Bu"]


def test_an_emptied_transcript_is_none(library: Library, episode: Episode, file: Path) -> None:
    import_transcript(library, episode.id, file)
    corrected, _label = correction(whole(library, episode), 0, "")

    emptied = set_transcript(library, episode.id, *correction(corrected, 0, " "))

    assert emptied.sheet.transcript == ""


def test_the_transcript_of_another_recording_is_refused(library: Library, episode: Episode, tmp_path: Path) -> None:
    (tmp_path / "lain.srt").write_text("1\n00:01:00,000 --> 00:01:01,000\nHalo\n")

    with pytest.raises(OtherTranscript, match=r"0:01:00\.000"):
        import_transcript(library, episode.id, tmp_path / "lain.srt")


def test_problems_are_told_and_change_nothing(library: Library, episode: Episode, tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text("halo")

    with pytest.raises(NotATranscript):
        import_transcript(library, episode.id, tmp_path / "a.vtt")
    with pytest.raises(NoTranscript):
        remove_transcript(library, episode.id)
    with pytest.raises(NoTranscript):
        transcript_file(library, episode, ".vtt")
    with pytest.raises(BadValue):
        export_transcript(library, episode.id, tmp_path / "a.doc")
    assert library.episode(episode.id) == episode
