"""Tags of every kind of file: other programs read them, the sound stays, the same tags make the same bytes."""

import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import mutagen
import pytest
from mutagen.flac import FLAC
from mutagen.mp4 import MP4

from radiodesk.model.chapter import Chapter
from radiodesk.model.problems import FileMissing, NotARecording
from radiodesk.tags.tags import Tags
from radiodesk.tags.writing import write_tags
from tests.tags.makers import cover, decoded, ffprobe, full_tags, sound

KINDS = (".mp3", ".m4a", ".opus", ".flac", ".wav")
TEXTS = {
    "title": "Jaksa Menyapa: “Restorative Justice” & Anda 📻",
    "artist": "Seksi Penerangan Hukum",
    "album": "Jaksa Menyapa",
    "track": "12",
    "disc": "3",
    "date": "2026-11-20",
    "genre": "Podcast",
    "comment": "Baris satu.\nBaris dua: وسيط",
    "copyright": "2026 Radio Contoh",
    "language": "ind",
}


def texts_in(seen: dict[str, Any]) -> dict[str, str]:
    """What ffprobe reads, wherever it shows it: of the file or of the sound in it."""
    both = {**seen["streams"][0].get("tags", {}), **seen["format"].get("tags", {})}
    return {name.lower(): text for name, text in both.items()}


def chapters_in(seen: dict[str, Any]) -> list[tuple[float, str]]:
    return [(float(chapter["start_time"]), chapter["tags"]["title"]) for chapter in seen["chapters"]]


@pytest.mark.parametrize("suffix", KINDS)
def test_ffprobe_sees_texts_cover_and_chapters(suffix: str, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.part", suffix)

    write_tags(file, full_tags())
    seen = ffprobe(file)

    assert TEXTS.items() <= texts_in(seen).items()
    assert [stream["codec_name"] for stream in seen["streams"]][-1] == "mjpeg"
    assert chapters_in(seen) == [(0.0, "Pembuka"), (1.25, "Apa itu RJ?"), (2.5, "Tanya jawab")]
    assert float(seen["chapters"][-1]["end_time"]) == pytest.approx(3.0, abs=0.03)


@pytest.mark.parametrize("suffix", KINDS)
def test_the_sound_stays_as_it_is(suffix: str, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.part", suffix)
    before = decoded(file)

    write_tags(file, full_tags())

    assert decoded(file) == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.part"]


@pytest.mark.parametrize("suffix", KINDS)
def test_same_tags_make_the_same_bytes_whatever_stood_there(suffix: str, tmp_path: Path) -> None:
    fresh, changed = sound(tmp_path / "a.part", suffix), sound(tmp_path / "b.part", suffix)
    write_tags(fresh, full_tags())
    write_tags(changed, replace(full_tags(), title="Judul lama " * 500, cover=cover("red"), chapters=()))

    write_tags(changed, full_tags())

    assert fresh.read_bytes() == changed.read_bytes()


@pytest.mark.parametrize("suffix", KINDS)
def test_mutagen_reads_it_and_knows_its_length(suffix: str, tmp_path: Path) -> None:
    file = sound(tmp_path / f"a{suffix}", suffix)

    write_tags(file, full_tags())
    found = mutagen.File(file)

    assert found.tags
    assert found.info.length == pytest.approx(3.0, abs=0.05)


@pytest.mark.parametrize("suffix", KINDS)
def test_tags_that_say_nothing_can_be_written(suffix: str, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.part", suffix)

    write_tags(file, Tags(language="", genre=""))

    assert not TEXTS.keys() & (texts_in(ffprobe(file)).keys() - {"language"})


@pytest.mark.parametrize("suffix", KINDS)
def test_a_png_is_a_cover_as_well(suffix: str, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.part", suffix)

    write_tags(file, replace(full_tags(), cover=cover("blue", "PNG")))

    assert ffprobe(file)["streams"][-1]["codec_name"] == "png"


@pytest.mark.parametrize("suffix", KINDS)
def test_as_many_chapters_as_there_may_be(suffix: str, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.part", suffix)
    chapters = tuple(Chapter(n / 100, f"Bab {n} " + "ü" * 50) for n in range(255))

    write_tags(file, Tags(chapters=chapters, duration_s=3.0))

    found = chapters_in(ffprobe(file))
    assert [start for start, _ in found] == [chapter.start_s for chapter in chapters]
    assert all(title.startswith(f"Bab {n} ü") for n, (_, title) in enumerate(found))


def test_an_m4a_begins_with_what_players_must_know(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.part", ".m4a")

    write_tags(file, full_tags())

    data = file.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"covr") < data.index(b"mdat")


@pytest.mark.parametrize("other", [b"chpl", b"tref"])
def test_either_kind_of_chapters_in_an_m4a_is_enough(other: bytes, tmp_path: Path) -> None:
    file = sound(tmp_path / "a.part", ".m4a")
    write_tags(file, full_tags())

    file.write_bytes(file.read_bytes().replace(other, b"free"))

    assert chapters_in(ffprobe(file)) == [(0.0, "Pembuka"), (1.25, "Apa itu RJ?"), (2.5, "Tanya jawab")]


def test_a_first_chapter_that_begins_late_begins_late(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.m4a", ".m4a")

    write_tags(file, replace(full_tags(), chapters=(Chapter(0.7, "Satu"), Chapter(2.0, "Dua"))))

    seen = ffprobe(file)
    assert chapters_in(seen) == [(0.7, "Satu"), (2.0, "Dua")]
    assert float(seen["chapters"][-1]["end_time"]) == pytest.approx(3.0, abs=0.01)
    assert [(chapter.start, chapter.title) for chapter in MP4(file).chapters or ()] == [(0.7, "Satu"), (2.0, "Dua")]


@pytest.mark.parametrize("suffix", [".opus", ".flac"])
def test_links_of_chapters_stand_beside_them(suffix: str, tmp_path: Path) -> None:
    file = sound(tmp_path / f"a{suffix}", suffix)

    write_tags(file, full_tags())

    assert mutagen.File(file).tags["CHAPTER002URL"] == ["https://contoh.go.id/rj"]


def test_a_flac_has_the_cover_where_flac_has_it(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.flac", ".flac")

    write_tags(file, full_tags())

    (picture,) = FLAC(file).pictures
    assert (picture.type, picture.mime, picture.data) == (3, "image/jpeg", full_tags().cover)


def test_a_wav_that_grows_beyond_four_gigabytes_says_so(tmp_path: Path) -> None:
    file = sound(tmp_path / "a.wav", ".wav")
    head = file.read_bytes()[: file.read_bytes().index(b"data")]
    size = 0xFFFFFFFF - 0xFF
    file.write_bytes(head + b"data" + struct.pack("<I", size))
    with file.open("rb+") as stream:
        stream.truncate(len(head) + 8 + size + size % 2)

    write_tags(file, full_tags())

    with file.open("rb") as stream:
        assert stream.read(4) == b"RF64"
    seen = ffprobe(file)
    assert seen["format"]["tags"]["title"] == TEXTS["title"]
    assert int(seen["streams"][0]["duration_ts"]) == size // 2


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0 JPEG", b"RIFF\4\0\0\0WAVE", b"\0\0\0\x10ftypM4A \0\0\0\0", b""])
def test_other_files_are_refused_and_left_alone(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.part"
    file.write_bytes(content)

    with pytest.raises(NotARecording):
        write_tags(file, full_tags())

    assert file.read_bytes() == content


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        write_tags(tmp_path / "a.m4a", full_tags())
