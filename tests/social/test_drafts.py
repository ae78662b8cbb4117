"""Drafts read as a press officer would write them, and always fit."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radiodesk.model.chapter import Chapter
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.problems import BadValue
from radiodesk.social.count import count_title
from radiodesk.social.drafts import SHAPES, Draft, draft_posts
from radiodesk.social.facts import PostFacts
from radiodesk.social.networks import NETWORKS, compose_page
from radiodesk.social.phrases import PHRASES
from radiodesk.social.weights import find_links

LINK = "https://siaran.contoh.go.id/e/damai-tanpa-sidang.html"

FACTS = PostFacts(
    programme="Jaksa Menyapa",
    title="Keadilan Restoratif: Damai Tanpa Sidang",
    station="Radio Contoh",
    number=12,
    aired=datetime(2026, 11, 20, 15, tzinfo=timezone(timedelta(hours=7))),
    summary="Tetangga berkelahi karena pagar, bisakah damai tanpa sidang? Jaksa menjelaskan syaratnya.",
    people=(Credit("Maya Lestari", "host"), Credit("Raka Pratama, S.H., M.H.")),
    link=LINK,
    chapters=(Chapter(2.0, "Salam"), Chapter(31.5, "Syarat"), Chapter(95.0, "Penelepon")),
)


def draft(network: str, **changes: object) -> Draft:
    return draft_posts(replace(FACTS, **changes), [network])[0]


def test_a_post_for_x() -> None:
    assert draft("x").text == (
        "Tetangga berkelahi karena pagar, bisakah damai tanpa sidang?\n\n"
        "Bersama Raka Pratama, S.H., M.H. di Jaksa Menyapa.\n\n"
        f"Dengarkan: {LINK}\n\n"
        "#JaksaMenyapa"
    )


def test_a_post_for_facebook() -> None:
    assert draft("facebook").text == (
        "Tetangga berkelahi karena pagar, bisakah damai tanpa sidang?\n\n"
        "Jaksa menjelaskan syaratnya.\n\n"
        "Jaksa Menyapa · Episode 12 · Keadilan Restoratif: Damai Tanpa Sidang\n\n"
        "Narasumber: Raka Pratama, S.H., M.H.\nPembawa acara: Maya Lestari\n\n"
        f"Dengarkan selengkapnya: {LINK}\n\n"
        "#JaksaMenyapa #KeadilanRestoratif"
    )


def test_links_are_dead_on_instagram_so_the_bio_has_it() -> None:
    text = draft("instagram").text

    assert "tautan di bio" in text
    assert "http" not in text


def test_a_video_has_a_title_and_a_chapter_list_that_youtube_takes() -> None:
    youtube = draft("youtube")

    assert youtube.title == "Keadilan Restoratif: Damai Tanpa Sidang | Jaksa Menyapa #12"
    assert "Bab:\n00:00 Salam\n00:31 Syarat\n01:35 Penelepon\n" in youtube.text
    assert "Disiarkan Jumat, 20 November 2026 pukul 15.00 WIB di Radio Contoh." in youtube.text
    assert "<" not in draft("youtube", summary="a <b> c").text


def test_a_first_chapter_later_than_ten_seconds_gets_an_opening_before_it() -> None:
    chapters = (Chapter(20, "Syarat"), Chapter(25, "Terlalu dekat"), Chapter(3700, "Penutup"))

    assert "00:00 Pembuka\n00:20 Syarat\n1:01:40 Penutup" in draft("youtube", chapters=chapters).text


def test_fewer_than_three_chapters_are_no_list() -> None:
    assert "Bab:" not in draft("youtube", chapters=FACTS.chapters[:2]).text


def test_whatsapp_shows_the_first_line_bold() -> None:
    assert draft("whatsapp").text.startswith("*Tetangga berkelahi karena pagar, bisakah damai tanpa sidang?*\n")
    assert "#" not in draft("whatsapp").text


def test_english_programmes_get_english_posts() -> None:
    assert "With Raka Pratama, S.H., M.H. on Jaksa Menyapa." in draft("x", language="en-GB").text
    assert "Broadcast on Friday, 20 November 2026, 15:00 WIB by Radio Contoh." in draft("youtube", language="en").text


def test_the_first_line_is_the_question_of_the_title_before_that_of_the_summary() -> None:
    assert draft("x", title="Apa itu keadilan restoratif?").text.startswith("Apa itu keadilan restoratif?\n")
    assert draft("x", summary="Tanpa tanya.").text.startswith("Keadilan Restoratif: Damai Tanpa Sidang\n")


def test_two_guests_are_joined_by_and() -> None:
    guests = (Credit("Raka Pratama, S.H."), Credit("Sari Dewi"))

    assert "Bersama Raka Pratama, S.H. dan Sari Dewi di Jaksa Menyapa." in draft("x", people=guests).text


def test_hashtags_begin_every_word_with_a_capital_and_leave_acronyms() -> None:
    tags = draft("instagram", programme="dialog RRI pagi", hashtags=("#dana desa 2026", "Dialog RRI Pagi", "2026")).text

    assert tags.endswith("#DialogRRIPagi #DanaDesa2026 #KeadilanRestoratif")


def test_with_nothing_but_a_name_there_is_still_a_post_without_holes() -> None:
    for post in draft_posts(PostFacts(programme="Jaksa Menyapa")):
        assert post.text.strip("*").startswith("Jaksa Menyapa")
        assert "None" not in post.text + post.title
        assert ":" not in post.text


def test_every_network_has_its_shape_its_words_and_its_page() -> None:
    for key in NETWORKS:
        shape = NETWORKS[key].shape
        assert shape in SHAPES
        assert all(shape in phrases.listen for phrases in PHRASES.values())
        assert compose_page(key, "satu & dua", LINK).startswith("https://")
    assert all(set(phrases.roles) == set(ROLES) for phrases in PHRASES.values())
    assert compose_page("x", "satu & dua", LINK) == "https://x.com/intent/tweet?text=satu%20%26%20dua"


def test_an_unknown_network_is_refused() -> None:
    with pytest.raises(BadValue):
        draft("orkut")


HASHTAG = re.compile(r"#(?=[^\W\d_])")
TEXTS = st.one_of(
    st.text(max_size=60), st.text(st.sampled_from("aé漢😀.#@*<> \n"), max_size=400), st.just("kata. " * 3000)
)
ANY_FACTS = st.builds(
    PostFacts,
    programme=TEXTS,
    title=TEXTS,
    station=TEXTS,
    number=st.none() | st.integers(1, 99999),
    aired=st.none() | st.just(FACTS.aired),
    summary=TEXTS,
    people=st.lists(st.builds(Credit, TEXTS, st.sampled_from(sorted(ROLES))), max_size=3).map(tuple),
    link=st.sampled_from(["", LINK, "https://contoh.go.id/" + "a" * 200]),
    hashtags=st.lists(TEXTS, max_size=3).map(tuple),
    chapters=st.lists(st.builds(Chapter, st.floats(0, 9e5), TEXTS), max_size=5).map(tuple),
    language=st.sampled_from(["id", "en", "jv"]),
)


def test_a_summary_as_long_as_a_book_is_cut_to_what_people_read() -> None:
    for post in draft_posts(replace(FACTS, summary="Satu kalimat lagi. " * 50_000)):
        assert post.count.fits
        assert len(post.text) < 4_000


@settings(deadline=None, max_examples=60)
@given(ANY_FACTS)
def test_whatever_the_facts_every_draft_fits_is_tidy_and_keeps_its_link(facts: PostFacts) -> None:
    for post in draft_posts(facts):
        assert post.count.fits
        assert not post.title or count_title(post.network, post.title).fits
        assert post.text == post.text.strip()
        assert not any(line != line.rstrip() for line in post.text.split("\n"))
        assert "\n\n\n" not in post.text
        assert not set(post.text + post.title) & set(NETWORKS[post.network].forbidden)
        if NETWORKS[post.network].link_lives:
            assert facts.link in post.text
        if post.network == "x" and facts.link:
            assert facts.link in {post.text[start:end] for start, end in find_links(post.text)}
        if post.network == "instagram":
            assert len(HASHTAG.findall(post.text)) <= 5
