"""Ties the text to the sound: what is heard is marked, what is selected is selected in both, corrections are kept."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.panel import EditorPanel
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.desktop.transcript.correcting import Correcting
from radiodesk.desktop.transcript.pane import TranscriptPane
from radiodesk.desktop.transcript.spots import Page
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem
from radiodesk.model.transcript import Transcript

KEPT = 8
"""So many transcripts are remembered, so that undo and redo need not read them again."""


class Scribe(QObject):
    """`came_or_went` says whether the open episode has a transcript now."""

    came_or_went = Signal(bool)

    def __init__(self, session: Session, editor: EditorPanel, palette: Palette, hide: Callable[[], object]) -> None:
        """Make the pane, and follow the timeline of `editor`."""
        super().__init__(editor)
        self._session, self._editor, self._timeline = session, editor, editor.timeline
        self.pane = TranscriptPane(palette, self.take, self.write, hide)
        self.view = self.pane.view
        self._known: OrderedDict[str, Transcript] = OrderedDict()
        self._shown = ""
        self._is_telling = False
        self._correcting = Correcting(session, self.view, self.commit)
        self._connect()
        self._show(session.episode)

    @property
    def has_transcript(self) -> bool:
        """Whether there is anything to read."""
        return bool(self._shown)

    def take(self, file: Path) -> None:
        """Bring a transcript in as a job; it is shown when it is there."""
        episode, library = self._session.episode, self._session.library
        if episode is None:
            return

        def work(_step: Step) -> Episode:
            from radiodesk.desk.transcripts import import_transcript

            return import_transcript(library, episode.id, file)

        def show(job: Job) -> None:
            here = self._session.episode
            if job.state is State.DONE and here is not None and here.id == episode.id:
                self._session.reload()

        self._session.start(_("Import “{name}”").format(name=file.name), "store", work, show)

    def write(self, file: Path) -> None:
        """Write what is heard as a job."""
        episode, library = self._session.episode, self._session.library
        if episode is None:
            return

        def work(_step: Step) -> Path:
            from radiodesk.desk.transcripts import export_transcript

            return export_transcript(library, episode.id, file)

        self._session.start(_("Write “{name}”").format(name=file.name), "store", work)

    def commit(self, transcript: Transcript, label: str) -> None:
        """Keep a corrected transcript as one step of the history."""
        episode = self._session.episode
        if episode is None:
            return
        try:
            sha256 = self._session.library.keep_transcript(episode.id, transcript) if transcript.cues else ""
            self._remember(sha256, transcript)
            self._session.change(label, transcript=sha256)
        except Problem as problem:
            self._session.problem_met.emit(problem)

    def _connect(self) -> None:
        session, timeline, view = self._session, self._timeline, self.view
        session.episode_opened.connect(self._show)
        session.episode_changed.connect(self._show)
        for wanted in (session.place_wanted, session.play_wanted, self._editor.waveform.went):
            wanted.connect(lambda _time_s: self._reveal())
        timeline.playhead_moved.connect(lambda _before_s, _now_s: self._follow())
        timeline.selection_changed.connect(self._show_selection)
        timeline.sheet_changed.connect(self._strike)
        view.went.connect(self._go)
        view.selected.connect(self._select)
        view.search_wanted.connect(self._search)
        self.pane.search.hit_chosen.connect(self._go_to_hit)
        self.pane.search.left.connect(view.setFocus)

    def _show(self, episode: Episode | None) -> None:
        sha256 = "" if episode is None else episode.sheet.transcript
        if sha256 != self._shown:
            had_one, self._shown = bool(self._shown), sha256
            self._correcting.stop()
            self.view.show_page(Page(self._transcript(sha256)))
            self.pane.search.renew()
            self._strike()
            self._mark()
            if bool(sha256) != had_one:
                self.came_or_went.emit(bool(sha256))
        self.pane.show_transcript(is_there=bool(sha256))

    def _transcript(self, sha256: str) -> Transcript:
        if sha256 not in self._known:
            try:
                self._remember(sha256, self._session.library.transcript(sha256))
            except Problem as problem:
                self._session.problem_met.emit(problem)
                return Transcript()
        self._known.move_to_end(sha256)
        return self._known[sha256]

    def _remember(self, sha256: str, transcript: Transcript) -> None:
        self._known[sha256] = transcript
        while len(self._known) > KEPT:
            self._known.popitem(last=False)

    def _strike(self) -> None:
        self.view.strike(self.view.page.left_out(self._timeline.edits))

    def _mark(self) -> int | None:
        """Mark what is heard now; gives the spot."""
        number = self.view.page.at_time(self._timeline.playhead_s)
        self.view.show_heard(number)
        return number

    def _follow(self) -> None:
        """Go along with the sound; who has scrolled elsewhere is left in peace."""
        before = self.view.heard
        number = self._mark()
        if number is None or number == before or self._is_telling:
            return
        if before is None or not self._editor.playback.is_playing or self.view.sees(before):
            self.view.reveal(number)

    def _reveal(self) -> None:
        if self.view.heard is not None and not self._is_telling:
            self.view.reveal(self.view.heard)

    def _show_selection(self) -> None:
        if self._is_telling:
            return
        wanted = self._timeline.selection or self._timeline.marked
        spots = None if wanted is None else self.view.page.within(wanted)
        self.view.show_selection(*(spots or (-1, -1)))

    def _select(self, first: int, last: int) -> None:
        self._tell(lambda: self._timeline.select(None if first < 0 else self.view.page.span(first, last)))

    def _go(self, number: int) -> None:
        start_s = self.view.page.spot(number).start_s
        self._tell(lambda: self._session.place_wanted.emit(start_s))

    def _go_to_hit(self, first: int, last: int) -> None:
        self._select(first, last)
        self.view.show_selection(first, last)
        self.view.reveal(first)
        self._go(first)

    def _search(self) -> None:
        self.pane.search.field.setFocus()
        self.pane.search.field.selectAll()

    def _tell(self, order: Callable[[], object]) -> None:
        """Do something to the timeline of which the text knows already."""
        self._is_telling = True
        try:
            order()
        finally:
            self._is_telling = False
