"""The published site as the media host: approved, published, served, fetched by Meta, and taken down again."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from radiodesk.desk import publishing
from radiodesk.desk.attachments import attach
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.due_posts import run_posts
from radiodesk.desk.imports import import_recording
from radiodesk.desk.media_host import public_address_of
from radiodesk.desk.opening import create_library, open_library
from radiodesk.desk.post_queue import approve_post, drop_post, queue_post
from radiodesk.desk.publishing import Receipt
from radiodesk.desk.rendering import preset_named, render_episode
from radiodesk.desk.undoing import prepare_unpublishing, unpublish
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.account import Account, Keys
from radiodesk.model.episode import Sheet
from radiodesk.model.posting_problems import MediaOutOfReach
from radiodesk.model.programme import Programme
from radiodesk.model.queued_post import Attachment, QueuedPost
from radiodesk.settings.secrets import hold_secret
from tests.servers.meta_graph import PAGES
from tests.servers.meta_server import Meta, meta_server
from tests.servers.nginx import nginx
from tests.servers.web import Handler, Misdeed, Web, web_server

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
TEXT = "Damai tanpa sidang? Dengarkan Jaksa Menyapa."


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Web]:
    (tmp_path / "www").mkdir()
    with web_server(tmp_path / "www") as web:
        yield web


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory, speech: Path) -> Path:
    """A library whose only episode needs no more rendering."""
    root = tmp_path_factory.mktemp("rendered") / "radio"
    with create_library(root, Programme("Jaksa Menyapa", "https://contoh.example/radio/")) as library:
        episode = import_recording(library, speech, no_step, Sheet(title="Damai tanpa sidang"))
        render_episode(library, episode, preset_named("voice"), no_step)
    return root


@pytest.fixture
def library(tmp_path: Path, site: Web, rendered: Path) -> Iterator[Library]:
    with open_library(shutil.copytree(rendered, tmp_path / "radio")) as library:
        add_destination(library, "web", str(tmp_path / "www"), public_url=site.url)
        yield library


@pytest.fixture
def meta() -> Iterator[Meta]:
    with meta_server() as server:
        yield server


def let_in(library: Library, meta: Meta, network: str) -> str:
    _name, token, number, username = next(iter(PAGES.values()))
    account = Account(network, f"@{username}", meta.url, number)
    library.keep_account(account)
    keys = Keys({"token": meta.world.threads_token if network == "threads" else token})
    hold_secret(account.secret_address, keys.to_text())
    return account.name


def a_card(library: Library, folder: Path, size: tuple[int, int] = (1080, 1350)) -> Attachment:
    path = folder / "kartu.png"
    Image.new("RGB", size, (20, 60, 90)).save(path)
    return attach(library, path, "Kutipan di kartu biru")


def a_film(library: Library, folder: Path) -> Attachment:
    path = folder / "audiogram.mp4"
    path.write_bytes(bytes(range(256)) * 2000)
    return attach(library, path, "Kata jaksa di layar")


def approve(library: Library, account: str, *files: Attachment) -> QueuedPost:
    network = account.partition(":")[0]
    return approve_post(library, 1, network, account, TEXT, attachments=files, now=NOON)


def publish(library: Library, now: datetime = NOON, ids: tuple[int, ...] = (1,)) -> Receipt:
    proposal = publishing.prepare(library, ids, "web", "voice", now, no_step)
    return publishing.publish(library, proposal, no_step)


def run(library: Library, now: datetime) -> QueuedPost:
    (post,) = run_posts(library, lambda: now)
    return post


def answering(status: int, body: bytes, kind: str) -> Misdeed:
    def answer(handler: Handler) -> bool:
        handler.send(status, body, kind)
        return True

    return answer


def without_head(handler: Handler) -> bool:
    if handler.command == "HEAD":
        handler.send(405, b"")
    return handler.command == "HEAD"


def on_the_site(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "www" / "posts").glob("*"))


def test_an_approved_card_is_published_and_fetched_from_there(library: Library, meta: Meta, tmp_path: Path) -> None:
    card = a_card(library, tmp_path)
    post = approve(library, let_in(library, meta, "instagram"), card)
    queue_post(library, post.id, None, NOON)

    receipt = publish(library)

    assert receipt.faults == ()
    assert on_the_site(tmp_path) == [f"{card.sha256[:16]}.jpg"]
    assert run(library, NOON).state == "live"
    (public,) = meta.posts
    with Image.open(BytesIO(public.media[0])) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1080, 1350))
    assert public.alts == ["Kutipan di kartu biru"]


def test_nginx_serves_it_to_threads_as_well(library: Library, meta: Meta, tmp_path: Path) -> None:
    with nginx(tmp_path / "nginx", tmp_path / "www") as url:
        add_destination(library, "web", str(tmp_path / "www"), public_url=url)
        post = approve(library, let_in(library, meta, "threads"), a_card(library, tmp_path))
        queue_post(library, post.id, None, NOON)
        publish(library)

        assert run(library, NOON).state == "live"
        assert len(meta.posts[0].media) == 1


def test_a_film_lies_there_as_it_is_and_not_twice_in_the_library(library: Library, meta: Meta, tmp_path: Path) -> None:
    film = a_film(library, tmp_path)
    post = approve(library, let_in(library, meta, "threads"), film)
    queue_post(library, post.id, None, NOON)

    assert publish(library).faults == ()
    assert run(library, NOON).state == "live"
    assert meta.posts[0].media == [(tmp_path / "audiogram.mp4").read_bytes()]
    assert not (library.root / "published" / film.sha256[:2] / film.sha256).exists()


def test_before_it_is_published_the_post_waits_and_says_what_to_do(
    library: Library, meta: Meta, tmp_path: Path
) -> None:
    publish(library)
    post = approve(library, let_in(library, meta, "instagram"), a_card(library, tmp_path))
    queue_post(library, post.id, None, NOON)

    waiting = run(library, NOON)

    assert waiting.state == "queued"
    assert "it goes up when the programme is published next" in waiting.trouble
    assert not meta.asked
    publish(library)
    assert run(library, NOON + timedelta(minutes=2)).state == "live"


def test_what_nobody_approved_or_nobody_fetches_is_not_public(library: Library, meta: Meta, tmp_path: Path) -> None:
    card = a_card(library, tmp_path)
    dropped = approve(library, let_in(library, meta, "instagram"), card)
    drop_post(library, dropped.id)
    library.keep_account(Account("facebook", "Kejari", meta.url, "61550000000001"))
    approve(library, "facebook:Kejari", card)  # brought up by itself
    approve_post(library, 1, "threads", "", TEXT, attachments=(card,), now=NOON)  # a person posts it

    publish(library)

    assert on_the_site(tmp_path) == []


def test_it_is_taken_down_some_days_after_the_post_is_live(library: Library, meta: Meta, tmp_path: Path) -> None:
    post = approve(library, let_in(library, meta, "instagram"), a_card(library, tmp_path))
    queue_post(library, post.id, None, NOON)
    publish(library)
    assert run(library, NOON).state == "live"

    publish(library, NOON + timedelta(days=1), ids=())
    assert len(on_the_site(tmp_path)) == 1
    publish(library, NOON + timedelta(days=9), ids=())

    assert on_the_site(tmp_path) == []


def test_what_is_called_off_or_withdrawn_goes_at_once(library: Library, meta: Meta, tmp_path: Path) -> None:
    account = let_in(library, meta, "instagram")
    post = approve(library, account, a_card(library, tmp_path))
    publish(library)
    drop_post(library, post.id)

    publish(library, ids=())
    assert on_the_site(tmp_path) == []

    approve(library, account, a_card(library, tmp_path, (1080, 1080)))
    publish(library)
    assert len(on_the_site(tmp_path)) == 1
    unpublish(library, prepare_unpublishing(library, [1], "web", NOON))
    assert on_the_site(tmp_path) == []


def test_the_same_posts_are_the_same_bytes(library: Library, meta: Meta, tmp_path: Path) -> None:
    approve(library, let_in(library, meta, "instagram"), a_card(library, tmp_path))
    publish(library)

    assert publish(library, NOON + timedelta(hours=1)).plan.is_empty


def test_what_is_not_really_there_is_found_out_before_meta_is_asked(
    library: Library, meta: Meta, site: Web, tmp_path: Path
) -> None:
    card = a_card(library, tmp_path)
    approve(library, let_in(library, meta, "instagram"), card)
    publish(library)
    path = f"posts/{card.sha256[:16]}.jpg"

    for status, body, kind, reason in (
        (403, b"no", "text/plain", "403"),
        (200, b"<!doctype html>", "text/html", "text/html"),
        (200, b"short", "image/jpeg", "5 bytes"),
    ):
        site.misdeeds[path] = answering(status, body, kind)
        with pytest.raises(MediaOutOfReach, match=reason):
            public_address_of(library, card)

    site.misdeeds[path] = without_head  # a host that knows no HEAD is asked in full
    assert public_address_of(library, card) == f"{site.url}{path}"
    assert not meta.asked


def test_a_card_that_is_lost_does_not_hold_up_the_programme(library: Library, meta: Meta, tmp_path: Path) -> None:
    card = a_card(library, tmp_path)
    approve(library, let_in(library, meta, "instagram"), card)
    (library.root / card.path).unlink()

    assert publish(library).faults == ()
    assert on_the_site(tmp_path) == []
