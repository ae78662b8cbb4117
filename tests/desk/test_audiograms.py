"""Audiograms and the video of an episode: of what is published, kept while they are true."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from radiodesk.desk.attachments import attachments_of
from radiodesk.desk.audiograms import (
    Audiograms,
    Wish,
    heard_span,
    make_audiogram,
    preset_for,
    preview_audiogram,
    words_in,
    write_videos,
)  # fmt: skip
from radiodesk.desk.episode_video import make_video
from radiodesk.desk.imports import import_recording
from radiodesk.desk.made_videos import forget_stale, made_videos, videos_folder
from radiodesk.desk.opening import create_library
from radiodesk.desk.rendering import render_episode
from radiodesk.desk.sheets import change
from radiodesk.desk.transcripts import import_transcript
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.film_problems import BeyondTheEnd, CutAway, TooLongToShow, TooShortToShow
from radiodesk.model.problems import BadValue, Problem
from radiodesk.model.programme import Programme
from radiodesk.model.spans import Span
from tests.audio.films import frames_at, heard, streams
from tests.terminal import write_speech

CUT = EditList(cuts=(Span(2.0, 5.0),))
SPOKEN = (
    "WEBVTT\n\n00:06.000 --> 00:09.000\n<v Dewi Contoh>Denda dibayar lewat bank.\n\n"
    "00:12.000 --> 00:15.000\n<v Maya>Bukan lewat calo.\n"
)


@pytest.fixture(scope="module")
def long_speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_speech(tmp_path_factory.mktemp("sound") / "panjang.wav", 24.0, channels=1)


@pytest.fixture
def long_episode(library: Library, long_speech: Path) -> Episode:
    """Twenty-four seconds of which three are cut; the words are those of the recording."""
    return spoken_episode(library, long_speech)


def spoken_episode(library: Library, recording: Path) -> Episode:
    episode = import_recording(library, recording, no_step, Sheet(title="Tilang tanpa calo"))
    spoken = library.root.parent / "kata.vtt"
    spoken.write_text(SPOKEN)
    import_transcript(library, episode.id, spoken)
    return change(library, episode.id, "Cut", edits=CUT)


WISH = Wish(Span(1.0, 16.0))


class Made(NamedTuple):
    library: Library
    episode: Episode
    audiograms: Audiograms


@pytest.fixture(scope="module")
def made(long_speech: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """An episode whose audiograms were made already; only looked at."""
    programme = Programme("Jaksa Menyapa", "https://contoh.example/radio/")
    with create_library(tmp_path_factory.mktemp("made") / "radio", programme) as library:
        episode = spoken_episode(library, long_speech)
        yield Made(library, episode, make_audiogram(library, episode.id, WISH, ("1:1",), no_step))


def test_an_audiogram_sounds_as_what_is_published(made: Made) -> None:
    path = made.audiograms.videos[0].path

    finished = render_episode(made.library, made.episode, preset_for(made.library, made.episode), no_step)
    own, published = heard(path), heard(finished.path)[48_000 : 16 * 48_000]
    edge = 4_800
    assert len(own) == pytest.approx(15 * 48_000, abs=1024)
    assert np.corrcoef(own[edge : 14 * 48_000], published[edge : 14 * 48_000])[0, 1] > 0.97
    assert np.sqrt((own**2).mean()) == pytest.approx(float(np.sqrt((published**2).mean())), rel=0.05)


def test_beside_it_stand_captions_from_its_own_beginning_and_what_is_said(made: Made) -> None:
    video = made.audiograms.videos[0]

    assert video.captions is not None
    assert "00:00:01.996 --> 00:00:04.996\n<v Dewi Contoh>Denda dibayar" in video.captions.read_text()
    assert made.audiograms.alt == video.alt == "Denda dibayar lewat bank. Bukan lewat calo."
    assert video.poster.read_bytes().startswith(b"\x89PNG")


def test_they_are_found_again_and_offered_to_go_along(made: Made) -> None:
    assert made_videos(made.library, made.episode.id) == made.audiograms.videos
    assert [each.captions for each in attachments_of(made.library, made.episode.id)] == [
        f"posts/videos/{made.episode.id}/audiogram-0.01-0.16-1x1.vtt"
    ]


def test_the_words_change_where_they_are_said(made: Made) -> None:
    silent, still_silent, first, still_first, second = frames_at(made.audiograms.videos[0].path, 30, 45, 60, 100, 230)[
        :, 300:640, 80:1000
    ].astype(int)

    assert np.abs(silent - still_silent).max() < 40
    assert np.abs(still_silent - first).max() > 150
    assert np.abs(first - still_first).max() < 40
    assert np.abs(still_first - second).max() > 150


def test_videos_are_taken_along_with_what_belongs_to_them(made: Made, tmp_path: Path) -> None:
    write_videos(made.audiograms.videos, tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"audiogram-0.01-0.16-1x1{suffix}" for suffix in (".mp4", ".txt", ".vtt")
    ]


def test_it_is_seen_before_it_is_made(library: Library, long_episode: Episode) -> None:
    png = preview_audiogram(library, long_episode.id, WISH, "4:5", 3.0, no_step)

    assert png.startswith(b"\x89PNG")
    assert not videos_folder(library, long_episode.id).exists()


@pytest.mark.parametrize(
    ("wish", "shapes", "problem"),
    [
        (Wish(Span(0.0, 14.9)), ("1:1",), TooShortToShow),
        (Wish(Span(1.0, 30.0)), ("1:1",), BeyondTheEnd),
        (Wish(Span(-1.0, 15.0)), ("1:1",), BeyondTheEnd),
        (Wish(Span(0.0, 16.0)), ("3:2",), BadValue),
        (Wish(Span(0.0, 16.0), "neon"), ("1:1",), BadValue),
    ],
)
def test_what_cannot_be_made_is_said_before_anything_is_done(
    library: Library, long_episode: Episode, wish: Wish, shapes: tuple[str, ...], problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        make_audiogram(library, long_episode.id, wish, shapes, no_step)

    assert not videos_folder(library, long_episode.id).exists()


def test_more_than_ninety_seconds_are_refused(library: Library, tmp_path: Path) -> None:
    episode = import_recording(library, write_speech(tmp_path / "a.wav", 95.0, channels=1), no_step, Sheet(title="A"))

    with pytest.raises(TooLongToShow, match="90"):
        make_audiogram(library, episode.id, Wish(Span(0.0, 91.0)), ("1:1",), no_step)


def test_a_selection_is_told_at_the_times_of_the_episode(long_episode: Episode, library: Library) -> None:
    assert heard_span(long_episode, Span(1.0, 8.0)) == Span(1.0, 4.996)
    assert words_in(library, long_episode, Span(2.0, 8.0)) == "Denda dibayar lewat bank."
    with pytest.raises(CutAway):
        heard_span(long_episode, Span(2.5, 4.5))


def test_they_are_forgotten_when_what_they_show_is_another(library: Library, long_episode: Episode) -> None:
    make_audiogram(library, long_episode.id, WISH, ("1:1",), no_step)

    change(library, long_episode.id, "Notes", notes="Untuk pendengar")
    assert len(made_videos(library, long_episode.id)) == 1

    change(library, long_episode.id, "Title", title="Denda lewat bank")
    assert made_videos(library, long_episode.id) == ()
    assert attachments_of(library, long_episode.id) == ()
    forget_stale(library, long_episode.id)
    assert not list(videos_folder(library, long_episode.id).iterdir())


def test_without_captions_the_title_is_shown(library: Library, long_episode: Episode) -> None:
    wishes = (WISH, Wish(WISH.span, has_captions=False), Wish(WISH.span, "paper"))

    shown = {preview_audiogram(library, long_episode.id, each, "1:1", 3.0, no_step) for each in wishes}

    assert len(shown) == 3


def stopping(share: float) -> Callable[[float, float], None]:
    def step(done: float, total: float, /) -> None:
        if done >= share * total:
            raise Cancelled

    return step


@pytest.mark.parametrize("share", [0.1, 0.6])
def test_whoever_is_stopped_leaves_nothing_half(library: Library, long_episode: Episode, share: float) -> None:
    with pytest.raises(Cancelled):
        make_audiogram(library, long_episode.id, WISH, ("1:1",), stopping(share))

    folder = videos_folder(library, long_episode.id)
    assert made_videos(library, long_episode.id) == ()
    assert not folder.exists() or not list(folder.iterdir())


def test_the_whole_episode_is_one_picture_for_as_long_as_it_lasts(library: Library, long_episode: Episode) -> None:
    made = make_video(library, long_episode.id, no_step)

    found = streams(made.path)
    assert (found["video"]["width"], found["video"]["height"], found["audio"]["codec_name"]) == (1920, 1080, "aac")
    assert float(found["audio"]["duration"]) == pytest.approx(21.0, abs=0.01)
    assert float(found["video"]["duration"]) == pytest.approx(21.0, abs=0.11)
    assert made.captions is not None
    assert "00:00:02.996" in made.captions.read_text()
    assert made_videos(library, long_episode.id) == (made,)
