"""What callers asked and what was said: whole on the page, each moment a link into the audio."""

from dataclasses import replace

from lxml import html

from radiodesk.model.question import Question
from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.site.moments import asked
from radiodesk.site.talk import talk_of
from tests.site.makers import dialogue, publication, site, transcript

AUDIO = "audio/x.mp3"


def episode_page(**changed: object) -> html.HtmlElement:
    pages = site(dialogue(1, **changed))
    return html.document_fromstring(pages["episodes/keadilan-restoratif-1/index.html"].decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_questions_stand_on_the_page_in_the_order_in_which_they_are_heard() -> None:
    shown = episode_page()

    assert [words(each) for each in shown.xpath("//ol[@class='asked']/li")] == [
        "Pak Yusuf, Gowa Listen from 1:35 Ke mana saya harus datang lebih dahulu?",
        "Ibu Rini, Maros Listen from 5:10 Apakah korban boleh menolak damai? Answer Boleh. Damai butuh korban.",
    ]
    assert shown.xpath("//ol[@class='asked']//a/@href") == [
        "../../audio/rj-1-abcdef12.mp3#t=95.5",
        "../../audio/rj-1-abcdef12.mp3#t=310",
    ]


def test_a_caller_without_a_name_and_a_question_without_words() -> None:
    shown = asked([Question(1.0, " "), Question(2.0, "Mengapa?"), Question(0.5, "Kapan?", region="Gowa")], AUDIO)

    assert [(each.number, each.who, each.text) for each in shown] == [(1, "Gowa", "Kapan?"), (2, "", "Mengapa?")]


def test_the_transcript_stands_on_the_page_with_its_speakers() -> None:
    shown = episode_page()

    assert [words(each) for each in shown.xpath("//div[@class='talk']/*")] == [
        "Sari Wulandari 0:00 Selamat sore, pendengar. Hari ini kita berbincang tentang keadilan restoratif.",
        "Pak Yusuf 1:30 Ke mana saya harus datang?",
        "Dr. Budi Santoso, S.H., M.H. 1:33 Datanglah ke loket pelayanan.",
    ]


def test_when_words_and_cues_are_heard_is_in_a_file_beside_the_page() -> None:
    pages = site(dialogue(1))
    (link,) = episode_page().xpath("//div/@data-words")

    assert pages[link.removeprefix("../../")] == b'spoken("0x3 40x7|900 5 5 5 5|930x4")\n'


def test_other_times_have_another_file_as_a_browser_may_keep_the_old_one() -> None:
    moved = Transcript(tuple(replace(cue, start_s=cue.start_s + 1, words=()) for cue in transcript().cues))

    assert talk_of(dialogue(1)).file != talk_of(dialogue(1, transcript=moved)).file


def test_a_transcript_says_its_language_where_the_page_has_another() -> None:
    told = [each.get("lang") for each in episode_page(transcript=transcript("jv")).xpath("//div[@class='talk']")]

    assert told == ["jv"]
    assert episode_page().xpath("//div[@class='talk']/@lang") == []


def test_words_that_do_not_make_up_the_text_of_a_cue_leave_it_one_piece() -> None:
    cue = Cue(1.0, 2.0, "satu dua tiga", words=(Word("satu", 1.0, 1.2), Word("dua", 1.2, 1.4)))

    assert talk_of(dialogue(1, transcript=Transcript((cue,)))).times == b'spoken("10x3")\n'


def test_a_long_speech_is_parted_at_the_ends_of_sentences_and_at_pauses() -> None:
    speech = [
        Cue(at * 5.0, at * 5.0 + 4.9, "Enam belas kata kira-kira ada di sini dan itu cukup panjang.")
        for at in range(20)
    ]
    late = Cue(200.0, 201.0, "Sampai jumpa.")

    parts = talk_of(dialogue(1, transcript=Transcript((*speech, late)))).paragraphs

    assert len(parts) == 4
    assert all(part.text.endswith(".") and len(part.text) < 600 for part in parts)
    assert parts[-1].href == "audio/rj-1-abcdef12.mp3#t=200"
    assert " ".join(part.text for part in parts).count("Enam") == 20


def test_an_episode_without_them_says_nothing_of_them() -> None:
    page = site(publication(1))["episodes/keadilan-restoratif-1/index.html"].decode()

    assert "asked" not in page
    assert "transcript" not in page.lower()
