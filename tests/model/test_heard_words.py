"""A transcript follows the edits: cut words fall out, what is put in pushes back, what was moved brings its words."""

from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.clips import OWN, Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.heard_words import heard_transcript
from radiodesk.model.transcript import Cue, Transcript, Word

COUNTED = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh"]
WORDS = tuple(Word(text, at, at + 0.8) for at, text in enumerate(COUNTED))
TIMED = Transcript((Cue(0.0, 3.8, "nol satu dua tiga", "Dewi", WORDS[:4]),
                    Cue(4.0, 7.8, "empat lima enam tujuh", "Budi", WORDS[4:])))  # fmt: skip
PLAIN = Transcript((Cue(0.0, 4.0, "pertama"), Cue(4.0, 8.0, "kedua")))


def told(transcript: Transcript, edits: EditList) -> list[tuple[float, float, str]]:
    return [(cue.start_s, cue.end_s, cue.text) for cue in heard_transcript(transcript, edits, 10.0).cues]


def test_without_edits_all_is_heard_as_it_was_said() -> None:
    assert heard_transcript(TIMED, EditList(), 10.0) == TIMED


def test_words_inside_a_cut_fall_out_and_the_cue_goes_on_over_it() -> None:
    assert told(TIMED, EditList((Span(0.9, 2.9),))) == [(0.0, 1.8, "nol tiga"), (2.0, 5.8, "empat lima enam tujuh")]


def test_the_words_move_with_their_cue() -> None:
    cue = heard_transcript(TIMED, EditList((Span(0.9, 2.9),)), 10.0).cues[0]

    assert cue.words == (Word("nol", 0.0, 0.8), Word("tiga", 1.0, 1.8))


def test_a_cue_that_was_cut_whole_falls_out() -> None:
    assert told(TIMED, EditList((Span(0.0, 4.0),))) == [(0.0, 3.8, "empat lima enam tujuh")]
    assert told(PLAIN, EditList((Span(0.0, 4.0),))) == [(0.0, 4.0, "kedua")]


def test_a_word_of_which_the_smaller_part_is_cut_is_still_heard() -> None:
    assert told(TIMED, EditList((Span(1.5, 4.5),)))[0] == (0.0, 1.5, "nol satu")


def test_what_is_put_in_divides_a_cue_and_pushes_the_rest_back() -> None:
    jingle = EditList(clips=(Clip("a" * 64, at_s=1.9, start_s=0.0, end_s=5.0),))

    assert told(TIMED, jingle) == [(0.0, 1.9, "nol satu"), (6.9, 8.8, "dua tiga"), (9.0, 12.8, "empat lima enam tujuh")]


def test_an_insert_at_the_joint_of_a_cut_comes_before_what_follows() -> None:
    edits = EditList((Span(1.9, 4.0),), clips=(Clip("a" * 64, at_s=3.0, start_s=0.0, end_s=5.0),))

    assert told(TIMED, edits) == [(0.0, 1.9, "nol satu"), (6.9, 10.7, "empat lima enam tujuh")]


def test_a_stretch_that_was_moved_brings_its_words() -> None:
    edits = EditList((Span(0.0, 1.9),), clips=(Clip(OWN, at_s=8.0, start_s=0.0, end_s=1.9),))

    assert told(TIMED, edits) == [(0.0, 1.9, "dua tiga"), (2.1, 5.9, "empat lima enam tujuh"), (6.1, 8.0, "nol satu")]


def test_what_is_repeated_is_said_twice() -> None:
    edits = EditList(clips=(Clip(OWN, at_s=0.0, start_s=0.0, end_s=0.9),))

    assert [text for _start, _end, text in told(TIMED, edits)] == ["nol", "nol satu dua tiga", "empat lima enam tujuh"]


def test_a_cue_without_word_times_stays_whole_while_half_of_it_is_heard() -> None:
    assert told(PLAIN, EditList((Span(1.0, 3.0),))) == [(0.0, 2.0, "pertama"), (2.0, 6.0, "kedua")]
    assert told(PLAIN, EditList((Span(0.5, 3.0),))) == [(1.5, 5.5, "kedua")]


def test_a_cue_without_word_times_is_not_said_twice_around_a_jingle() -> None:
    jingle = EditList(clips=(Clip("a" * 64, at_s=1.0, start_s=0.0, end_s=5.0),))

    assert told(PLAIN, jingle) == [(6.0, 9.0, "pertama"), (9.0, 13.0, "kedua")]


def test_cues_that_lie_over_each_other_each_follow_the_edits() -> None:
    both = Transcript((Cue(0.0, 8.0, "panjang"), Cue(1.0, 2.0, "pendek")))

    assert told(both, EditList((Span(0.0, 1.0),))) == [(0.0, 1.0, "pendek"), (0.0, 7.0, "panjang")]


SPANS = st.tuples(st.integers(0, 99), st.integers(1, 20)).map(lambda at: Span(at[0] / 10, (at[0] + at[1]) / 10))
CLIPS = st.tuples(st.sampled_from(["a" * 64, OWN]), st.integers(0, 100), st.integers(0, 80), st.integers(1, 20)).map(
    lambda it: Clip(it[0], it[1] / 10, it[2] / 10, (it[2] + it[3]) / 10)
)


@given(st.lists(SPANS, max_size=5), st.lists(CLIPS, max_size=4))
def test_stretches_lie_where_the_edit_list_says(cuts: list[Span], clips: list[Clip]) -> None:
    edits = EditList(tuple(cuts), clips=tuple(clips))

    stretches = edits.stretches(10.0)

    for stretch in stretches:
        middle_s = (stretch.end_s - stretch.start_s) / 2
        assert abs(edits.to_recording(stretch.heard_s + middle_s) - (stretch.start_s + middle_s)) < 1e-6
    own_s = sum(stretch.end_s - stretch.start_s for stretch in stretches)
    kept_s = sum(max(min(10.0, b) - a, 0) for a, b in _outside(edits.cuts))
    moved_s = sum(clip.duration_s for clip in edits.moved)
    assert abs(own_s - kept_s - moved_s) < 1e-6


def _outside(cuts: tuple[Span, ...]) -> list[tuple[float, float]]:
    edges = [0.0, *(edge for cut in cuts for edge in cut), 100.0]
    return list(zip(edges[::2], edges[1::2], strict=True))
