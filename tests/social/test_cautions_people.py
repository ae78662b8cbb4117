"""Before it goes out: who is quoted, who is called guilty, what readers will not see, and one click that mends it."""

import pytest

from radiodesk.social.caution import Fix, Known, known_of
from radiodesk.social.cautions import cautions, fixed, fixes
from radiodesk.social.networks import NETWORKS
from radiodesk.social.sayings import Saying
from tests.social.programmes import WITH_TRANSCRIPT

TOLD = Known(
    names=frozenset({"Luh Pertiwi, S.H., M.H."}),
    said=(
        Saying("Setiap warga desa berhak melihat laporan dana desa.", 12.0, "Luh Pertiwi, S.H., M.H."),
        Saying("Mendampingi desa lebih murah daripada menghukum orang.", 60.0, "Luh Pertiwi, S.H., M.H."),
    ),
)


def rules(text: str, known: Known = TOLD, network: str = "facebook") -> list[str]:
    return [caution.rule for caution in cautions(network, text, known)]


@pytest.mark.parametrize(
    "text",
    [
        "“Setiap warga desa berhak melihat laporan dana desa.”",
        "Ada yang berkata begini. “Setiap warga desa berhak melihat laporan dana desa.” Benarkah?",
        "“Setiap warga desa berhak melihat laporan dana desa,” kata seorang warga.",
    ],
)
def test_a_quotation_without_a_name_is_told(text: str) -> None:
    assert rules(text) == ["unnamed-quote"]


@pytest.mark.parametrize(
    "text",
    [
        "“Setiap warga desa berhak melihat laporan dana desa.” — Luh Pertiwi, S.H., M.H.",
        "“Setiap warga desa berhak melihat laporan dana desa,” kata Luh Pertiwi.",
        "“Setiap warga desa berhak melihat laporan dana desa,” kata jaksa Luh Pertiwi.",
        "“Setiap warga desa berhak melihat laporan dana desa,” ujarnya.",
        "Luh Pertiwi: “Setiap warga desa berhak melihat laporan dana desa.”",
        "Kata Luh Pertiwi, S.H., M.H.:\n“Setiap warga desa berhak melihat laporan dana desa.”",
        'Menurut Luh Pertiwi, "Setiap warga desa berhak melihat laporan dana desa."',
        "Dengarkan “Jaksa Menyapa Warga Desa Sejahtera” malam ini.",
        "Istilah “keadilan restoratif” itu apa?",
    ],
)
def test_a_speaker_beside_it_a_title_or_a_term_is_enough(text: str) -> None:
    assert rules(text) == []


def test_words_that_were_not_said_are_told() -> None:
    (caution,) = cautions("facebook", "Kata Luh Pertiwi: “Setiap warga desa boleh membawa pulang dana desa.”", TOLD)

    assert caution.rule == "unsaid-quote"
    assert "Setiap warga desa boleh membawa" in caution.sentence()


def test_a_cut_in_a_quotation_is_no_lie_and_marks_are_no_words() -> None:
    assert rules("Kata Luh Pertiwi: “Setiap warga desa … melihat laporan dana desa!”") == []
    assert rules("Kata Luh Pertiwi: “setiap warga [...] melihat laporan dana desa”") == []


def test_without_a_transcript_nobody_can_tell() -> None:
    assert rules("Kata Luh Pertiwi: “Setiap warga desa boleh membawa pulang.”", Known()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pelaku pencurian itu ditangkap kemarin.",
        "Polisi menangkap pelaku di pasar.",
        "Pelaku berinisial AB ada di rutan.",
        "Ia terbukti bersalah mencuri.",
        "Para koruptor itu disidang.".replace("Para koruptor", "Koruptor"),
    ],
)
def test_nobody_is_guilty_before_a_verdict(text: str) -> None:
    assert "guilt" in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Terduga pelaku ditangkap kemarin.",
        "Hakim menjatuhkan vonis: ia terbukti bersalah.",
        "Pelaku usaha dijerat pajak.",
        "Korban dan pelaku bisa berdamai bila syaratnya terpenuhi.",
        "Tersangka ditahan dua puluh hari.",
    ],
)
def test_suspects_verdicts_and_talk_about_the_law_are_fine(text: str) -> None:
    assert rules(text) == []


def test_a_first_line_that_feeds_cut_is_told() -> None:
    long = "Kejaksaan negeri bersama radio mengadakan acara dialog tentang dana desa " * 2
    assert rules(f"{long.strip()}\n\nBadan.") == ["long-first-line"]
    assert rules(f"Pendek.\n\n{long.strip()}.") == []
    assert rules(long.strip()) == []


def test_more_hashtags_than_help_are_told_and_more_than_it_takes_too() -> None:
    assert rules("#Satu #Dua #Tiga") == ["many-hashtags"]
    assert rules("#Satu #Dua", network="x") == ["many-hashtags"]
    assert rules("#A1 #B2 #C3 #D4 #E5 #F6", network="instagram") == ["too-many-hashtags"]


def test_a_post_leads_somewhere_where_there_is_something() -> None:
    known = Known(link="https://contoh.example/e/1")

    assert rules("Dana desa milik siapa?", known) == ["no-link"]
    assert rules("Dana desa: https://contoh.example/e/1", known) == []
    assert rules("Dana desa milik siapa?", known, "instagram") == ["no-call"]
    assert rules("Dana desa. Tautan di bio.", known, "instagram") == []
    assert rules("Dana desa milik siapa?", Known()) == []


def test_one_click_mends_and_all_of_them_together() -> None:
    text = "Resiko ,hokum di publikasikan didepan umum."
    (first, *_others) = fixes("facebook", text)

    assert first == Fix(0, 6, "Risiko")
    assert fixed(text, (first,)) == "Risiko ,hokum di publikasikan didepan umum."
    assert fixed(text, fixes("facebook", text)) == "Risiko, hukum dipublikasikan di depan umum."


def test_an_accidental_link_is_mended_once() -> None:
    text = "Hak setiap korban.Ke depan sidang"

    assert [caution.rule for caution in cautions("x", text)] == ["accidental-link"]
    assert fixed(text, fixes("x", text)) == "Hak setiap korban. Ke depan sidang"


def test_names_of_the_episode_are_never_mended() -> None:
    known = Known(names=frozenset({"Hokum Resiko, SH., MH"}))

    assert "Hokum Resiko" in fixed("Hokum Resiko, SH., MH hadir.", fixes("x", "Hokum Resiko, SH., MH hadir.", known))


def test_english_programmes_get_their_typography_only() -> None:
    known = Known(language="en-GB")

    assert [each.rule for each in cautions("x", "The resiko ,they said.", known)] == ["space-before-mark"]


def test_a_draft_brings_along_what_it_is_judged_by() -> None:
    known = known_of(WITH_TRANSCRIPT)

    assert {"Luh Pertiwi, S.H., M.H.", "Komang Contoh", "Jaksa Menyapa", "Radio Contoh"} <= known.names
    assert (known.language, known.link, known.said) == ("id", WITH_TRANSCRIPT.link, WITH_TRANSCRIPT.said)


@pytest.mark.parametrize("network", NETWORKS)
def test_hostile_text_keeps_nobody_waiting(network: str) -> None:
    for text in ("“" * 3000, '"' * 3000, "pelaku " * 2000, "Aa " * 3000, "kata “a b c d e f” " * 300, "#" * 3000):
        cautions(network, text, TOLD)
