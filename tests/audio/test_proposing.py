"""What is proposed for a recording: checked by its times, on sound whose pauses, silences and levels are known."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.proposing.ends import AIR_AFTER_S, AIR_BEFORE_S, trim_ends
from radiodesk.audio.proposing.levels import level_speakers
from radiodesk.audio.proposing.pauses import shorten_pauses
from radiodesk.audio.proposing.silences import long_silences
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from tests.audio.makers import Sound, music, silence, speech, write_wav

RATE = 16000
NEAR_S = 0.06
AS_RECORDED = EditList()


def said(seconds: float, seed: int = 3, level_db: float = -22.0) -> Sound:
    """Speech that is heard from its first moment to its last."""
    sound = speech(seconds, RATE, seed, level_db)
    edge = round(0.2 * RATE)
    sound[:, :edge] = sound[:, -edge:] = 0.7 * 10 ** (level_db / 20) * np.sin(np.arange(edge) * 0.2)
    return sound


def quiet(seconds: float) -> Sound:
    return silence(seconds, RATE, 1)


def tune(seconds: float) -> Sound:
    return music(seconds, RATE).mean(axis=0, keepdims=True)


def analysed(folder: Path, *parts: Sound, room_db: float = -65.0) -> Analysis:
    """The parts one after another in a room that is never silent."""
    sound = np.concatenate(parts, axis=1)
    sound = sound + np.random.default_rng(7).standard_normal(sound.shape) * 10 ** (room_db / 20)
    return analyse(write_wav(folder / "recording.wav", sound, RATE), folder / "recording.rda", no_step)


def near(span: tuple[float, float]) -> object:
    return pytest.approx(span, abs=NEAR_S)


@pytest.mark.parametrize("room_db", [-90.0, -45.0])
def test_the_ends_are_trimmed_up_to_a_little_air(tmp_path: Path, room_db: float) -> None:
    start, end = trim_ends(analysed(tmp_path, quiet(2), said(6), quiet(3), room_db=room_db), AS_RECORDED)

    assert start.span == near((0.0, 2.0 - AIR_BEFORE_S))
    assert end.span == near((8.0 + AIR_AFTER_S, 11.0))
    assert start.saved_s == pytest.approx(1.7, abs=NEAR_S)
    assert start.reason() == "1.7 s of silence before the first sound"


def test_an_opening_is_no_end_to_be_trimmed(tmp_path: Path) -> None:
    assert trim_ends(analysed(tmp_path, tune(3), said(6), tune(3)), AS_RECORDED) == ()


def test_a_knock_does_not_count_as_the_beginning(tmp_path: Path) -> None:
    knock = quiet(1)
    knock[:, 7000:7300] = 0.3

    (start,) = trim_ends(analysed(tmp_path, knock, quiet(2), said(6)), AS_RECORDED)

    assert start.span == near((0.0, 3.0 - AIR_BEFORE_S))


def test_where_there_is_only_silence_nothing_is_trimmed(tmp_path: Path) -> None:
    assert trim_ends(analysed(tmp_path, quiet(5), room_db=-120.0), AS_RECORDED) == ()


@pytest.mark.parametrize("room_db", [-90.0, -40.0])
def test_long_pauses_of_speech_are_shortened_in_their_middle(tmp_path: Path, room_db: float) -> None:
    analysis = analysed(
        tmp_path, said(5), quiet(1.5), said(5, 4), quiet(0.7), said(5, 5), quiet(2.5), said(5, 6), room_db=room_db
    )

    first, second = shorten_pauses(analysis, AS_RECORDED)

    assert first.span == near((5.25, 6.25))
    assert second.span == near((17.45, 19.45))
    assert first.saved_s == pytest.approx(1.0, abs=NEAR_S)
    assert first.reason() == "a pause of 1.5 s becomes 0.5 s"


def test_what_a_long_pause_is_and_what_it_becomes_can_be_chosen(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, said(5), quiet(1.5), said(5, 4), quiet(0.7), said(5, 5))

    proposals = shorten_pauses(analysis, AS_RECORDED, longest_s=0.6, rest_s=0.3)

    assert [proposal.span for proposal in proposals] == [near((5.15, 6.35)), near((11.65, 12.05))]


def test_a_pause_of_music_is_not_touched(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, said(5), quiet(1.5), tune(6), quiet(1.5), tune(6), quiet(1.5), said(5, 4))

    assert shorten_pauses(analysis, AS_RECORDED) == ()


def test_words_are_whole_after_all_is_accepted(tmp_path: Path) -> None:
    """The complaint about others: silences shortened so that syllables went with them."""
    parts = (said(4), quiet(1.2), said(4, 4, -34.0), quiet(1.2), said(4, 5))
    analysis = analysed(tmp_path, *parts, room_db=-60.0)

    proposals = shorten_pauses(analysis, AS_RECORDED)

    assert len(proposals) == 2
    spoken = [(0.0, 4.0), (5.2, 9.2), (10.4, 14.4)]
    for proposal in proposals:
        assert all(proposal.span.end_s < start or proposal.span.start_s > end for start, end in spoken)


def test_a_cut_between_two_short_pauses_makes_one_long_pause(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, said(5), quiet(0.6), said(3, 4), quiet(0.6), said(5, 5))
    edits = EditList().cut(Span(5.3, 8.9))

    (proposal,) = shorten_pauses(analysis, EditList().cut(Span(5.55, 8.65)))

    assert proposal.saved_s == pytest.approx(0.6, abs=NEAR_S)
    assert proposal.done_to(EditList().cut(Span(5.55, 8.65))).cuts == (near((5.25, 8.95)),)
    assert shorten_pauses(analysis, edits) == ()


def test_what_was_accepted_is_not_proposed_again(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, quiet(2), said(5), quiet(1.5), said(5, 4, -34.0), quiet(5), said(5, 5), quiet(2))
    finders = (trim_ends, shorten_pauses, long_silences, level_speakers)
    for find in finders:
        edits = AS_RECORDED
        for proposal in find(analysis, edits):
            edits = proposal.done_to(edits)
        assert edits != AS_RECORDED, find
        assert find(analysis, edits) == (), find


def test_where_another_sound_is_heard_there_is_no_silence(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, said(5), quiet(4), said(5, 4))
    edits = EditList(clips=(Clip("a" * 64, 5.5, 0.0, 3.0, "overlay"),))

    assert shorten_pauses(analysis, edits) == ()
    assert long_silences(analysis, edits) == ()


def test_dead_air_becomes_a_second(tmp_path: Path) -> None:
    (proposal,) = long_silences(analysed(tmp_path, said(5), quiet(8), said(5, 4), quiet(2), tune(4)), AS_RECORDED)

    assert proposal.span == near((5.5, 12.5))
    assert proposal.reason() == "8.0 s of silence become 1.0 s"


def test_sound_that_dropped_out_goes_entirely(tmp_path: Path) -> None:
    sound = np.concatenate([said(12), quiet(2), said(4, 4)], axis=1)
    sound = sound + np.random.default_rng(7).standard_normal(sound.shape) * 10 ** (-60 / 20)
    sound[:, 5 * RATE : round(5.4 * RATE)] = 0.0
    sound[:, 5 * RATE - 800 : 5 * RATE] = 0.1 * np.sin(np.arange(800) * 0.2)
    analysis = analyse(write_wav(tmp_path / "recording.wav", sound, RATE), tmp_path / "recording.rda", no_step)

    (proposal,) = long_silences(analysis, AS_RECORDED)

    assert proposal.span == pytest.approx((5.0, 5.4), abs=0.02)
    assert proposal.reason() == "the sound drops out for 0.4 s"


def test_a_voice_that_is_too_soft_is_raised_from_pause_to_pause(tmp_path: Path) -> None:
    analysis = analysed(
        tmp_path, said(8), quiet(0.5), said(6, 4, -29.0), quiet(0.5), said(8, 5), quiet(0.5), said(5, 6, -16.0)
    )

    soft, loud = level_speakers(analysis, AS_RECORDED)

    assert soft.span == near((8.25, 14.75))
    assert soft.gain_db == pytest.approx(7.0, abs=1.0)
    assert loud.span == near((23.25, 28.5))
    assert loud.gain_db == pytest.approx(-6.0, abs=1.0)
    assert "softer than most speech" in soft.reason()
    assert soft.done_to(AS_RECORDED).gains == ((*soft.span, soft.gain_db),)


def test_a_voice_is_never_raised_by_more_than_9_db(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, said(8), quiet(0.5), said(6, 4, -38.0), quiet(0.5), said(8, 5), room_db=-80.0)

    (proposal,) = level_speakers(analysis, AS_RECORDED)

    assert proposal.gain_db == 9.0


def test_one_loud_word_and_music_are_left_alone(tmp_path: Path) -> None:
    analysis = analysed(
        tmp_path, said(8), quiet(0.5), said(0.8, 4, -16.0), quiet(0.5), said(8, 5), quiet(0.5), 3 * tune(6)
    )

    assert level_speakers(analysis, AS_RECORDED) == ()


def test_an_episode_that_is_cut_down_to_nearly_nothing_is_no_trouble(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, said(5), quiet(2), said(5))
    edits = EditList().cut(Span(0.0, 11.95))

    for find in (trim_ends, shorten_pauses, long_silences, level_speakers):
        assert find(analysis, edits) == ()
