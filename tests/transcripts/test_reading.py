"""Transcripts come from anywhere: every form, every way to keep letters, every disorder that was seen in the wild."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.problems import FileMissing, NotATranscript
from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.transcripts.reading import MOST_BYTES, read_file, read_transcript


def read(text: str) -> tuple[Cue, ...]:
    return read_transcript(text.encode(), "siaran").cues


def said(cues: tuple[Cue, ...]) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in cues]


def test_a_webvtt_file_with_voices_and_word_times() -> None:
    cues = read(
        "WEBVTT - Dialog Pagi\nKind: captions\nLanguage: id\n\nSTYLE\n::cue { color: red }\n\nNOTE a --- b\n\n"
        "1\n00:01.000 --> 00:00:03.000 align:start\n"
        "<v.keras Dewi Lestari>Selamat <00:00:01.500>pagi, <00:00:02.250><i>Palu</i></v>\n\n"
        "penutup\n00:03.000 --> 00:04.000\n<v Budi>Tanya &amp; jawab &lt;langsung&gt;\n"
    )

    assert cues == (
        Cue(1.0, 3.0, "Selamat pagi, Palu", "Dewi Lestari",
            (Word("Selamat", 1.0, 1.5), Word("pagi,", 1.5, 2.25), Word("Palu", 2.25, 3.0))),
        Cue(3.0, 4.0, "Tanya & jawab <langsung>", "Budi"),
    )  # fmt: skip


def test_the_language_is_that_of_the_file() -> None:
    vtt = read_transcript(b"WEBVTT\r\nLanguage: id-ID\r\n\r\n00:00.000 --> 00:01.000\r\nHalo\r\n", "a.vtt")
    whisper = read_transcript(b'{"language": "id", "segments": [{"start": 0, "end": 1, "text": "Halo"}]}', "a.json")

    assert (vtt.language, whisper.language) == ("id-ID", "id")


def test_several_voices_in_one_cue_share_its_time() -> None:
    cues = read("WEBVTT\n\n00:00.000 --> 00:04.000\n<v Dewi>Halo?</v>\n<v Budi>Halo.</v>\n")

    assert cues == (Cue(0.0, 2.0, "Halo?", "Dewi"), Cue(2.0, 4.0, "Halo.", "Budi"))


def test_several_words_under_one_time_share_it() -> None:
    (cue,) = read("WEBVTT\n\n00:00.000 --> 00:03.000\n<00:00:01.000>satu dua<00:00:02.000> tiga\n")

    assert cue.words == (Word("satu", 1.0, 1.556), Word("dua", 1.556, 2.0), Word("tiga", 2.0, 3.0))


def test_captions_that_roll_up_say_nothing_twice() -> None:
    cues = read(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n \nhalo<00:00:01.000><c> semua</c>\n\n"
        "00:02.000 --> 00:02.010\nhalo semua\n \n\n"
        "00:02.010 --> 00:04.000\nhalo semua\nini<00:00:03.000><c> radio</c>\n"
    )

    assert said(cues) == [("", "halo semua"), ("", "ini radio")]


def test_a_subrip_file_from_windows() -> None:
    data = (
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\nDewi Lestari: <font color='#fff'><b>Selamat</b></font>\r\npagi\r\n"
        "\r\n2\r\n0:00:02,500 --> 0:00:04\r\n{\\an8}dan selamat datang\r\n\r\n3\r\n00:00:04,000 --> 00:00:05,000\r\n"
        "\r\n4\r\n00:00:05,000 --> 00:00:06,000\r\n- Budi: Terima kasih\r\n"
    ).encode()

    assert read_transcript(data, "a.srt").cues == (
        Cue(1.0, 2.5, "Selamat pagi", "Dewi Lestari"),
        Cue(2.5, 4.0, "dan selamat datang", "Dewi Lestari"),
        Cue(5.0, 6.0, "Terima kasih", "Budi"),
    )


def test_a_colon_alone_makes_no_speaker() -> None:
    cues = read(
        "1\n00:00:01,000 --> 00:00:02,000\nSelamat pagi\n\n2\n00:00:02,000 --> 00:00:03,000\nCatatan: besok libur\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nBudi: ya\n\n4\n00:00:04,000 --> 00:00:05,000\nBudi: pukul 10:30\n"
    )

    assert said(cues) == [("", "Selamat pagi"), ("", "Catatan: besok libur"), ("Budi", "ya"), ("Budi", "pukul 10:30")]


def test_a_forgotten_empty_line_between_cues_is_no_harm() -> None:
    cues = read("1\n00:00:01,000 --> 00:00:02,000\nsatu\n2\n00:00:02,000 --> 00:00:03,000\ndua\n")

    assert said(cues) == [("", "satu"), ("", "dua")]


def test_the_json_of_podcasting_2() -> None:
    cues = read(
        '{"version": "1.0.0", "segments": ['
        '{"speaker": "Dewi", "startTime": 0.5, "endTime": 2, "body": "Selamat pagi"},'
        '{"speaker": "Budi", "startTime": 2, "endTime": 3.25, "body": "Pagi,  Bu"}]}'
    )

    assert cues == (Cue(0.5, 2.0, "Selamat pagi", "Dewi"), Cue(2.0, 3.25, "Pagi, Bu", "Budi"))


def test_a_segment_for_each_word_is_gathered_into_sentences() -> None:
    words = [("Dewi", 0, 1, "Selamat"), ("Dewi", 1, 2, "pagi."), ("Dewi", 2, 3, "Halo"), ("Budi", 3, 4, "Ya")]
    segments = [{"speaker": who, "startTime": a, "endTime": b, "body": text} for who, a, b, text in words]

    cues = read(json.dumps({"segments": segments}))

    assert said(cues) == [("Dewi", "Selamat pagi."), ("Dewi", "Halo"), ("Budi", "Ya")]
    assert cues[0].words == (Word("Selamat", 0.0, 1.0), Word("pagi.", 1.0, 2.0))


def test_whisper_with_words_torn_at_hyphens() -> None:
    words = [(" Anak", 0.0, 0.5), ("-anak", 0.5, 1.0), (" bermain.", 1.0, 1.5)]
    segment = {
        "id": 0, "start": 0.0, "end": 1.5, "text": " Anak-anak bermain.",
        "words": [{"word": word, "start": start, "end": end, "probability": 0.9} for word, start, end in words],
    }  # fmt: skip

    (cue,) = read(json.dumps({"text": "…", "segments": [segment], "language": "id"}))

    assert cue.words == (Word("Anak-anak", 0.0, 1.0), Word("bermain.", 1.0, 1.5))


def test_whisperx_with_words_whose_times_it_did_not_find() -> None:
    words = [{"word": "Pukul", "start": 1.0, "end": 1.4, "speaker": "SPEAKER_00"}, {"word": "10"}, {"word": "dan"},
             {"word": "11", "start": 3.2, "end": 3.6}]  # fmt: skip

    (cue,) = read(json.dumps({"segments": [{"start": 1.0, "end": 4.0, "text": "…", "words": words}]}))

    assert cue.speaker == "SPEAKER_00"
    assert cue.words == (Word("Pukul", 1.0, 1.4), Word("10", 1.4, 2.171), Word("dan", 2.171, 3.2),
                         Word("11", 3.2, 3.6))  # fmt: skip


def test_whisperx_with_only_its_list_of_words() -> None:
    words = [{"word": "Halo", "start": 0.1, "end": 0.5}, {"word": "Palu.", "start": 0.6, "end": 1.0}]

    (cue,) = read(json.dumps({"word_segments": words}))

    assert (cue.text, len(cue.words)) == ("Halo Palu.", 2)


def test_whisper_cpp_counts_milliseconds() -> None:
    piece = {"timestamps": {"from": "00:00:00,500"}, "offsets": {"from": 500, "to": 1500}, "text": " Halo"}

    assert read(json.dumps({"result": {"language": "id"}, "transcription": [piece]})) == (Cue(0.5, 1.5, "Halo"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_letters_are_read_however_they_are_kept(encoding: str) -> None:
    data = "1\n00:00:01,000 --> 00:00:02,000\nCafé – “Kopi”\n".encode(encoding)

    assert said(read_transcript(data, "a.srt").cues) == [("", "Café – “Kopi”")]


def test_times_that_run_backwards_are_brought_into_order() -> None:
    cues = read(
        "WEBVTT\n\n00:05.000 --> 00:04.000\nkedua\n\n00:01.000 --> 00:06.000\npertama\n\n"
        "00:07.000 --> 00:09.000\n<00:00:08.500>a <00:00:07.500>b <00:00:08.000>c\n"
    )

    assert [(cue.text, cue.start_s, cue.end_s) for cue in cues] == [
        ("pertama", 1.0, 6.0), ("kedua", 5.0, 5.3), ("a b c", 7.0, 9.0),
    ]  # fmt: skip
    starts = [word.start_s for word in cues[2].words]
    assert starts == sorted(starts)
    assert all(word.start_s <= word.end_s for word in cues[2].words)


def test_control_characters_and_blanks_fall_out() -> None:
    assert said(read("1\n00:00:01,000 --> 00:00:02,000\n\x07 satu\x00\t dua \u3000\n")) == [("", "satu dua")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 500,
        b"ID3\x04\x00" + bytes(range(256)) * 20,
        b"WEBVTT\n\n",
        b"Selamat pagi, tanpa waktu",
        b"{",
        b"[" * 100_000,
        b'{"segments": 5}',
        b'{"segments": [{"start": NaN, "end": 1, "text": "x"}]}',
        b'{"segments": [{"start": true, "text": "x"}, 7, null, {"startTime": [], "body": {}}]}',
        b'{"segments": [{"start": 1e300, "end": 2e300, "text": "x"}]}',
        b'{"segments": [{"start": 1' + b"0" * 400 + b', "text": "x"}]}',
        b"x" * (MOST_BYTES + 1),
        b"1\n00:00:00,000 --> 00:00:01,000\n" + b"a " * 250_000,
    ],
    ids=range(14),
)
def test_what_is_no_transcript_is_said_in_words(data: bytes) -> None:
    with pytest.raises(NotATranscript, match=r"siaran\.srt"):
        read_transcript(data, "siaran.srt")


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<" * 200_000,
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<00:00:00.500>a" * 20_000,
        "1\n00:00:00,000 --> 00:00:01,000\n" + "Budi: a\n" * 20_000,
        json.dumps(
            {"segments": [{"start": 0, "end": 1, "words": [{"word": "a"}, {"word": " b", "start": 0}] * 20_000}]}
        ),
    ],
    ids=["tags", "times", "names", "torn words"],
)
def test_a_hostile_file_is_read_in_a_moment(text: str) -> None:
    read(text)


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_file(tmp_path / "a.vtt")
    with pytest.raises(NotATranscript):
        read_file(tmp_path)


def test_the_form_is_told_by_the_content_not_by_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHalo\n")

    assert read_file(tmp_path / "a.srt") == Transcript((Cue(0.0, 1.0, "Halo"),))


PIECES = (
    *("WEBVTT\n", "\n\n", "1\n", "00:00:01.000 --> 00:00:02.000\n", "00:09,5 --> 00:01,000 x\n", "<v Dewi>", "</v>"),
    *(
        "<c>",
        "<00:00:01.500>",
        "Budi: ",
        "halo ",
        "&amp;",
        "{",
        "}",
        "[",
        "]",
        '"segments":',
        '"start": 1,',
        '"words":',
    ),
    *("\x00", "💬"),
)


@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
    | st.binary(max_size=200).map(lambda data: data.decode("latin-1"))
)
def test_whatever_is_in_a_file_time_runs_forwards_or_a_problem_is_told(text: str) -> None:
    try:
        cues = read(text)
    except NotATranscript:
        return
    assert [cue.start_s for cue in cues] == sorted(cue.start_s for cue in cues)
    for cue in cues:
        assert cue.start_s <= cue.end_s
        assert cue.text == " ".join(cue.text.split())
        assert not cue.words or cue.text == " ".join(word.text for word in cue.words)
        edges = [edge for word in cue.words for edge in (word.start_s, word.end_s)]
        assert edges == sorted(edges)
        assert not edges or cue.start_s <= edges[0] <= edges[-1] <= cue.end_s
