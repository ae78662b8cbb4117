"""Publishing over lines as they are: cut, slow, frozen, shared, stopped."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled
from radiodesk.model.server_problems import LineBroken
from radiodesk.publish.apply import Terms
from radiodesk.publish.lock import LOCK_PATH
from radiodesk.publish.patience import Patience
from radiodesk.publish.plan import plan_publication
from radiodesk.publish.traffic import Traffic
from tests.publish.published import Shelf, edition, standing
from tests.publish.reaching import QUICK, at, bring
from tests.servers.proxy import Proxy
from tests.servers.sshd import SSHD, Sshd, sshd

pytestmark = pytest.mark.skipif(not SSHD.exists(), reason="needs OpenSSH's server")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def line(server: Sshd) -> Iterator[Proxy]:
    with Proxy(server.port) as proxy:
        yield proxy


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def large(shelf: Shelf, megabytes: int):
    return shelf.file("audio/besar.mp3", hashlib.sha256(b"x").digest() * (megabytes * 31250), "audio")


def test_a_whole_edition_goes_out_over_several_connections(server: Sshd, shelf: Shelf, tmp_path: Path) -> None:
    desired = edition(shelf, *(f"siaran{number}" for number in range(12)))

    bring(shelf, at(server, tmp_path / "www"), desired)

    assert set(standing(tmp_path / "www")) == {file.path for file in desired}
    assert shelf.notes[-1] == ("placed", "feed.xml")


def test_an_upload_that_is_cut_again_and_again_gets_there_and_little_goes_twice(
    server: Sshd, line: Proxy, shelf: Shelf, tmp_path: Path
) -> None:
    file = large(shelf, 8)
    line.cut_after = 1_200_000

    bring(shelf, at(server, tmp_path / "www", line.host), (file,))

    assert hashlib.sha256((tmp_path / "www" / file.path).read_bytes()).hexdigest() == file.sha256
    assert line.cuts > 5
    assert line.up < file.size_bytes * 1.25, "sums of SSH's own and of what was under way when it was cut"


def test_a_line_that_never_comes_back_is_given_up_with_a_clear_sentence(
    server: Sshd, line: Proxy, shelf: Shelf, tmp_path: Path
) -> None:
    bring(shelf, at(server, tmp_path / "www"), edition(shelf, "satu"))
    before = standing(tmp_path / "www")
    line.cut_after = 100

    with pytest.raises(LineBroken, match=r"connection to .* was lost.*What listeners see is unchanged"):
        bring(shelf, at(server, tmp_path / "www", line.host), edition(shelf, "dua"))

    assert standing(tmp_path / "www") == before


def test_cancelled_within_a_moment_even_when_the_server_has_frozen(
    server: Sshd, line: Proxy, shelf: Shelf, tmp_path: Path
) -> None:
    def press_stop(done: float, total: float, /) -> None:
        if done > 0.1 * total:
            line.frozen = True
            raise Cancelled

    with pytest.raises(Cancelled):
        bring(shelf, at(server, tmp_path / "www", line.host), (large(shelf, 8),), step=press_stop)

    assert not (tmp_path / "www/audio/besar.mp3").exists()
    line.frozen = False


def test_what_was_stopped_goes_on_at_the_byte(server: Sshd, line: Proxy, shelf: Shelf, tmp_path: Path) -> None:
    file = large(shelf, 8)

    def stop_at_half(done: float, total: float, /) -> None:
        if done > 0.5 * total:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring(shelf, at(server, tmp_path / "www", line.host), (file,), step=stop_at_half)
    sent_before = line.up
    bring(shelf, at(server, tmp_path / "www", line.host), (file,))

    assert hashlib.sha256((tmp_path / "www" / file.path).read_bytes()).hexdigest() == file.sha256
    assert sent_before > 0.4 * file.size_bytes
    assert line.up < 1.2 * file.size_bytes


def test_a_pause_lets_nothing_through_and_then_it_goes_on_more_slowly(
    server: Sshd, line: Proxy, shelf: Shelf, tmp_path: Path
) -> None:
    traffic = Traffic()
    seen: list[int] = []

    def pause_for_a_while(done: float, total: float, /) -> None:
        if not seen and done > 0.1 * total:
            traffic.pause()
            time.sleep(0.3)  # what is under way arrives
            seen.append(line.up)
            time.sleep(0.3)
            seen.append(line.up)
            traffic.limit_kbps = 8000
            traffic.resume()

    file = large(shelf, 4)
    bring(
        shelf,
        at(server, tmp_path / "www", line.host),
        (file,),
        terms=Terms(traffic, patience=QUICK),
        step=pause_for_a_while,
    )

    assert seen[1] - seen[0] < 100_000
    assert (tmp_path / "www" / file.path).stat().st_size == file.size_bytes


def test_a_server_that_asks_to_wait_is_given_its_time_but_not_all_time() -> None:
    from radiodesk.model.server_problems import ServerBusy

    asked = ServerBusy(server="s", reason="503")
    asked.wait_s = 10.0
    absurd = ServerBusy(server="s", reason="503")
    absurd.wait_s = 1e9

    patience = Patience(first_s=1.0, most_s=60.0)

    assert patience.wait_s(1, asked) == 10.0
    assert patience.wait_s(1, absurd) == 60.0
    assert 0.5 <= patience.wait_s(1, LineBroken(server="s", reason="")) <= 1.0
    assert 30.0 <= patience.wait_s(12, LineBroken(server="s", reason="")) <= 60.0


def test_the_lock_is_gone_afterwards(server: Sshd, shelf: Shelf, tmp_path: Path) -> None:
    bring(shelf, at(server, tmp_path / "www"), edition(shelf, "satu"))

    assert not (tmp_path / "www" / LOCK_PATH).exists()
    assert (tmp_path / "www/.radiodesk/manifest.json").exists()


def test_the_next_plan_needs_only_the_manifest(server: Sshd, shelf: Shelf, tmp_path: Path) -> None:
    from radiodesk.publish.manifest import read_manifest

    connect, desired = at(server, tmp_path / "www"), edition(shelf, "satu", "dua")
    bring(shelf, connect, desired)

    place = connect()
    manifest = read_manifest(place)
    place.close()

    assert manifest is not None
    assert plan_publication(desired, manifest.standing).is_empty
