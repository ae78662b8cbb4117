"""Carrying out a plan: in order, resumable, and never over somebody else's file."""

import hashlib
from pathlib import Path

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.problems import FileMissing, ForeignFile, ProofFailed
from radiodesk.model.publication import STAGES, PublicFile
from radiodesk.publish.apply import apply_plan
from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.plan import Why, find_foreign, plan_publication
from tests.publish.published import Shelf, edition, publish, standing


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "public"


def hashes(root: Path) -> dict[str, str]:
    return {path: hashlib.sha256(data).hexdigest() for path, data in standing(root).items()}


def test_the_folder_shows_what_was_desired(shelf: Shelf, root: Path) -> None:
    desired = edition(shelf, "satu", "dua")

    publish(shelf, root, desired)

    assert hashes(root) == {file.path: file.sha256 for file in desired}


def test_audio_goes_first_and_the_feed_last_and_each_step_is_noted_when_done(shelf: Shelf, root: Path) -> None:
    desired = edition(shelf, "satu", "dua")

    publish(shelf, root, desired)

    stage_of = {file.path: STAGES.index(file.stage) for file in desired}
    order = [stage_of[path] for what, path in shelf.notes]
    assert order == sorted(order)
    assert shelf.notes[-1] == ("placed", "feed.xml")


def test_a_correction_changes_the_feed_and_leaves_the_earlier_audio(shelf: Shelf, root: Path) -> None:
    first = publish(shelf, root, edition(shelf, "satu"))

    second = publish(shelf, root, edition(shelf, "dua"), first.state)

    assert {path.split("-")[0] for path in standing(root) if path.startswith("audio/")} == {"audio/satu", "audio/dua"}
    assert not (root / "e/satu.html").exists()
    assert hashes(root) == {file.path: file.sha256 for file in second.state}


def test_going_back_to_the_earlier_edition_sends_no_audio(shelf: Shelf, root: Path) -> None:
    first, second = edition(shelf, "satu"), edition(shelf, "dua")
    state = publish(shelf, root, second, publish(shelf, root, first).state).state

    back = publish(shelf, root, first, state)

    assert "audio" not in {put.file.stage for put in back.puts}
    assert (root / "feed.xml").read_bytes() == shelf.source_of(first[-1]).read_bytes()


def test_a_run_that_broke_off_goes_on_where_it_stood(shelf: Shelf, root: Path) -> None:
    plan, place = plan_publication(edition(shelf, "satu", "dua"), ()), FolderPlace(root)

    def power_fails(file: PublicFile, what: str) -> None:
        shelf.note(file, what)
        if len(shelf.notes) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_plan(plan, lambda: place, shelf.source_of, no_step, power_fails)
    before = {path: (root / path).stat().st_mtime_ns for path in standing(root)}
    apply_plan(plan, lambda: place, shelf.source_of, no_step, shelf.note)

    assert len(before) == 3
    assert before.items() <= {path: (root / path).stat().st_mtime_ns for path in standing(root)}.items()
    assert hashes(root) == {put.file.path: put.file.sha256 for put in plan.puts}


def test_a_strangers_file_is_not_overwritten_unless_the_plan_says_so(shelf: Shelf, root: Path) -> None:
    root.mkdir()
    (root / "index.html").write_text("the office's own start page")
    desired, place = edition(shelf, "satu"), FolderPlace(root)

    with pytest.raises(ForeignFile, match=r"“index\.html”"):
        apply_plan(plan_publication(desired, ()), lambda: place, shelf.source_of, no_step, shelf.note)
    assert (root / "index.html").read_text() == "the office's own start page"

    plan = plan_publication(desired, (), foreign=find_foreign(place, desired, ()))
    assert [put.file.path for put in plan.puts if put.why is Why.FOREIGN] == ["index.html"]
    apply_plan(plan, lambda: place, shelf.source_of, no_step, shelf.note)
    assert (root / "index.html").read_text() == "satu"


def test_a_strangers_file_with_the_very_same_content_is_no_matter(shelf: Shelf, root: Path) -> None:
    root.mkdir()
    (root / "style.css").write_bytes(b"p{}")
    desired = edition(shelf, "satu")

    assert find_foreign(FolderPlace(root), desired, ()) == frozenset()
    assert publish(shelf, root, desired).bytes_to_send > 0


def test_what_else_lies_in_the_folder_stays(shelf: Shelf, root: Path) -> None:
    (root / "audio").mkdir(parents=True)
    (root / "audio/notes.txt").write_text("mine")
    state = publish(shelf, root, edition(shelf, "satu")).state

    publish(shelf, root, (), state)

    assert (root / "audio/notes.txt").read_text() == "mine"
    assert not (root / "feed.xml").exists()


def test_the_feed_is_not_touched_when_audio_of_an_earlier_episode_has_vanished(shelf: Shelf, root: Path) -> None:
    state = publish(shelf, root, edition(shelf, "satu")).state
    before = (root / "feed.xml").read_bytes()
    next(root.glob("audio/satu*")).unlink()

    with pytest.raises(ProofFailed, match="no longer there"):
        publish(shelf, root, edition(shelf, "satu", "dua"), state)

    assert (root / "feed.xml").read_bytes() == before


def test_a_missing_source_stops_before_the_feed(shelf: Shelf, root: Path) -> None:
    desired = edition(shelf, "satu")
    shelf.source_of(desired[0]).unlink()

    with pytest.raises(FileMissing, match=desired[0].sha256):
        publish(shelf, root, desired)

    assert standing(root) == {}


def test_progress_never_runs_backwards_and_ends_at_the_whole(shelf: Shelf, root: Path) -> None:
    heard: list[float] = []
    plan = plan_publication(edition(shelf, "satu", "dua"), ())

    apply_plan(
        plan, lambda: FolderPlace(root), shelf.source_of, lambda done, total, /: heard.append(done / total), shelf.note
    )

    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1.0)
