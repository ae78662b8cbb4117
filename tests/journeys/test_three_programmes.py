"""Three programmes of five episodes each in one library, each published to a folder of its own."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from radiodesk.desk import sheets
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.imports import import_recording
from radiodesk.desk.opening import add_programme, create_library, open_library
from radiodesk.desk.publishing import Receipt, prepare, publish, rollback
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Sheet
from radiodesk.model.problems import OtherProgramme
from radiodesk.model.programme import Programme
from tests.terminal import write_speech

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
WORDS = {"kota": "Walikota", "desa": "Kepaladesa", "pasar": "Pedagang"}
"""The programmes by the folder and the destination of each, and a word that only its episodes say."""

FIVE = range(1, 6)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the library and the three public folders."""
    home = tmp_path_factory.mktemp("rumah")
    speech = write_speech(home / "siaran.wav", 1.2, channels=1)
    with create_library(home / "radio", _programme("kota")) as library:
        for folder in list(WORDS)[1:]:
            add_programme(library, _programme(folder))
        for programme, (folder, word) in zip(library.programmes(), WORDS.items(), strict=True):
            add_destination(library, folder, str(home / folder), programme.id)
            for number in FIVE:
                sheet = Sheet(f"Siaran {number}", number, summary=f"{word} menjawab pertanyaan warga yang ke-{number}.")
                import_recording(library, speech, no_step, sheet, programme.id)
            _publish(library, folder, *(row.id for row in library.episodes(programme_id=programme.id)))
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of it, which a test may change."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    """The library, publishing to the folders beside it."""
    with open_library(home / "radio") as library:
        for folder in WORDS:
            add_destination(library, folder, str(home / folder))
        yield library


def _programme(folder: str) -> Programme:
    return Programme(f"Suara {folder.title()}", f"https://contoh.example/{folder}/", owner_email="humas@contoh.example")


def _publish(library: Library, folder: str, *ids: int, now: datetime = NOON) -> Receipt:
    return publish(library, prepare(library, ids, folder, "voice", now, no_step), no_step)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _shown(folder: Path) -> dict[str, bytes]:
    """What listeners can ask for, without the desk's own notes of what lies there."""
    return {path: data for path, data in _files(folder).items() if not path.startswith(".radiodesk/")}


@pytest.mark.parametrize("folder", WORDS)
def test_each_feed_holds_its_own_five(made: Path, folder: str) -> None:
    feed = feedparser.parse((made / folder / "feed.xml").read_bytes())

    assert not feed.bozo
    assert feed.feed.title == f"Suara {folder.title()}"
    assert sorted(entry.title for entry in feed.entries) == [f"Siaran {number}" for number in FIVE]
    for entry in feed.entries:
        assert WORDS[folder] in entry.summary
        (sound,) = entry.enclosures
        address = f"https://contoh.example/{folder}/"
        assert sound.href.startswith(address)
        assert int(sound.length) == (made / folder / sound.href.removeprefix(address)).stat().st_size


def test_no_two_episodes_have_one_guid(made: Path) -> None:
    feeds = [feedparser.parse((made / folder / "feed.xml").read_bytes()) for folder in WORDS]

    assert len({entry.id for feed in feeds for entry in feed.entries}) == len(WORDS) * len(FIVE)
    assert len({feed.feed.podcast_guid for feed in feeds}) == len(WORDS)


@pytest.mark.parametrize("folder", WORDS)
def test_no_page_and_no_index_names_an_episode_of_another(made: Path, folder: str) -> None:
    strangers = [word.encode() for other, word in WORDS.items() if other != folder]
    addresses = [f"https://contoh.example/{other}/".encode() for other in WORDS if other != folder]
    texts = {path: data for path, data in _files(made / folder).items() if not path.endswith((".mp3", ".png", ".jpg"))}

    assert {word for word in strangers for data in texts.values() if re.search(word, data, re.IGNORECASE)} == set()
    named = {path for path, data in texts.items() for address in addresses if address in data}
    assert named <= {"feeds.opml"}
    assert len(json.loads(texts["feed.json"])["items"]) == len(FIVE)


def test_the_list_of_feeds_names_every_programme_that_is_public(library: Library, home: Path) -> None:
    for folder in WORDS:
        _publish(library, folder)  # the first was published when it was the only one

    for folder in WORDS:
        outlines = ElementTree.parse(home / folder / "feeds.opml").iter("outline")
        listed = [outline.get("xmlUrl") for outline in outlines]
        assert listed[0] == f"https://contoh.example/{folder}/feed.xml"
        assert sorted(listed) == sorted(f"https://contoh.example/{each}/feed.xml" for each in WORDS)


def test_building_again_gives_the_same_bytes(library: Library, home: Path) -> None:
    for folder in WORDS:
        _publish(library, folder)
    before = {folder: _files(home / folder) for folder in WORDS}

    plans = [prepare(library, [], folder, None, LATER, no_step).plan for folder in WORDS]

    assert [(plan.puts, plan.removes) for plan in plans] == [((), ())] * len(WORDS)
    assert {folder: _files(home / folder) for folder in WORDS} == before


def test_an_episode_never_goes_out_with_another_programme(library: Library, home: Path) -> None:
    stranger = library.episodes(programme_id=library.programmes()[1].id)[0]
    before = _files(home / "kota")

    with pytest.raises(OtherProgramme, match="“Suara Desa”, but “kota” publishes “Suara Kota”"):
        _publish(library, "kota", stranger.id)

    assert _files(home / "kota") == before


def test_undo_a_restart_and_a_rollback_of_one_leave_the_others_alone(library: Library, home: Path) -> None:
    others = {folder: _files(home / folder) for folder in ("kota", "pasar")}
    first = feedparser.parse((home / "desa" / "feed.xml").read_bytes())
    row = library.episodes(programme_id=library.programmes()[1].id)[0]
    untouched = [row for row in library.episodes() if row.programme_id != library.programmes()[1].id]
    sheets.change(library, row.id, "Judul", title="Judul baru")
    _publish(library, "desa", row.id, now=LATER)
    library.undo(row.id)
    library.close()

    with open_library(home / "radio") as again:
        assert again.row(row.id).title == row.title
        assert [each for each in again.episodes() if each.id in {row.id for row in untouched}] == untouched
        rollback(again, "desa", LATER, no_step)

    last = feedparser.parse((home / "desa" / "feed.xml").read_bytes())
    assert [entry.title for entry in last.entries] == [entry.title for entry in first.entries]
    assert {folder: _files(home / folder) for folder in others} == others


def test_a_programme_may_live_in_a_folder_inside_another(home: Path, library: Library) -> None:
    programme = library.programmes()[2]
    inside = home / "kota" / "pasar"
    add_destination(library, "dalam", str(inside), programme.id)
    before = _shown(home / "kota")

    _publish(library, "dalam", *(row.id for row in library.episodes(programme_id=programme.id)))
    _publish(library, "kota", now=LATER)

    assert len(feedparser.parse((inside / "feed.xml").read_bytes()).entries) == len(FIVE)
    kept = {path for path in _shown(home / "kota") if not path.startswith("pasar/")}
    assert kept == before.keys()
