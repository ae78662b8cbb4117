"""What only an S3 storage does: parts, notes, headers, and many words for no."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.problems import Problem
from radiodesk.model.server_problems import (
    CertificateWrong,
    ClockWrong,
    LineBroken,
    NoSuchServer,
    NotAllowed,
    PlaceMissing,
    ServerBusy,
    ServerFull,
    SignInRefused,
)
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import deliver, hash_of
from radiodesk.publish.destinations.s3 import PART_BYTES, PARTS_AT_ONCE, part_bytes
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Place
from tests.publish.published import Shelf
from tests.publish.web_places import breaks_at
from tests.servers.certificates import make_certificate
from tests.servers.dav import dav_server
from tests.servers.faulty import Faulty, faulty_server
from tests.servers.proxy import Proxy
from tests.servers.storage import BUCKET, KEY, SECRET, Storage, moto_storage

pytestmark = pytest.mark.xdist_group("moto")

LONG = bytes(range(256)) * 80_000  # four parts


@pytest.fixture(scope="module")
def storage() -> Iterator[Storage]:
    with moto_storage() as running:
        yield running


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    with faulty_server() as server:
        yield server


def place_in(storage: Storage, folder: str) -> Place:
    return open_place(storage.address(folder), Credentials(SECRET))


def said_by(faulty: Faulty, status: int, code: str) -> Problem:
    """The problem that an answer of a storage becomes."""
    faulty.status, faulty.body = status, f"<Error><Code>{code}</Code><Message>so it is</Message></Error>".encode()
    place = open_place(Storage(faulty.port).address(), Credentials(SECRET))
    with pytest.raises(Problem) as told:
        list(place.list())
    place.close()
    return told.value


def test_a_killed_upload_goes_on_with_the_parts_that_are_there(storage: Storage, shelf: Shelf) -> None:
    file = shelf.file("audio/a.mp3", LONG, "audio")
    with pytest.raises(Cancelled):
        deliver(place_in(storage, "killed"), file, shelf.source_of(file), breaks_at(0.2))

    later = place_in(storage, "killed")
    sent: list[float] = []
    assert later.arrived(file) == PARTS_AT_ONCE * PART_BYTES
    deliver(later, file, shelf.source_of(file), lambda done, _total: sent.append(done))

    assert sent[0] == 1.0
    assert hash_of(later, file.path, no_step) == file.sha256
    assert later.list() == {file.path: file.size_bytes}
    assert [each["Key"] for each in storage.client().list_objects_v2(Bucket=BUCKET, Prefix="killed/")["Contents"]] == [
        "killed/audio/a.mp3"
    ]


def test_another_content_under_the_same_name_begins_anew(storage: Storage, shelf: Shelf) -> None:
    old, new = (shelf.file("art/cover.png", data, "art") for data in (LONG, LONG[::-1]))
    with pytest.raises(Cancelled):
        deliver(place_in(storage, "anew"), old, shelf.source_of(old), breaks_at(0.2))

    place = place_in(storage, "anew")

    assert place.arrived(new) == 0
    deliver(place, new, shelf.source_of(new), no_step)
    assert hash_of(place, new.path, no_step) == new.sha256


def test_parts_that_the_storage_cleared_away_are_sent_again(storage: Storage, shelf: Shelf) -> None:
    file = shelf.file("audio/a.mp3", LONG, "audio")
    with pytest.raises(Cancelled):
        deliver(place_in(storage, "cleared"), file, shelf.source_of(file), breaks_at(0.2))
    client = storage.client()
    for upload in client.list_multipart_uploads(Bucket=BUCKET)["Uploads"]:
        client.abort_multipart_upload(Bucket=BUCKET, Key=upload["Key"], UploadId=upload["UploadId"])

    place = place_in(storage, "cleared")
    deliver(place, file, shelf.source_of(file), no_step)

    assert hash_of(place, file.path, no_step) == file.sha256


def test_sweeping_gives_up_our_own_uploads_and_no_one_elses(storage: Storage, shelf: Shelf) -> None:
    client = storage.client()
    foreign = client.create_multipart_upload(Bucket=BUCKET, Key="swept/film.mp4")["UploadId"]
    file = shelf.file("audio/a.mp3", LONG, "audio")
    with pytest.raises(Cancelled):
        deliver(place_in(storage, "swept"), file, shelf.source_of(file), breaks_at(0.2))

    place_in(storage, "swept").sweep(keep=frozenset({file.sha256}))
    assert place_in(storage, "swept").arrived(file) == PARTS_AT_ONCE * PART_BYTES
    place_in(storage, "swept").sweep()

    assert place_in(storage, "swept").arrived(file) == 0
    left = client.list_multipart_uploads(Bucket=BUCKET, Prefix="swept/")["Uploads"]
    assert [each["UploadId"] for each in left] == [foreign]


@pytest.mark.parametrize(
    ("path", "stage", "kind", "caching"),
    [
        ("audio/a-1234.mp3", "audio", "audio/mpeg", "public, max-age=31536000, immutable"),
        ("feed.xml", "feed", "application/rss+xml; charset=utf-8", "public, max-age=60, must-revalidate"),
        ("e/a/index.html", "page", "text/html; charset=utf-8", "public, max-age=300"),
        ("e/a/chapters.json", "asset", "application/json+chapters", "public, max-age=3600"),
        ("e/a/transcript.vtt", "asset", "text/vtt; charset=utf-8", "public, max-age=3600"),
        ("e/a/thing.xyz", "asset", "application/octet-stream", "public, max-age=3600"),
    ],
)
def test_files_are_served_as_apps_want_them(
    storage: Storage, shelf: Shelf, path: str, stage: str, kind: str, caching: str
) -> None:
    file = shelf.file(path, b"x", stage)
    deliver(place_in(storage, "served"), file, shelf.source_of(file), no_step)

    head = storage.client().head_object(Bucket=BUCKET, Key=f"served/{path}")

    assert (head["ContentType"], head["CacheControl"]) == (kind, caching)
    assert head["ContentLength"] == 1


def test_long_files_travel_in_no_more_parts_than_a_storage_takes(shelf: Shelf) -> None:
    file = shelf.file("a.mp3", b"", "audio")

    assert part_bytes(file) == PART_BYTES
    huge = type(file)(file.path, file.sha256, 400 * 10**9, file.stage)
    assert huge.size_bytes / part_bytes(huge) <= 10_000


@pytest.mark.parametrize(
    ("status", "code", "problem"),
    [
        (403, "InvalidAccessKeyId", SignInRefused),
        (403, "SignatureDoesNotMatch", SignInRefused),
        (403, "AccessDenied", NotAllowed),
        (403, "RequestTimeTooSkewed", ClockWrong),
        (404, "NoSuchBucket", PlaceMissing),
        (503, "SlowDown", ServerBusy),
        (500, "InternalError", ServerBusy),
        (507, "XMinioStorageFull", ServerFull),
    ],
)
def test_every_no_is_understood(faulty: Faulty, status: int, code: str, problem: type[Problem]) -> None:
    told = said_by(faulty, status, code)

    assert type(told) is problem
    assert SECRET not in told.english()


def test_a_storage_that_asks_for_patience_gets_it(faulty: Faulty) -> None:
    faulty.headers = {"Retry-After": "7"}

    told = said_by(faulty, 429, "TooManyRequests")

    assert isinstance(told, ServerBusy)
    assert told.wait_s == 7


def test_a_wrong_address_is_no_broken_line() -> None:
    place = open_place(f"s3://{KEY}@{BUCKET}?endpoint=http://127.0.0.1:1", Credentials(SECRET))

    with pytest.raises(NoSuchServer):
        place.stat("feed.xml")


def test_a_bucket_that_is_not_there_is_said(storage: Storage, shelf: Shelf) -> None:
    file = shelf.file("feed.xml", b"x", "feed")
    place = open_place(storage.address(bucket="keliru"), Credentials(SECRET))

    with pytest.raises(PlaceMissing, match="keliru"):
        deliver(place, file, shelf.source_of(file), no_step)


def test_a_certificate_that_nobody_trusts_is_said(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path / "own.pem")
    with dav_server(tmp_path / "dav", certificate=certificate) as https:
        place = open_place(f"s3://{KEY}@{BUCKET}?endpoint=https://127.0.0.1:{https.port}", Credentials(SECRET))
        with pytest.raises(CertificateWrong, match="self-signed"):
            place.stat("feed.xml")
        place.close()


def test_a_storage_that_says_nothing_is_given_up(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiodesk.publish.destinations.s3_client.ANSWER_S", 0.3)
    with Proxy(storage.port) as line:
        line.frozen = True
        place = open_place(storage.address(host=line.host), Credentials(SECRET))
        with pytest.raises(LineBroken, match="in time"):
            place.stat("feed.xml")
        place.close()
