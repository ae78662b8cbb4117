"""The power fails at any moment of import, edit and publish: nothing acknowledged is lost, the feed is always whole."""

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import feedparser

from radiodesk.desk import destinations, publishing
from radiodesk.desk.opening import create_library, open_library
from radiodesk.desk.verifying import verify
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.programme import Programme
from tests.terminal import write_speech

ADDRESS = "https://contoh.example/radio/"
KILLS = 12


def test_killed_at_random_moments(tmp_path: Path) -> None:
    root, public = tmp_path / "radio", tmp_path / "www"
    recording = write_speech(tmp_path / "rekaman.wav", 6.0, channels=1)
    with create_library(root, Programme("Jaksa Menyapa", ADDRESS)) as library:
        destinations.add_destination(library, "web", str(public))
    dice = random.Random(2026)
    deeds: set[str] = set()

    for _ in range(KILLS):
        deeds |= _work_until_killed(root, recording, dice.randint(0, 7), dice.uniform(0, 0.5))
        _insist_on_whole_feed(public)
        _insist_on_deeds(root, deeds)

    with open_library(root) as library:
        _finish(library)
        assert verify(library, "web").faults == ()
    assert [path for path in tmp_path.rglob("*") if path.name.endswith((".part", ".rd-part"))] == []
    assert any(deed.startswith("published") for deed in deeds)


def _work_until_killed(root: Path, recording: Path, deeds: int, later_s: float) -> set[str]:
    """Let her work until so many deeds are acknowledged and a moment more; the moment falls anywhere in the next."""
    command = [sys.executable, "-m", "tests.journeys.worker", str(root), str(recording)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        said = {child.stdout.readline() for _ in range(deeds)}
        time.sleep(later_s)
        child.send_signal(signal.SIGKILL)
        said |= set(child.stdout)
    assert child.returncode == -signal.SIGKILL, said
    return said


def _insist_on_whole_feed(public: Path) -> None:
    if not (public / "feed.xml").exists():
        return
    feed = feedparser.parse((public / "feed.xml").read_bytes())
    assert not feed.bozo
    for entry in feed.entries:
        audio = public / entry.enclosures[0].href.removeprefix(ADDRESS)
        assert audio.stat().st_size == int(entry.enclosures[0].length)
        assert (public / entry.link.removeprefix(ADDRESS) / "index.html").is_file()


def _insist_on_deeds(root: Path, deeds: set[str]) -> None:
    with open_library(root) as library:
        published = _published_ids(library)
        for deed, number, *rest in map(str.split, deeds):
            episode = library.episode(int(number))
            original = library.original_path(episode.recording.sha256)
            assert hashlib.sha256(original.read_bytes()).hexdigest() == episode.recording.sha256
            assert deed != "edited" or episode.revision >= int(rest[0])
            assert deed != "published" or episode.id in published


def _published_ids(library: Library) -> set[int]:
    edition = library.live_edition("web")
    return {publication.episode_id for publication in edition.publications} if edition else set()


def _finish(library: Library) -> None:
    from datetime import UTC, datetime

    proposal = publishing.prepare(library, [], "web", "voice", datetime.now(UTC), no_step)
    publishing.publish(library, proposal, no_step)
