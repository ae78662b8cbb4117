"""Leaving an address: what to put there, and whether apps are really led on from it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.desk.moving_check import check_move
from radiodesk.desk.moving_out import leave, redirects, write_redirects
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue, NotFilledIn
from tests.servers.web import Handler, Misdeed, Web, web_server

OLD, NEW = "https://lama.example/a/feed.xml", "https://baru.example/feed.xml?a=1&b=2"
GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """A server with the new feed; its old address is `old`."""
    (tmp_path / "there").mkdir()
    with web_server(tmp_path / "there") as web:
        new_feed(web)
        yield web


def new_feed(web: Web, guid: str = GUID, says: str | None = None) -> None:
    own = f"{web.url}feed.xml" if says is None else says
    (web.root / "feed.xml").write_text(
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0" '
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>t</title>'
        f"<podcast:guid>{guid}</podcast:guid>{f'<itunes:new-feed-url>{own}</itunes:new-feed-url>' if own else ''}"
        "<item><title>x</title></item></channel></rss>"
    )


def redirect(place: str, status: int) -> Misdeed:
    def answer(handler: Handler) -> bool:
        handler.send(status, b"", Location=place)
        return True

    return answer


def checked(web: Web) -> list[str]:
    findings = check_move(f"{web.url}old", f"{web.url}feed.xml", GUID)
    return [f"{finding.level}: {finding.text}" for finding in findings if finding.level != "ok"]


@pytest.mark.parametrize("status", [301, 308])
def test_a_redirect_for_good_is_well(web: Web, status: int) -> None:
    web.misdeeds["old"] = redirect("/feed.xml", status)

    assert checked(web) == []


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_redirect_for_now_is_not(web: Web, status: int) -> None:
    web.misdeeds["old"] = redirect("/feed.xml", status)

    (said,) = checked(web)
    assert said.startswith("error")
    assert f"only for now ({status})" in said


def test_an_address_that_still_answers_itself(web: Web) -> None:
    (web.root / "old").write_bytes((web.root / "feed.xml").read_bytes())

    (said,) = checked(web)
    assert "still answers itself" in said


def test_an_address_that_gives_nothing(web: Web) -> None:
    (said,) = checked(web)
    assert "gives nothing (HTTP 404)" in said


def test_a_circle(web: Web) -> None:
    web.misdeeds["old"] = redirect("/b", 301)
    web.misdeeds["b"] = redirect("/old", 301)

    (said,) = checked(web)
    assert "circle" in said


def test_another_goal(web: Web) -> None:
    (web.root / "else.xml").write_text("x")
    web.misdeeds["old"] = redirect("/else.xml", 301)

    (said,) = checked(web)
    assert "else.xml”, not to the new feed" in said


def test_a_new_feed_that_cannot_be_read(web: Web) -> None:
    web.misdeeds["old"] = redirect("/feed.xml", 301)
    (web.root / "feed.xml").write_text("<html></html>")

    (said,) = checked(web)
    assert "cannot be read (it is a web page)" in said


def test_another_podcast(web: Web) -> None:
    web.misdeeds["old"] = redirect("/feed.xml", 301)
    new_feed(web, "917393e3-1b1e-5cef-ace4-edaa54e1f810")

    (said,) = checked(web)
    assert "another podcast:guid" in said


@pytest.mark.parametrize(
    ("says", "level", "part"),
    [("https://lain.example/feed.xml", "error", "sends apps on"), ("", "warning", "four weeks")],
)
def test_what_the_new_feed_says_of_its_address(web: Web, says: str, level: str, part: str) -> None:
    web.misdeeds["old"] = redirect("/feed.xml", 301)
    new_feed(web, says=says)

    (said,) = checked(web)
    assert said.startswith(level)
    assert part in said


def test_an_address_that_is_none() -> None:
    with pytest.raises(NotFilledIn):
        check_move("", "https://baru.example/feed.xml")


def test_the_redirects_are_for_good_and_exact() -> None:
    texts = {each.host: each.text for each in redirects(OLD, NEW)}

    assert texts["Apache"].splitlines()[-1] == rf'RewriteRule "^a/feed\.xml$" "{NEW}" [R=301,L,NE,QSD]'
    assert f'location = "/a/feed.xml" {{\n    return 301 "{NEW}";' in texts["nginx"]
    assert texts["Netlify"] == f"/a/feed.xml {NEW} 301!"
    assert "/a/feed.xml" in texts["Cloudflare"]
    assert NEW in texts["WordPress"]


def test_an_old_address_with_a_query_is_matched_by_it() -> None:
    texts = {each.host: each.text for each in redirects("https://lama.example/?feed=podcast", NEW)}

    assert r"RewriteCond %{QUERY_STRING} ^feed=podcast$" in texts["Apache"]
    assert 'if ($args = "feed=podcast")' in texts["nginx"]
    assert texts["Netlify"].startswith("/ feed=podcast ")


def test_they_are_written_into_a_folder(tmp_path: Path) -> None:
    files = write_redirects(redirects(OLD, NEW), tmp_path)

    assert [file.relative_to(tmp_path).as_posix() for file in files] == [
        "apache/.htaccess",
        "nginx/nginx.conf",
        "netlify/_redirects",
    ]
    assert NEW in files[0].read_text()


def test_leaving_is_said_in_the_feed(library: Library) -> None:
    leave(library, library.programme(), f" {NEW} ")

    assert library.programme() == replace(library.programme(), new_feed_url=NEW)
    for wrong in ("besok", library.programme().feed_url):
        with pytest.raises(BadValue):
            leave(library, library.programme(), wrong)
