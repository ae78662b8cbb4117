"""Whatever the other host does, nothing is lost, nothing breaks, and each thing that is wrong is said."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.desk.moving_feed import look_at_feed
from radiodesk.desk.moving_house import settle
from radiodesk.desk.moving_in import Moved, move_in
from radiodesk.desk.moving_journal import Outcome
from radiodesk.desk.opening import create_library
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.library.library import Library
from radiodesk.model.programme import Programme
from radiodesk.model.web_problems import FeedUnreadable, NotFetched
from tests.desk.elsewhere import Elsewhere, guid_of
from tests.servers.web import Handler, Misdeed, Web, web_server


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """The server of the other host."""
    (tmp_path / "there").mkdir()
    with web_server(tmp_path / "there") as web:
        yield web


@pytest.fixture
def there(web: Web) -> Elsewhere:
    """What it serves."""
    return Elsewhere(web.root, web.url)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """An empty library; nobody waits before a broken download goes on."""
    monkeypatch.setattr("radiodesk.desk.moving_download.PAUSES_S", (0.0, 0.0))
    with create_library(tmp_path / "radio", Programme("Baru", "https://contoh.example/radio/")) as library:
        yield library


def move(library: Library, feed: str) -> Moved:
    household = look_at_feed(feed, no_step)
    return move_in(library, household, settle(library, household, "").programme, no_step)


def redirect(place: str, status: int = 302) -> Misdeed:
    def answer(handler: Handler) -> bool:
        handler.send(status, b"", Location=place)
        return True

    return answer


def body(data: bytes, **headers: str) -> Misdeed:
    def answer(handler: Handler) -> bool:
        handler.send(200, data, **{name.replace("_", "-"): value for name, value in headers.items()})
        return True

    return answer


def cut_after(count: int, times: int) -> Misdeed:
    """Breaks off after so many bytes, so many times; then all goes well."""
    left = [times]

    def answer(handler: Handler) -> bool:
        if not left[0]:
            return False
        left[0] -= 1
        data = (handler.web.root / handler.path.lstrip("/")).read_bytes()
        start = int(handler.headers.get("Range", "bytes=0-")[6:].rstrip("-"))
        handler.send_response(206 if start else 200)
        handler.send_header("Content-Length", str(len(data) - start))
        handler.send_header("ETag", '"one"')
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        handler.end_headers()
        handler.wfile.write(data[start : start + count])
        handler.wfile.flush()
        handler.close_connection = True
        handler.connection.shutdown(2)
        return True

    return answer


def test_one_bad_episode_does_not_stop_the_others(library: Library, there: Elsewhere, web: Web) -> None:
    feed = there.write(*(there.item(number) for number in range(5, -1, -1)))
    web.misdeeds["audio/ep1.m4a"] = body(b"<!doctype html><html>Login</html>", Content_Type="text/html")
    web.misdeeds["audio/ep2.mp3"] = body(b"")
    (there.root / "audio/ep3.mp3").unlink()
    web.misdeeds["audio/ep4.mp3"] = redirect("file:///etc/passwd")

    moved = move(library, feed)

    assert [outcome.state for outcome in moved.outcomes] == ["brought", *["failed"] * 4, "brought"]
    said = [outcome.remarks[0] for outcome in moved.of_state("failed")]
    assert "web page" in said[0]
    assert "no sound" in said[1]
    assert "HTTP 404" in said[2]
    assert "no address on the web" in said[3]
    assert len(library.episodes()) == 2


def test_what_failed_comes_with_the_next_attempt(library: Library, there: Elsewhere, web: Web) -> None:
    feed = there.write(there.item(1), there.item(0))
    web.misdeeds["audio/ep1.m4a"] = body(b"<html>")
    move(library, feed)
    web.misdeeds.clear()

    assert [outcome.state for outcome in move(library, feed).outcomes] == ["here", "brought"]


def test_a_download_that_breaks_off_goes_on_where_it_was(library: Library, there: Elsewhere, web: Web) -> None:
    web.misdeeds["audio/ep0.mp3"] = cut_after(1000, 2)

    moved = move(library, there.write(there.item(0)))

    assert [outcome.state for outcome in moved.outcomes] == ["brought"]
    (row,) = library.episodes()
    kept = library.original_path(library.episode(row.id).recording.sha256)
    assert kept.read_bytes() == there.audio(0).read_bytes()


def test_a_move_that_was_stopped_goes_on(library: Library, there: Elsewhere, web: Web) -> None:
    feed = there.write(*(there.item(number) for number in range(7, -1, -1)))
    household = look_at_feed(feed, no_step)
    programme = settle(library, household, "").programme
    heard: list[Outcome] = []

    def stop_after_three(_done: float, _total: float, /) -> None:
        if len(heard) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        move_in(library, household, programme, stop_after_three, heard.append)
    moved = move(library, feed)

    assert [outcome.state for outcome in moved.outcomes] == ["here"] * 3 + ["brought"] * 5
    assert [library.episode(outcome.episode_id).guid for outcome in moved.outcomes] == [guid_of(n) for n in range(8)]


def test_a_broken_off_file_of_an_earlier_day_goes_on_by_range(library: Library, there: Elsewhere, web: Web) -> None:
    feed = there.write(there.item(0))
    web.misdeeds["audio/ep0.mp3"] = cut_after(1000, 3)  # as often as it is tried
    assert [outcome.state for outcome in move(library, feed).outcomes] == ["failed"]
    web.asked.clear()
    ranges: list[str] = []

    def note(handler: Handler) -> bool:
        ranges.append(f"{handler.headers['Range']} {handler.headers['If-Range']}")
        return False

    web.misdeeds["audio/ep0.mp3"] = note
    moved = move(library, feed)

    assert [outcome.state for outcome in moved.outcomes] == ["brought"]
    assert ranges == ['bytes=3000- "one"']


def test_a_file_that_is_another_one_now_is_brought_anew(library: Library, there: Elsewhere, web: Web) -> None:
    feed = there.write(there.item(0))
    web.misdeeds["audio/ep0.mp3"] = cut_after(1000, 3)
    move(library, feed)
    web.misdeeds.clear()
    (there.root / "audio/ep0.mp3").write_bytes(there.audio(2).read_bytes())

    (outcome,) = move(library, feed).outcomes

    kept = library.original_path(library.episode(outcome.episode_id).recording.sha256)
    assert kept.read_bytes() == there.audio(2).read_bytes()
    assert any("bytes" in remark for remark in outcome.remarks)


def test_items_without_a_guid_or_with_that_of_another_are_not_lost(library: Library, there: Elsewhere) -> None:
    nameless = there.item(0).replace("<guid>https://lama.example/?p=0&amp;x=1</guid>", "")
    feed = there.write(there.item(2, guid="sama"), there.item(2, guid="sama"), there.item(1, guid="sama"), nameless)

    moved = move(library, feed)

    assert [outcome.state for outcome in moved.outcomes] == ["failed", "brought", "brought", "brought"]
    assert "twice" in moved.outcomes[0].remarks[0]
    nameless_one, first, second = moved.outcomes[1:]
    assert nameless_one.guid == f"{there.url}audio/ep0.mp3"
    assert "had no guid" in nameless_one.remarks[0]
    assert (first.guid, second.guid) == ("sama", f"{there.url}audio/ep2.mp3")
    assert "has the same guid" in second.remarks[0]


def test_an_item_without_audio_or_date_is_told(library: Library, there: Elsewhere) -> None:
    feed = there.write("<item><title>Pengumuman</title></item>", there.item(1, date="kapan-kapan"), there.item(0))

    moved = move(library, feed)

    assert [(outcome.title[:5], outcome.state) for outcome in moved.outcomes] == [
        ("Pengu", "failed"),
        ("Episo", "brought"),
        ("Episo", "brought"),
    ]
    assert "kapan-kapan" in moved.outcomes[2].remarks[0]


def test_pages_without_end_are_left(there: Elsewhere, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiodesk.desk.moving_feed.MOST_PAGES", 5)
    feed = there.write(there.item(0), head=f'<atom:link rel="next" href="{there.url}feed.xml?page=2"/>')
    count = iter(range(2, 10_000))

    def next_page(handler: Handler) -> bool:
        data = (there.root / "feed.xml").read_text().replace("page=2", f"page={next(count)}")
        handler.send(200, data.replace("p=0", f"p={next(count)}").encode())
        return True

    web.misdeeds["feed.xml"] = next_page

    household = look_at_feed(feed, no_step)

    assert "without end" in household.remarks[0]
    assert len(household.arriving) == 5


def test_a_page_that_names_itself_is_read_once(there: Elsewhere) -> None:
    feed = there.write(there.item(0), head=f'<atom:link rel="next" href="{there.url}feed.xml"/>')

    assert len(look_at_feed(feed, no_step).arriving) == 1


@pytest.mark.parametrize(
    ("misdeed", "reason"),
    [
        (redirect("/feed.xml"), "circle"),
        (redirect("file:///etc/passwd"), "no address on the web"),
        (body(gzip.compress(b"<rss>" + b" " * (40 << 20)), Content_Encoding="gzip"), "larger than 32 MB"),
        (body(b"not gzip", Content_Encoding="gzip"), "packed wrongly"),
        (body(b"?", Content_Encoding="br"), "unknown way"),
    ],
)
def test_a_feed_that_cannot_be_had_is_told(there: Elsewhere, web: Web, misdeed: Misdeed, reason: str) -> None:
    web.misdeeds["feed.xml"] = misdeed

    with pytest.raises(NotFetched, match=reason):
        look_at_feed(there.feed_url, no_step)


def test_an_entity_bomb_is_not_lit(there: Elsewhere) -> None:
    (there.root / "feed.xml").write_bytes(b'<!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel>&a;</channel></rss>')

    with pytest.raises(FeedUnreadable, match="grammar"):
        look_at_feed(there.feed_url, no_step)


def test_a_public_feed_does_not_lead_into_the_house(there: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiodesk.desk.moving_feed.is_inside_the_house", lambda _url: False)  # as if it were outside
    there.write(there.item(0))

    with pytest.raises(NotFetched, match="your own network"):
        look_at_feed(there.feed_url, no_step)


def test_a_password_in_an_address_is_not_told(there: Elsewhere) -> None:
    with pytest.raises(NotFetched) as problem:
        look_at_feed(there.feed_url.replace("//", "//ani:rahasia@"), no_step)

    assert "rahasia" not in str(problem.value)
