"""Indonesian sentences, and texts cut where it does not hurt."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.social.sentences import keep_lines, sentences, shorten


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu. Dua? Tiga!", ["Satu.", "Dua?", "Tiga!"]),
        ("Dr. Sari, S.H., M.H. dan tim hadir. Selesai.", ["Dr. Sari, S.H., M.H. dan tim hadir.", "Selesai."]),
        ("Ir. Budi, M.Hum. Menjelaskan itu.", ["Ir. Budi, M.Hum. Menjelaskan itu."]),
        ("Jl. Melati No. 1 ramai. Datanglah.", ["Jl. Melati No. 1 ramai.", "Datanglah."]),
        ("Pukul 14.30 WITA di 93.0 MHz. Simak!", ["Pukul 14.30 WITA di 93.0 MHz.", "Simak!"]),
        ("“Bisa damai?” Ya.", ["“Bisa damai?”", "Ya."]),
        ("Rp1.234.567,00. Lunas.", ["Rp1.234.567,00.", "Lunas."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def at_most(length: int):
    return lambda text: len(text) <= length


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (99, "Damai itu mungkin. Syaratnya tiga, kata jaksa."),
        (30, "Damai itu mungkin."),
        (12, "Damai itu…"),
        (4, "Dam…"),
        (1, ""),
    ],
)
def test_a_text_is_cut_at_sentences_then_words_then_letters(length: int, expected: str) -> None:
    assert shorten("Damai itu mungkin. Syaratnya tiga, kata jaksa.", at_most(length)) == expected


def test_a_comma_does_not_stand_before_the_dots() -> None:
    assert shorten("Satu, dua, tiga", at_most(9)) == "Satu…"


def test_an_address_is_whole_or_gone() -> None:
    text = "Lihat https://contoh.go.id/halaman sekarang juga"

    assert shorten(text, at_most(40)) == "Lihat https://contoh.go.id/halaman …"
    assert shorten(text, at_most(30)) == "Lihat…"
    assert shorten("https://contoh.go.id/halaman", at_most(10)) == ""


@given(st.text(alphabet="e\u0301👨\u200d👩🇮🇩a", min_size=2), st.integers(1, 20))
def test_what_readers_see_as_one_character_is_never_cut(text: str, length: int) -> None:
    word = text.replace(" ", "")
    kept = shorten(word, at_most(length)).removesuffix("…")

    clusters = regex.findall(r"\X", word)
    assert kept in {"".join(clusters[:number]) for number in range(len(clusters) + 1)}


@given(st.text(), st.integers(0, 50))
def test_what_was_shortened_fits_or_is_empty(text: str, length: int) -> None:
    assert len(shorten(text, at_most(length))) <= length


def test_only_whole_lines_are_kept() -> None:
    assert keep_lines("satu\ndua\ntiga", at_most(9)) == "satu\ndua"


def test_a_very_long_text_is_shortened_without_much_ado() -> None:
    assert len(shorten("kata " * 100_000, at_most(500))) <= 500
