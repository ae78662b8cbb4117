"""The card of a link on Bluesky's own server: what the page says of itself."""

from pathlib import Path

import pytest
from PIL import Image

from tests.servers.pds.server import Pds
from tests.servers.ports import free_ports
from tests.servers.web import web_server
from tests.social.connectors.bluesky_story import the_post
from tests.social.connectors.posting import Desk, post

pytestmark = pytest.mark.xdist_group("bluesky")

PAGE = """<!doctype html><html><head>
<meta property="og:title" content="Damai &amp; tanpa sidang">
<meta property="og:title" content="Lain">
<meta property="og:description" content="Apa itu
 keadilan restoratif?">
<meta property="og:image" content="cover.png">
</head><body>"""


def test_a_card_shows_what_the_page_says_of_itself(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "episode.html").write_text(PAGE)
    Image.effect_noise((1000, 1000), 90).convert("RGB").save(tmp_path / "cover.png")
    with web_server(tmp_path) as site:
        desk.out(post(title="", link=f"{site.url}episode.html"))
        card = the_post(pds, desk)["embed"]["external"]

    assert (card["uri"], card["title"]) == (f"{site.url}episode.html", "Damai & tanpa sidang")
    assert card["description"] == "Apa itu keadilan restoratif?"
    assert card["thumb"]["mimeType"] == "image/jpeg"
    assert card["thumb"]["size"] <= 1_000_000


def test_a_page_is_read_once_for_all_tries(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "episode.html").write_text(PAGE)
    Image.new("RGB", (300, 300)).save(tmp_path / "cover.png")
    with web_server(tmp_path) as site:
        words = post(text="Satu kartu", link=f"{site.url}episode.html")
        desk.ready(words)
        desk.reopened()
        desk.ready(words)

        assert site.asked == ["GET episode.html", "GET cover.png"]


@pytest.mark.parametrize("page", ["", "<meta property=og:image content='http://contoh.go.id/x.png'>", "<meta " * 9_000])
def test_a_page_that_says_nothing_is_called_by_its_server(pds: Pds, desk: Desk, tmp_path: Path, page: str) -> None:
    (tmp_path / "episode.html").write_text(page)
    with web_server(tmp_path) as site:
        link = f"{site.url}episode.html"
        desk.out(post(title="", link=link))

    assert the_post(pds, desk)["embed"]["external"] == {
        "uri": link,
        "title": f"localhost:{site.port}",
        "description": "",
    }


def test_a_picture_that_is_none_is_left_out(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "episode.html").write_text(PAGE)
    (tmp_path / "cover.png").write_bytes(b"\x89PNG" + b"\0" * 1_500_000)
    with web_server(tmp_path) as site:
        desk.out(post(link=f"{site.url}episode.html"))

    assert "thumb" not in the_post(pds, desk)["embed"]["external"]


@pytest.mark.parametrize("link", ["http://localhost:{port}/", "http://10.0.0.1/admin"])
def test_no_post_waits_for_its_card(pds: Pds, desk: Desk, link: str) -> None:
    desk.out(post(title="Keadilan restoratif", link=link.format(port=free_ports(1)[0])))

    assert the_post(pds, desk)["embed"]["external"]["title"] == "Keadilan restoratif"


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "kejari.contoh.go.id"])
def test_what_is_no_address_of_the_web_gets_no_card(pds: Pds, desk: Desk, link: str) -> None:
    desk.out(post(link=link))

    assert "embed" not in the_post(pds, desk)
