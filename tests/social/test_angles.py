"""One episode, three first lines: a question, a number, a quote that was really said."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.people import Credit
from radiodesk.model.question import Question
from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.social.angles import ANGLES, angles_of, hook_of
from radiodesk.social.drafts import PostFacts, draft_posts
from radiodesk.social.ranking import ranked
from radiodesk.social.sayings import Saying, sayings

HOST, GUEST = "Rina Contoh", "Dewi Contoh, S.H., M.H."

TALK = Transcript(
    (
        Cue(0.0, 4.0, "Selamat pagi pendengar, kita bicara tilang.", HOST),
        Cue(4.0, 8.0, "Berapa dendanya kalau tidak membawa SIM?", HOST),
        Cue(8.0, 12.0, "Denda untuk pelanggaran itu paling", GUEST),
        Cue(12.0, 16.0, "banyak Rp250.000 menurut undang-undang.", GUEST),
        Cue(16.0, 22.0, "Setiap pelanggar berhak melihat bukti tilang sebelum membayar denda di bank.", GUEST),
        Cue(22.0, 26.0, "Hubungi saya langsung di nomor 0812-3456-7890 untuk bukti tilang denda.", GUEST),
        Cue(26.0, 30.0, "Itu juga penting untuk bukti tilang dan denda di bank.", GUEST),
        Cue(30.0, 34.0, "Jangan membayar denda kepada orang yang tidak memberi bukti tilang.", "Penelepon"),
    ),
    "id",
)

FACTS = PostFacts(
    "Jaksa Menyapa",
    "Tilang tanpa calo",
    people=(Credit(HOST, "host"), Credit(GUEST, "guest")),
    questions=(Question(4.0, "Berapa denda tanpa SIM?", answer="Paling banyak Rp250.000."),),
    said=sayings(TALK),
    link="https://contoh.example/e/tilang",
)


def test_a_sentence_that_runs_over_two_cues_is_one_at_the_second_where_it_begins() -> None:
    said = {saying.start_s: saying.text for saying in sayings(TALK)}

    assert said[8.0] == "Denda untuk pelanggaran itu paling banyak Rp250.000 menurut undang-undang."
    assert 12.0 not in said


def test_word_times_tell_where_a_sentence_begins_inside_a_cue() -> None:
    words = tuple(
        Word(text, at * 1.0, at + 0.9) for at, text in enumerate(["Ya", "benar.", "Hak", "korban", "dijaga."])
    )
    cue = Cue(0.0, 5.0, " ".join(word.text for word in words), GUEST, words)

    assert [(saying.text, saying.start_s) for saying in sayings(Transcript((cue,)))] == [
        ("Ya benar.", 0.0),
        ("Hak korban dijaga.", 2.0),
    ]


def test_the_question_is_that_of_a_caller_when_the_title_has_none() -> None:
    assert hook_of(FACTS, "question").text == "Berapa denda tanpa SIM?"
    assert hook_of(replace(FACTS, title="Tilang: apa hak Anda?"), "question").text == "Tilang: apa hak Anda?"


def test_the_number_is_one_that_was_answered() -> None:
    hook = hook_of(FACTS, "number")
    assert (hook.text, hook.angle) == ("Berapa denda tanpa SIM? Paling banyak Rp250.000.", "number")

    from_talk = hook_of(replace(FACTS, questions=()), "number")
    assert from_talk.text.startswith("“Denda untuk pelanggaran itu paling banyak Rp250.000")
    assert from_talk.said is not None
    assert from_talk.said.start_s == 8.0


def test_a_quote_is_word_for_word_by_a_guest_and_knows_its_second() -> None:
    hook = hook_of(FACTS, "quote")

    assert hook.said is not None
    assert hook.text == f"“{hook.said.text}” — {hook.said.speaker}"
    assert hook.said in FACTS.said
    assert hook.said.speaker != HOST
    assert not any(letter.isdigit() for letter in hook.said.text)


def test_private_facts_are_in_no_first_line_and_no_greeting_is() -> None:
    lines = [saying.text for saying in ranked(FACTS.said, {HOST})]

    assert not any("0812" in line for line in lines)
    assert "Selamat pagi" in lines[-1]


def test_nobody_is_quoted_without_a_name() -> None:
    nameless = tuple(replace(saying, speaker="") for saying in FACTS.said)

    assert "quote" not in angles_of(replace(FACTS, said=nameless))


def test_an_episode_without_words_has_its_title() -> None:
    bare = PostFacts("Jaksa Menyapa", "Tilang tanpa calo")

    assert angles_of(bare) == ()
    assert {hook_of(bare, angle).text for angle in ANGLES} == {"Tilang tanpa calo"}


def test_three_angles_make_three_posts_on_every_network() -> None:
    by_angle = [draft_posts(FACTS, angle=angle) for angle in ANGLES]

    for posts in zip(*by_angle, strict=True):
        assert len({post.text.splitlines()[0] for post in posts}) == 3, posts[0].network
        assert all(post.count.fits for post in posts)


@given(st.lists(st.builds(Saying, st.text(), st.floats(0, 9e3), st.sampled_from(["", HOST, GUEST])), max_size=12))
def test_whatever_was_said_a_quote_is_one_of_its_sentences(said: list[Saying]) -> None:
    hook = hook_of(replace(FACTS, said=tuple(said)), "quote")

    assert hook.said is None or hook.said in said
