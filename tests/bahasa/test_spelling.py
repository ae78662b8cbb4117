"""What a hurried desk writes is told, what is right is left alone, and no name is ever changed."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.bahasa.spelling import Finding, mended, spelling, typography
from radiodesk.bahasa.spelling_words import FOREIGN, JUMBLED, NON_STANDARD
from tests.bahasa.spelling_texts import CLEAN, HURRIED

MARKED = regex.compile(r"\{([^|}]*)\|([^}]*)\}")


def as_it_stands(marked: str) -> str:
    return MARKED.sub(lambda found: found[1], marked)


def as_it_should_be(marked: str) -> str:
    return MARKED.sub(lambda found: found[2] or found[1], marked)


def slips(marked: str) -> list[tuple[int, int, str]]:
    """Start, end and words of every slip in the text as it stands."""
    found, lost = [], 0
    for mark in MARKED.finditer(marked):
        start = mark.start() - lost
        if mark[1] != mark[2]:
            found.append((start, start + len(mark[1]), mark[1]))
        lost += len(mark[0]) - len(mark[1])
    return found


def rules(text: str, names: tuple[str, ...] = ()) -> list[str]:
    return [finding.rule for finding in spelling(text, names)]


def test_a_hurried_report_has_more_than_ninety_slips_and_all_are_found() -> None:
    findings = spelling(as_it_stands(HURRIED))

    assert len(slips(HURRIED)) >= 90
    missed = [
        words for start, end, words in slips(HURRIED) if not any(f.start < end and start < f.end for f in findings)
    ]
    assert missed == []


def test_nothing_else_in_it_is_told() -> None:
    marked = slips(HURRIED)
    text = as_it_stands(HURRIED)

    needless = [
        text[f.start : f.end] for f in spelling(text) if not any(s < f.end and f.start < e for s, e, _ in marked)
    ]
    assert needless == []


def test_all_fixes_together_make_the_report_as_it_should_be() -> None:
    text = as_it_stands(HURRIED)

    assert mended(text, spelling(text)) == as_it_should_be(HURRIED)


def test_sixty_right_sentences_give_no_cause() -> None:
    assert len(CLEAN.splitlines()) >= 60
    for line in CLEAN.splitlines():
        assert [(f.rule, f.found) for f in spelling(line)] == [], line
    assert spelling(CLEAN) == ()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("hokum", "hukum"),
        ("kominukasi", "komunikasi"),
        ("websaite", "situs web"),
        ("truus", "trust"),
        ("truss", "trust"),
        ("niali", "nilai"),
        ("resikonya", "risikonya"),
        ("Resiko itu besar", "Risiko itu besar"),
        ("di publikasikan", "dipublikasikan"),
        ("Di publikasikan", "Dipublikasikan"),
        ("didepan", "di depan"),
        ("kedepannya", "ke depannya"),
        ("Rp. 500", "Rp500"),
        ("Rp 2.500.000,-", "Rp2.500.000,00"),
        ("Rp2500000.50", "Rp2.500.000,50"),
        ("pukul 9:05 WIT", "pukul 9.05 WIT"),
        ("pukul 10.00 wita", "pukul 10.00 WITA"),
        ("12 Pebruari 2026", "12 Februari 2026"),
        ("12 october 2026", "12 Oktober 2026"),
        ("Selasa (23/11/2026)", "Senin (23/11/2026)"),
        ("Raka Pratama SH, MH", "Raka Pratama, S.H., M.H."),
        ("Raka Pratama, S.H.,M.H.", "Raka Pratama, S.H., M.H."),
        ("Dewi, SE., MM., MH", "Dewi, S.E., M.M., M.H."),
        ("restorative justice", "keadilan restoratif"),
        ("kata “dia", "kata “dia"),
        ('“satu” dan "dua"', "“satu” dan “dua”"),
        ("tanya?Jawab!Ya", "tanya? Jawab! Ya"),
    ],
)
def test_one_click_makes_it_right(text: str, right: str) -> None:
    assert mended(text, spelling(text)) == right


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bidang Inetelijen hadir", "spelling"),
        ("Kami bertemu Kepala Pusat Penerangan Hokum", "spelling"),
        ("kata “dia", "unbalanced"),
        ("(lihat Pasal 5", "unbalanced"),
        ("SELURUH PEGAWAI WAJIB HADIR", "capitals"),
        ("pukul 10.00 di aula", "missing-zone"),
        ("31 Februari 2026", "impossible-date"),
    ],
)
def test_some_things_a_person_must_think_about(text: str, rule: str) -> None:
    assert [(finding.rule, finding.fix) for finding in spelling(text)] == [(rule, None)]


@pytest.mark.parametrize("word", ["Resiko", "Hokum", "Praktek", "Propinsi", "Antri", "Ijin"])
def test_a_word_with_a_capital_inside_a_sentence_may_be_a_name(word: str) -> None:
    assert all(finding.fix is None for finding in spelling(f"Kami bertemu {word} kemarin."))


def test_names_that_are_known_are_right_also_where_a_sentence_begins() -> None:
    text = "Hokum datang. Jaman juga. Di situ ada radio resiko."

    assert mended(text, spelling(text, ("Hokum", "Jaman", "radio resiko"))) == text


def test_addresses_are_no_prose() -> None:
    text = "https://a.example/resiko,hokum www.hokum.id hokum@resiko.example #hokum @hokum hokum.com"

    assert spelling(text) == ()


def test_other_languages_get_their_typography_only() -> None:
    text = "The resiko is real ,they said.And  so on"

    assert [finding.rule for finding in typography(text)] == ["space-before-mark", "missing-space", "double-space"]


def test_a_finding_tells_what_and_how() -> None:
    (finding,) = spelling("Ada resiko.")

    assert finding == Finding("spelling", 4, 10, "“{found}” is written “{fix}”.", "resiko", "risiko")
    assert finding.sentence() == "“resiko” is written “risiko”."


def test_the_tables_never_correct_what_they_recommend() -> None:
    recommended = {*NON_STANDARD.values(), *JUMBLED.values(), *FOREIGN.values()}

    assert not recommended & {*NON_STANDARD, *JUMBLED}
    assert not set(NON_STANDARD) & set(JUMBLED)
    assert len(NON_STANDARD) + len(JUMBLED) > 500
    for right in recommended:
        assert spelling(right) == (), right


@given(st.text(st.sampled_from('di ke(.,;:!?)"“”Rp1: AB\nresiko'), max_size=80))
def test_whatever_the_text_fixes_can_be_made_at_once_and_end(text: str) -> None:
    for _ in range(12):
        findings = spelling(text)
        assert all(0 <= f.start < f.end <= len(text) for f in findings)
        assert all(a.end <= b.start for a, b in pairwise(findings))
        better = mended(text, findings)
        if better == text:
            return
        text = better
    raise AssertionError(text)


def test_a_text_as_long_as_a_book_is_read_in_part() -> None:
    assert spelling("resiko " * 100_000)[-1].end < 21_000
