"""Whatever is renamed, imported again, edited, published or rolled back: what subscribers know of an episode stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from radiodesk.desk import publishing, sheets
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.imports import import_recording
from radiodesk.desk.opening import create_library
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from radiodesk.model.episode import Sheet
from radiodesk.model.problems import NothingToRollBack
from radiodesk.model.programme import Programme
from tests.terminal import write_speech

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
TITLES = st.sampled_from(["Tilang", "tilang", "Tilang!", "Warisan", "حقوق", "📻", "x" * 300, "Tilang 2"])


@contextmanager
def a_desk() -> Iterator[tuple[Library, Path]]:
    show = Programme("Jaksa", "https://contoh.example/radio/")
    with TemporaryDirectory() as folder, create_library(Path(folder) / "radio", show) as library:
        add_destination(library, "web", str(Path(folder) / "www"))
        yield library, Path(folder)


class Desk(RuleBasedStateMachine):
    """Remembers everything that a feed ever said, as an app does that has subscribed from the first day."""

    @initialize()
    def open(self) -> None:
        self._door = a_desk()
        self.library, self.folder = self._door.__enter__()
        self.recording = write_speech(self.folder / "siaran.wav", 1.2, channels=1)
        for title in ("Tilang", "Warisan"):
            import_recording(self.library, self.recording, no_step, Sheet(title=title))
        self.hours = 0
        self.page_of: dict[str, str] = {}
        self.guid_of_page: dict[str, str] = {}
        self.bytes_at: dict[str, str] = {}
        self.guid_at: dict[str, str] = {}

    @rule(title=TITLES)
    @precondition(lambda self: len(self.library.episodes()) < 4)
    def import_the_recording(self, title: str) -> None:
        self._publish(import_recording(self.library, self.recording, no_step, Sheet(title=title)).id)

    @rule(title=TITLES, which=st.integers(0, 3))
    def rename(self, title: str, which: int) -> None:
        self._publish(sheets.set_fields(self.library, self._id(which), {"title": title}).id)

    @rule(end=st.sampled_from([0.2, 0.4]), which=st.integers(0, 3))
    def cut(self, end: float, which: int) -> None:
        self._publish(sheets.cut(self.library, self._id(which), Span(0.0, end)).id)

    @rule(which=st.integers(0, 3), preset=st.sampled_from([None, "voice", "radio"]))
    def publish(self, which: int, preset: str | None) -> None:
        self._publish(self._id(which), preset)

    @rule()
    def roll_back(self) -> None:
        self.hours += 1
        try:
            publishing.rollback(self.library, "web", NOON + timedelta(hours=self.hours), no_step)
        except NothingToRollBack:
            return
        self._read_the_feed()

    def teardown(self) -> None:
        self._door.__exit__(None, None, None)

    def _publish(self, episode_id: int, preset: str | None = None) -> None:
        self.hours += 1
        now = NOON + timedelta(hours=self.hours)
        proposal = publishing.prepare(self.library, [episode_id], "web", preset, now, no_step)
        publishing.publish(self.library, proposal, no_step)
        self._read_the_feed()

    def _id(self, which: int) -> int:
        rows = self.library.episodes()
        return rows[which % len(rows)].id

    def _read_the_feed(self) -> None:
        entries = feedparser.parse((self.folder / "www" / "feed.xml").read_bytes()).entries
        addresses = [entry.enclosures[0].href for entry in entries]
        assert len({entry.id for entry in entries}) == len(set(addresses)) == len(entries)
        for entry, address in zip(entries, addresses, strict=True):
            audio = self.folder / "www" / "audio" / address.rpartition("/")[2]
            assert self.page_of.setdefault(entry.id, entry.link) == entry.link
            assert self.guid_of_page.setdefault(entry.link, entry.id) == entry.id
            assert self.guid_at.setdefault(address, entry.id) == entry.id
            content = sha256(audio.read_bytes()).hexdigest()
            assert self.bytes_at.setdefault(address, content) == content


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=5,
    stateful_step_count=9,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
