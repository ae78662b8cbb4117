"""Two desks never publish to one place at the same time."""

import json
from pathlib import Path

import pytest

from radiodesk.model.server_problems import DestinationBusy
from radiodesk.publish.apply import Terms
from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.lock import LOCK_PATH, STALE_S, Claim, Lock, foreign_claim
from tests.publish.published import Shelf, edition, standing
from tests.publish.reaching import QUICK, bring


def claim(desk: str, run: str = "1") -> Claim:
    return Claim(f"{desk}@kantor", "Senin, 23 November 2026", desk, f"{desk}-{run}")


def new_to_me(_content: bytes) -> float:
    return 0.0


@pytest.fixture
def place(tmp_path: Path) -> FolderPlace:
    return FolderPlace(tmp_path)


def test_whoever_comes_second_is_told_who_is_there(place: FolderPlace) -> None:
    Lock(claim("ani"), new_to_me).take(place)

    with pytest.raises(DestinationBusy, match=r"ani@kantor has been publishing .* since Senin, 23 November 2026"):
        Lock(claim("budi"), new_to_me).take(place)


def test_after_the_first_has_let_go_the_second_may(place: FolderPlace) -> None:
    first, second = Lock(claim("ani"), new_to_me), Lock(claim("budi"), new_to_me)
    first.take(place)
    first.release(place)

    second.take(place)

    second.confirm(place)
    with pytest.raises(DestinationBusy):
        first.confirm(place)


def test_a_lock_of_ones_own_that_a_kill_left_behind_is_no_obstacle(place: FolderPlace) -> None:
    Lock(claim("ani", "killed"), new_to_me).take(place)

    Lock(claim("ani", "next"), new_to_me).take(place)

    assert json.loads((Path(place.name) / LOCK_PATH).read_text())["run"] == "ani-next"


def test_a_lock_seen_unchanged_for_an_hour_belongs_to_nobody_whatever_the_server_clock_says(
    place: FolderPlace,
) -> None:
    Lock(claim("ani"), new_to_me).take(place)
    seen: list[bytes] = []

    def seen_for_an_hour(content: bytes) -> float:
        seen.append(content)
        return STALE_S

    second = Lock(claim("budi"), seen_for_an_hour)
    second.take(place)

    second.confirm(place)
    assert json.loads(seen[0])["desk"] == "ani", "only the content counts, no date of any file"


def test_something_unreadable_in_the_place_of_a_lock_is_somebody_too(place: FolderPlace) -> None:
    place.write_new(LOCK_PATH, b"\0garbage")

    with pytest.raises(DestinationBusy):
        Lock(claim("budi"), new_to_me).take(place)
    assert foreign_claim(place, "budi") is not None


def test_nobody_lets_go_of_a_lock_that_is_not_his(place: FolderPlace) -> None:
    first, second = Lock(claim("ani"), new_to_me), Lock(claim("budi"), lambda _content: STALE_S)
    first.take(place)
    second.take(place)

    first.release(place)

    second.confirm(place)


def test_a_run_whose_place_was_taken_over_stops_before_the_next_stage(tmp_path: Path) -> None:
    shelf, root = Shelf(tmp_path / "shelf"), tmp_path / "www"
    bring(shelf, lambda: FolderPlace(root), edition(shelf, "satu"))
    feed_before = (root / "feed.xml").read_bytes()
    intruder = Lock(claim("budi"), lambda _content: STALE_S)

    def take_over(done: float, _total: float, /) -> None:
        if done and not (root / LOCK_PATH).read_bytes().count(b"budi"):
            intruder.take(FolderPlace(root))

    terms = Terms(patience=QUICK, lock=Lock(claim("ani"), new_to_me))
    with pytest.raises(DestinationBusy, match="budi@kantor"):
        bring(shelf, lambda: FolderPlace(root), edition(shelf, "dua"), terms=terms, step=take_over)

    assert (root / "feed.xml").read_bytes() == feed_before
    intruder.confirm(FolderPlace(root))
    assert standing(root)


def test_nobody_shows_that_he_is_alive_before_he_holds_the_place(place: FolderPlace) -> None:
    lock = Lock(claim("ani"), new_to_me)

    assert not lock.is_beat_due
    lock.take(place)
    assert not lock.is_beat_due


def test_whoever_is_alive_changes_the_lock_every_few_minutes(
    place: FolderPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, path = Lock(claim("ani"), new_to_me), Path(place.name) / LOCK_PATH
    lock.take(place)
    before = path.read_bytes()
    monkeypatch.setattr("radiodesk.publish.lock.BEAT_S", 0.0)

    lock.beat(place)

    assert path.read_bytes() != before
    lock.confirm(place)
