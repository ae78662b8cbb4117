"""What listeners get is asked for at the public address as apps ask for it; each thing that is wrong has its name."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.model.public_problems import PublicOutOfReach
from radiodesk.model.publication import PublicFile
from radiodesk.publish.public import Outside, ask_public, is_served
from radiodesk.publish.verify import Fault, Wrong
from tests.servers.web import Handler, Web, make_certificate, web_server

AUDIO = "audio/tilang-abcd.mp3"
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Jaksa Menyapa</title></channel></rss>'
PAGE = b"<!doctype html><title>Masuk</title>"
CONTENTS = {
    AUDIO: bytes(range(256)) * 20,
    "feed.xml": FEED,
    "index.html": b"<!doctype html><title>Jaksa Menyapa</title>",
    "episodes/tilang/transcript.vtt": b"WEBVTT\n",
}
STAGES = {AUDIO: "audio", "feed.xml": "feed", "index.html": "page", "episodes/tilang/transcript.vtt": "asset"}


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    write(tmp_path / "www")
    with web_server(tmp_path / "www") as served:
        yield served


def write(root: Path) -> None:
    for base in (root, root.parent / "own"):
        for path, data in CONTENTS.items():
            (base / path).parent.mkdir(parents=True, exist_ok=True)
            (base / path).write_bytes(data)


def files() -> list[PublicFile]:
    return [
        PublicFile(path, hashlib.sha256(data).hexdigest(), len(data), STAGES[path]) for path, data in CONTENTS.items()
    ]


def outside(web: Web) -> Outside:
    return Outside(web.url, "feed.xml", lambda file: web.root.parent / "own" / file.path)


def asked(web: Web) -> list[tuple[Wrong, str]]:
    return [(fault.wrong, fault.path) for fault in ask_public(files(), outside(web), datetime.now(UTC))]


def answering(status: int, body: bytes = b"", kind: str = "text/plain", **headers: str) -> Callable[[Handler], bool]:
    def answer(handler: Handler) -> bool:
        handler.send(status, body, kind, **headers)
        return True

    return answer


def test_nothing_is_wrong_when_everything_is_right(web: Web) -> None:
    assert asked(web) == []


def test_audio_is_never_fetched_whole(web: Web) -> None:
    asked(web)

    assert sorted(line.split()[0] for line in web.asked if AUDIO in line) == ["GET", "GET", "HEAD"]


def test_what_is_missing_truncated_or_changed_is_named(web: Web) -> None:
    (web.root / "episodes/tilang/transcript.vtt").unlink()
    (web.root / AUDIO).write_bytes(CONTENTS[AUDIO][:-9])
    (web.root / "index.html").write_bytes(b"<!doctype html><title>Jaksa Menyapo</title>")

    found = asked(web)

    assert found == [
        (Wrong.SIZE, AUDIO),
        (Wrong.MISSING, "episodes/tilang/transcript.vtt"),
        (Wrong.CONTENT, "index.html"),
    ]


def test_audio_of_the_same_length_that_is_another_is_found_by_its_ends(web: Web) -> None:
    (web.root / AUDIO).write_bytes(CONTENTS[AUDIO][:-1] + b"x")

    assert asked(web) == [(Wrong.CONTENT, AUDIO)]


def test_a_feed_that_somebody_changed_is_told_from_one_that_is_broken(web: Web) -> None:
    (web.root / "feed.xml").write_bytes(FEED.replace(b"Menyapa", b"Bicara!"))
    assert asked(web) == [(Wrong.OTHER_FEED, "feed.xml")]

    (web.root / "feed.xml").write_bytes(FEED[:-20])
    assert asked(web) == [(Wrong.BROKEN_FEED, "feed.xml")]


def test_a_feed_that_names_audio_at_another_address_is_told(web: Web) -> None:
    named = FEED.replace(
        b"</channel>", b'<item><enclosure url="https://lain.example/a.mp3" length="9"/></item></channel>'
    )
    (web.root / "feed.xml").write_bytes(named)
    feed = PublicFile("feed.xml", hashlib.sha256(named).hexdigest(), len(named), "feed")

    (fault,) = ask_public([feed], outside(web), datetime.now(UTC))

    assert (fault.wrong, fault.found) == (Wrong.ELSEWHERE, "https://lain.example/a.mp3")


def test_a_wrong_type_is_a_fault_for_audio_and_a_note_beside_it(web: Web) -> None:
    web.types = {".mp3": "application/octet-stream", ".vtt": "text/plain"}

    found = ask_public(files(), outside(web), datetime.now(UTC))

    assert [(each.wrong, each.is_note) for each in found] == [(Wrong.TYPE, False), (Wrong.TYPE_BESIDE, True)]
    assert "application/octet-stream instead of audio/mpeg" in found[0].sentence()


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (answering(404), Wrong.MISSING),
        (answering(410), Wrong.MISSING),
        (answering(403), Wrong.REFUSED),
        (answering(500), Wrong.REFUSED),
        (answering(200, PAGE, "text/html"), Wrong.PAGE_INSTEAD),
    ],
)
def test_audio_that_is_not_handed_out(web: Web, answer: Callable[[Handler], bool], wrong: Wrong) -> None:
    web.misdeeds[AUDIO] = answer

    assert asked(web) == [(wrong, AUDIO)]


def test_a_server_without_ranges_and_without_head(web: Web) -> None:
    def no_range(handler: Handler) -> bool:
        if handler.command == "HEAD":
            handler.send(405, b"")
        else:
            handler.send(200, CONTENTS[AUDIO], "audio/mpeg")
        return True

    web.misdeeds[AUDIO] = no_range

    assert asked(web) == [(Wrong.NO_HEAD, AUDIO), (Wrong.NO_RANGE, AUDIO)]


def test_what_a_server_does_to_all_files_of_a_kind_is_said_once(web: Web) -> None:
    web.types = {".mp3": "audio/wav"}
    other = PublicFile("audio/lain.mp3", files()[0].sha256, files()[0].size_bytes, "audio")
    for base in (web.root, web.root.parent / "own"):
        (base / other.path).write_bytes(CONTENTS[AUDIO])

    (fault,) = ask_public([*files(), other], outside(web), datetime.now(UTC))

    assert "files such as “audio/lain.mp3”" in fault.sentence()


def test_a_length_that_is_hidden_by_compression_or_not_told(web: Web) -> None:
    def squeezed(handler: Handler) -> bool:
        if handler.command != "HEAD":
            return False
        handler.send(200, b"", "audio/mpeg", **{"Content-Length": "", "Content-Encoding": "gzip"})
        return True

    web.misdeeds[AUDIO] = squeezed

    (fault,) = ask_public(files(), outside(web), datetime.now(UTC))
    assert (fault.wrong, fault.found) == (Wrong.NO_LENGTH, "it is sent as gzip")


def test_a_store_in_between_that_still_has_the_old_page_is_only_a_note(web: Web) -> None:
    def stale(handler: Handler) -> bool:
        if "?" in handler.path:
            return False
        handler.send(200, b"<!doctype html>old", "text/html")
        return True

    web.misdeeds["index.html"] = stale

    (fault,) = ask_public(files(), outside(web), datetime.now(UTC))
    assert (fault.wrong, fault.is_note) == (Wrong.STALE, True)


def test_a_feed_without_date_and_mark_is_fetched_whole_each_time(web: Web) -> None:
    web.misdeeds["feed.xml"] = answering(200, FEED, "application/rss+xml")

    assert asked(web) == [(Wrong.NO_VALIDATOR, "feed.xml")]


def test_a_redirect_is_followed_and_a_circle_is_told(web: Web) -> None:
    (web.root / "elsewhere.mp3").write_bytes(CONTENTS[AUDIO])
    web.misdeeds[AUDIO] = answering(301, Location="/elsewhere.mp3")
    assert asked(web) == []

    web.misdeeds[AUDIO] = answering(302, Location=f"/{AUDIO}")
    assert asked(web) == [(Wrong.REFUSED, AUDIO)]


@pytest.mark.parametrize(
    "portal",
    [
        answering(200, PAGE, "text/html"),
        answering(511, PAGE, "text/html"),
        answering(429),
        answering(503),
    ],
)
def test_who_answers_for_somebody_else_says_nothing_about_what_is_public(
    web: Web, portal: Callable[[Handler], bool]
) -> None:
    web.misdeeds["*"] = portal

    with pytest.raises(PublicOutOfReach):
        asked(web)


def test_without_a_network_nothing_is_called_missing(web: Web) -> None:
    gone = Outside("http://127.0.0.1:9/", "feed.xml", lambda file: Path(file.path))

    with pytest.raises(PublicOutOfReach, match=r"127\.0\.0\.1"):
        ask_public(files(), gone, datetime.now(UTC))


def test_an_address_for_examples_is_never_asked() -> None:
    example = Outside("https://radio.example.org/jaksa/", "feed.xml", lambda file: Path(file.path))

    with pytest.raises(PublicOutOfReach, match="examples"):
        ask_public(files(), example, datetime.now(UTC))


def test_whether_a_folder_is_what_stands_at_an_address_is_seen_by_its_feed(web: Web) -> None:
    feed = next(file for file in files() if file.path == "feed.xml")
    assert is_served(feed, outside(web))

    (web.root / "feed.xml").write_bytes(b"<rss/>")
    assert not is_served(feed, outside(web))


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (timedelta(days=60), []),
        (timedelta(days=5, hours=1), [Fault(Wrong.CERTIFICATE_SOON, "localhost", found="5")]),
        (-timedelta(hours=1), [Fault(Wrong.CERTIFICATE, "localhost", found="certificate has expired")]),
    ],
)
def test_certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: timedelta, expected: list[Fault]) -> None:
    write(tmp_path / "www")
    certificate = make_certificate(tmp_path / "own.pem", left)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with web_server(tmp_path / "www", certificate) as web:
        assert list(ask_public(files(), outside(web), datetime.now(UTC))) == expected


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    write(tmp_path / "www")
    with web_server(tmp_path / "www", make_certificate(tmp_path / "own.pem", timedelta(days=60))) as web:
        assert asked(web) == [(Wrong.CERTIFICATE, "localhost")]
