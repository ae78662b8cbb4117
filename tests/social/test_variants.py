"""Three variants of each post, on programmes with and without a transcript: each reads well, and nobody is exposed."""

from collections import Counter
from dataclasses import replace

import pytest

from radiodesk.model.question import Question
from radiodesk.social.angles import ANGLES
from radiodesk.social.cautions import cautions
from radiodesk.social.drafts import Draft, PostFacts, draft_posts
from radiodesk.social.networks import NETWORKS
from radiodesk.social.privacy import private_parts
from radiodesk.social.sayings import Saying
from radiodesk.social.sentences import sentences
from tests.social.programmes import IN_ENGLISH, WITH_TRANSCRIPT, WITHOUT_TRANSCRIPT

PROGRAMMES = {"transcript": WITH_TRANSCRIPT, "summary": WITHOUT_TRANSCRIPT, "english": IN_ENGLISH}


def variants(facts: PostFacts) -> list[Draft]:
    return [draft for angle in ANGLES for draft in draft_posts(facts, angle=angle)]


def of(facts: PostFacts, network: str, angle: str) -> Draft:
    return draft_posts(facts, [network], angle)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("facts", PROGRAMMES.values(), ids=PROGRAMMES)
def test_nothing_is_said_twice_and_nobody_is_exposed(facts: PostFacts) -> None:
    for draft in variants(facts):
        told = Counter(sentence for line in draft.text.splitlines() for sentence in sentences(line))
        assert max(told.values()) == 1, draft.text
        assert private_parts(draft.text) == (), draft.text


@pytest.mark.parametrize("facts", PROGRAMMES.values(), ids=PROGRAMMES)
def test_our_own_drafts_pass_our_own_checks(facts: PostFacts) -> None:
    for draft in variants(facts):
        assert [each.sentence() for each in cautions(draft.network, draft.text, draft.known)] == [], draft.text


def test_without_a_summary_the_body_is_what_was_said_under_the_name_of_who_said_it() -> None:
    text = of(WITH_TRANSCRIPT, "facebook", "question").text

    assert text.startswith(
        "Dana Desa: Milik Siapa?\n\n"
        "Kata Luh Pertiwi, S.H., M.H.:\n"
        "“Setiap warga desa berhak melihat rencana dan laporan pemakaian dana desa.”\n"
        "“Warga boleh bertanya kepada badan permusyawaratan desa dan jawabannya gratis.”\n"
    )


def test_each_sentence_from_the_sound_knows_its_second() -> None:
    draft = of(WITH_TRANSCRIPT, "facebook", "quote")

    assert [saying.start_s for saying in draft.said] == [12.0, 36.0, 44.0, 60.0]
    assert all(saying.text in draft.text for saying in draft.said)
    assert of(WITHOUT_TRANSCRIPT, "facebook", "question").said == ()


def test_a_short_post_quotes_whole_sentences_or_none() -> None:
    for network in ("bluesky", "threads", "mastodon", "x"):
        text = of(WITH_TRANSCRIPT, network, "question").text
        assert text.count("“") == text.count("”")
        assert "…" not in text
        assert not any(
            line.endswith(":") and after == ""
            for line, after in zip(text.split("\n"), text.split("\n")[1:], strict=False)
        )


def test_a_sentence_that_points_back_is_no_first_line() -> None:
    for draft in draft_posts(WITHOUT_TRANSCRIPT, angle="number"):
        assert not draft.text.strip("*").startswith("Pemeriksaan itu")


def test_an_answer_stands_behind_its_question() -> None:
    facts = replace(
        WITHOUT_TRANSCRIPT, questions=(Question(1.0, "Berapa biayanya?", answer="Rp50.000 untuk setiap bidang."),)
    )

    assert of(facts, "x", "number").text.startswith("Berapa biayanya? Rp50.000 untuk setiap bidang.\n")


def test_who_is_quoted_is_not_named_again() -> None:
    text = of(WITH_TRANSCRIPT, "x", "quote").text

    assert text.count("Luh Pertiwi") == 1
    assert "Obrolan lengkapnya di Jaksa Menyapa." in text


def test_a_private_sentence_of_the_summary_stays_out_of_first_line_and_body() -> None:
    summary = "Apakah Wayan Contoh (12) boleh pulang? Hubungi 0812-3456-7890. Anak berhak didampingi."
    for draft in draft_posts(replace(WITHOUT_TRANSCRIPT, summary=summary, questions=())):
        assert "Wayan" not in draft.text
        assert "0812" not in draft.text
        if NETWORKS[draft.network].body_advice:
            assert "Anak berhak didampingi." in draft.text


def test_nameless_voices_are_told_without_quotation_marks() -> None:
    nameless = tuple(replace(saying, speaker="") for saying in WITH_TRANSCRIPT.said)
    text = of(replace(WITH_TRANSCRIPT, said=nameless), "facebook", "question").text

    assert "Setiap warga desa berhak melihat" in text
    assert "“" not in text


def test_callers_are_not_quoted() -> None:
    caller = Saying("Tetangga saya berhutang banyak kepada kepala desa sejak lama sekali.", 56.0, "Pak Contoh")
    for draft in variants(replace(WITH_TRANSCRIPT, said=(*WITH_TRANSCRIPT.said, caller))):
        assert "Tetangga saya" not in draft.text


def test_degrees_behind_a_name_make_no_other_person() -> None:
    said = tuple(replace(saying, speaker=saying.speaker.partition(",")[0]) for saying in WITH_TRANSCRIPT.said)

    assert "— Luh Pertiwi\n" in of(replace(WITH_TRANSCRIPT, said=said), "facebook", "quote").text
