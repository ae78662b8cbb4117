"""Corrections keep the times: what is spelt otherwise is said when it was said."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.transcripts.correcting import corrected, renamed, with_cue

WORDS = (Word("Selamat", 0.0, 0.5), Word("pagi", 0.5, 1.0), Word("pak", 1.4, 1.8), Word("Jaksa", 2.0, 3.0))
CUE = Cue(0.0, 3.0, "Selamat pagi pak Jaksa", "Dewi", WORDS)


def times(text: str) -> dict[str, tuple[float, float]]:
    return {word.text: (word.start_s, word.end_s) for word in corrected(CUE, text).words}


def test_a_word_that_is_spelt_otherwise_keeps_its_time() -> None:
    assert times("Selamat pagi Pak Jaksa.") == {
        "Selamat": (0.0, 0.5), "pagi": (0.5, 1.0), "Pak": (1.4, 1.8), "Jaksa.": (2.0, 3.0),
    }  # fmt: skip


def test_two_words_that_become_one_give_it_their_time() -> None:
    assert times("Selamat pagi pakJaksa")["pakJaksa"] == (1.4, 3.0)


def test_one_word_that_becomes_two_shares_its_time() -> None:
    told = times("Selamat pagi pak Jak sa")

    assert (told["Jak"][0], told["sa"][1]) == (2.0, 3.0)
    assert told["Jak"][1] == told["sa"][0]


def test_a_new_word_takes_the_pause_in_which_it_stands() -> None:
    assert times("Selamat pagi juga pak Jaksa")["juga"] == (1.0, 1.4)


def test_a_new_word_without_a_pause_takes_half_of_the_one_before() -> None:
    told = times("Selamat di pagi pak Jaksa")

    assert (told["Selamat"], told["di"], told["pagi"]) == ((0.0, 0.25), (0.25, 0.5), (0.5, 1.0))


def test_a_word_that_is_taken_out_leaves_the_others_where_they_were() -> None:
    assert times("Selamat pak Jaksa") == {"Selamat": (0.0, 0.5), "pak": (1.4, 1.8), "Jaksa": (2.0, 3.0)}


def test_without_word_times_the_cue_keeps_its_own() -> None:
    assert corrected(Cue(1.0, 2.0, "halo"), " Halo,\n Palu ") == Cue(1.0, 2.0, "Halo, Palu")


def test_a_cue_without_words_falls_out() -> None:
    both = Transcript((CUE, Cue(3.0, 4.0, "Terima kasih")))

    assert with_cue(both, 0, corrected(CUE, " ")).cues == both.cues[1:]


def test_a_speaker_is_renamed_everywhere() -> None:
    both = Transcript((CUE, Cue(3.0, 4.0, "Ya", "Budi"), CUE))

    speakers = [cue.speaker for cue in renamed(both, "Dewi", " Dewi  Lestari").cues]

    assert speakers == ["Dewi Lestari", "Budi", "Dewi Lestari"]


@given(st.lists(st.sampled_from(["Selamat", "pagi", "pak", "Jaksa", "baru", "lain"]), max_size=8))
def test_whatever_is_written_time_runs_forwards_inside_the_cue(texts: list[str]) -> None:
    cue = corrected(CUE, " ".join(texts))

    assert [word.text for word in cue.words] == texts
    edges = [edge for word in cue.words for edge in (word.start_s, word.end_s)]
    assert all(before <= after for before, after in pairwise([0.0, *edges, 3.0]))
