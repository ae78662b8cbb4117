"""Items are written once and kept: the next feed is the same to the byte as one written from nothing."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radiodesk.feed import archive
from radiodesk.feed.archive import Finished, build_feeds, finished_feed
from radiodesk.feed.build import in_order
from radiodesk.feed.heads import write_items
from radiodesk.feed.json_feed import build_json_feed, finished_json_feed
from radiodesk.feed.parts import Part, parts, programme_of
from radiodesk.feed.stock import FORM, Dressed, Stock
from radiodesk.feed.writer import Writer
from radiodesk.model.feed_entry import entry_of
from radiodesk.model.origin import Wording
from radiodesk.model.programme import Programme, Season
from radiodesk.model.publication import Publication
from tests.feed.makers import ART, programme, publication
from tests.feed.test_rules import newest
from tests.feed.test_show import whole


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_EPISODES", 20)
    monkeypatch.setattr(archive, "PAGE_EPISODES", 10)


@dataclass
class Desk:
    """What one edit leaves for the next; `fetched` are the publications that were looked at."""

    kept: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)

    def build(self, show: Programme, publications: Sequence[Publication]) -> dict[str, bytes]:
        by_key = {str(hash(each)): each for each in publications}
        writer = Writer(
            show, ART, Stock(lambda keys: list(self._fetch(keys, by_key)), self.kept, self._keep, self._has)
        )
        newest_first = in_order(show, [entry_of(key, each) for key, each in by_key.items()])
        finished = (*finished_feed(writer, newest_first), finished_json_feed(writer, newest_first))
        return {each.path: self.files[each.sha256] for each in finished}

    def _fetch(self, keys: Sequence[str], by_key: dict[str, Publication]) -> Iterator[Dressed]:
        for key in keys:
            self.fetched.append(by_key[key].guid)
            yield Dressed(by_key[key])

    def _keep(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.files[sha256] = data
        return sha256

    def _has(self, sha256: str) -> bool:
        return sha256 in self.files


def from_nothing(show: Programme, publications: Sequence[Publication]) -> dict[str, bytes]:
    return {**build_feeds(show, publications, ART), "feed.json": build_json_feed(show, publications, ART)}


def episodes(count: int) -> list[Publication]:
    return [publication(number) for number in range(1, count + 1)]


def test_after_one_edit_only_the_edited_episode_is_looked_at() -> None:
    desk, before = Desk(), episodes(47)
    desk.build(programme(), before)
    desk.fetched.clear()

    after = [*before[:30], replace(before[30], sheet=replace(before[30].sheet, title="Judul baru")), *before[31:]]
    built = desk.build(programme(), after)

    assert set(desk.fetched) == {"guid-31"}
    assert built == from_nothing(programme(), after)


def test_what_did_not_change_is_not_even_written_again() -> None:
    desk, publications = Desk(), episodes(47)
    first = desk.build(programme(), publications)
    desk.fetched.clear()
    kept = dict(desk.kept)

    assert desk.build(programme(), publications) == first
    assert (desk.fetched, desk.kept) == ([], kept)


def test_what_was_kept_can_be_deleted_at_any_time() -> None:
    desk, publications = Desk(), episodes(35)
    first = desk.build(programme(), publications)

    desk.kept.clear()
    assert desk.build(programme(), publications) == first
    desk.files.clear()
    assert desk.build(programme(), publications) == first


CHANGES = st.sampled_from(["title", "host", "address", "season name", "new episode", "retitled", "gone", "lose half"])


@settings(max_examples=25, deadline=None)
@given(st.lists(CHANGES, max_size=6))
def test_whatever_is_done_it_is_as_if_written_from_nothing(changes: list[str]) -> None:
    desk, show, publications, number = Desk(), whole(), episodes(24), 24
    for change in changes:
        number += 1
        if change == "lose half":
            for key in sorted(desk.kept)[::2]:
                del desk.kept[key]
        elif change == "new episode":
            publications.append(publication(number, type="trailer" if number % 2 else "full"))
        elif change == "retitled":
            at = number % len(publications)
            publications[at] = replace(publications[at], sheet=replace(publications[at].sheet, title=f"Judul {number}"))
        elif change == "gone":
            publications.pop(number % len(publications))
        else:
            show = _changed(show, change, number)
        assert desk.build(show, publications) == from_nothing(show, publications)


def _changed(show: Programme, change: str, number: int) -> Programme:
    if change == "host":
        return replace(show, people=(replace(show.people[0], name=f"Penyiar {number}"),))
    if change == "season name":
        return replace(show, seasons=(Season(1, f"Musim {number}"),))
    if change == "address":
        return replace(show, public_url=f"https://radio{number}.contoh.go.id/")
    return replace(show, title=f"Jaksa {number}")


def test_findings_are_kept_with_the_item_that_they_are_about() -> None:
    desk, publications = Desk(), [publication(1), publication(2, title="<b>Tebal</b>")]

    def found() -> list[tuple[str, str]]:
        by_key = {each.guid: each for each in publications}
        writer = Writer(programme(), ART, Stock(lambda keys: [Dressed(by_key[key]) for key in keys], desk.kept))
        entries = in_order(programme(), [entry_of(key, each) for key, each in by_key.items()])
        (feed,) = finished_feed(writer, entries)
        assert isinstance(feed, Finished)
        return [(finding.rule, finding.guid) for finding in feed.findings]

    assert found() == found() == [("title", "guid-2")]


def test_an_item_may_speak_of_items() -> None:
    wording = Wording(notes='<p title="\n    </item>\n    <item>\n">Catatan.</p>')
    strange = [publication(1, wording=wording), publication(2), publication(3, wording=wording)]

    items = write_items(programme(), [Dressed(each) for each in strange])

    assert [item.count(b"<guid") for item in items] == [1, 1, 1]
    feed = build_feeds(programme(), strange, ART)["feed.xml"]
    assert all(item in feed for item in items)


def test_the_json_feed_is_as_json_is_written() -> None:
    written = build_json_feed(programme(), [newest(), publication(1)], ART).decode()

    assert json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n" == written
    empty = build_json_feed(programme(), [], ART).decode()
    assert json.loads(empty)["items"] == []


def test_whoever_changes_what_an_item_says_raises_the_number_of_its_form() -> None:
    """What was kept by the version before would otherwise go out as it is."""
    (item,) = write_items(whole(), [Dressed(newest(), ART)])

    assert (FORM, hashlib.sha256(item).hexdigest()[:16]) == (1, "9076b186e327b44e")


def test_parts_have_the_items_of_the_whole_and_stay_out_of_directories() -> None:
    show = whole(new_feed_url="https://baru.example/feed.xml")
    publications = [publication(1, topics=("Tanah",)), publication(2, season=2, topics=("tanah", "Warisan"))]
    entries = in_order(show, [entry_of(each.guid, each) for each in publications])

    divided = list(parts(show, entries))

    assert [(part.folder, part.name, [each.guid for each in those]) for part, those in divided] == [
        ("seasons/2/", "Musim 2", ["guid-2"]),
        ("seasons/1/", "Tahun pertama", ["guid-1"]),
        ("topics/tanah/", "Tanah", ["guid-2", "guid-1"]),
        ("topics/warisan/", "Warisan", ["guid-2"]),
    ]
    of_part = programme_of(show, Part("topics/tanah/", "Tanah"))
    assert (of_part.title, of_part.is_blocked, of_part.new_feed_url) == ("Jaksa Menyapa: Tanah", True, "")
    assert of_part.guid != show.guid
