"""A finished MP3 gets its tags: other programs read them, the audio stays, the same tags make the same bytes."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from mutagen.id3 import ID3, CTOCFlags

from radiodesk.model.chapter import Chapter
from radiodesk.model.problems import BadValue, FileMissing
from radiodesk.tags.id3 import read_tags
from radiodesk.tags.tags import Tags
from radiodesk.tags.writing import write_tags
from tests.tags.makers import cover, decoded, ffprobe, full_tags, mp3


def test_what_is_written_is_read_back_equal(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.part")

    write_tags(file, full_tags())

    assert read_tags(file) == full_tags()


def test_empty_tags_are_read_back_equal(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.part")

    write_tags(file, Tags(language=""))

    assert read_tags(file) == Tags(language="")


def test_ffprobe_sees_texts_cover_and_chapters(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.part")

    write_tags(file, full_tags())
    seen = ffprobe(file)

    texts = seen["format"]["tags"]
    assert texts["title"] == "Jaksa Menyapa: “Restorative Justice” & Anda 📻"
    assert (texts["track"], texts["disc"], texts["date"]) == ("12", "3", "2026-11-20")
    assert (texts["genre"], texts["language"], texts["publisher"]) == ("Podcast", "ind", "Radio Contoh 97,6 FM")
    assert texts["comment"] == "Baris satu.\nBaris dua: وسيط"
    assert [stream["codec_name"] for stream in seen["streams"]] == ["mp3", "mjpeg"]
    assert [(c["start_time"], c["end_time"], c["tags"]["title"]) for c in seen["chapters"]] == [
        ("0.000000", "1.250000", "Pembuka"),
        ("1.250000", "2.500000", "Apa itu RJ?"),
        ("2.500000", "3.000000", "Tanya jawab"),
    ]


def test_the_table_of_contents_is_ordered_and_on_top(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.part")

    write_tags(file, full_tags())
    frames = ID3(file)

    assert frames.version == (2, 4, 0)
    (contents,) = frames.getall("CTOC")
    assert contents.flags == CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    assert contents.child_element_ids == ["chp0", "chp1", "chp2"]


def test_the_audio_stays_as_it_is(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.part")
    before, sound = file.read_bytes(), decoded(file)

    write_tags(file, full_tags())

    assert file.read_bytes().endswith(before)
    assert decoded(file) == sound


def test_same_tags_make_the_same_bytes_whatever_stood_there(tmp_path: Path) -> None:
    fresh, changed = mp3(tmp_path / "a.part"), mp3(tmp_path / "b.part")
    write_tags(fresh, full_tags())
    write_tags(changed, replace(full_tags(), title="Judul lama", cover=cover("red")))

    write_tags(changed, full_tags())

    assert fresh.read_bytes() == changed.read_bytes()


def test_a_new_title_does_not_move_the_audio(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.part")
    write_tags(file, full_tags())
    size = file.stat().st_size

    write_tags(file, replace(full_tags(), title="Judul " * 1000))

    assert file.stat().st_size == size
    assert read_tags(file).title == ("Judul " * 1000).strip()


def test_texts_that_a_tag_cannot_hold_are_cleaned() -> None:
    tags = Tags(title=" A\x00B\x1b\nC\ud800 ", summary="satu\r\ndua\x07", chapters=(Chapter(1.23456, "x\ty"),))

    assert tags.title == "A B C"
    assert tags.summary == "satu\ndua"
    assert tags.chapters == (Chapter(1.235, "x y"),)


def test_more_chapters_than_the_format_counts_are_refused() -> None:
    with pytest.raises(BadValue):
        Tags(chapters=tuple(Chapter(float(n), "x") for n in range(256)))


def test_as_many_chapters_as_it_counts_are_kept(tmp_path: Path) -> None:
    file = mp3(tmp_path / "a.part")
    tags = Tags(chapters=tuple(Chapter(n / 100, f"Bab {n}") for n in range(255)), duration_s=3.0)

    write_tags(file, tags)

    assert read_tags(file) == tags
    assert len(ffprobe(file)["chapters"]) == 255


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        write_tags(tmp_path / "a.mp3", full_tags())
    with pytest.raises(FileMissing):
        read_tags(tmp_path / "a.mp3")


def test_a_broadcast_late_in_the_evening_keeps_its_own_day() -> None:
    aired = datetime(2026, 11, 20, 0, 30, tzinfo=timezone(timedelta(hours=9)))

    assert Tags(date=aired).date == date(2026, 11, 20)
