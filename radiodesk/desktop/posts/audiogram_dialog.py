"""Makes audiograms of what is selected, beside the window: choose, look, make; the episode stays at hand."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desktop.controls import GAP, TARGET, button, label, named, set_role
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.audiogram_preview import AudiogramPreview
from radiodesk.desktop.posts.shape_names import shape_name
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem
from radiodesk.model.timecode import format_clock

if TYPE_CHECKING:  # the editor needs numpy, the desk the sound engine
    from radiodesk.desk.audiograms import Wish
    from radiodesk.desktop.editor.timeline import Timeline
    from radiodesk.model.spans import Span

SIZE = (900, 620)
SAID_HEIGHT = 112


class AudiogramDialog(QDialog):
    """Follows the selection in the waveform and in the transcript as long as it is open."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget) -> None:
        """`parent` is the window in which something is selected."""
        from radiodesk.social.audiograms.looks import LOOKS
        from radiodesk.social.audiograms.shapes import SHAPES

        super().__init__(parent)
        self._session, self._window = session, parent
        self._timeline: Timeline | None = None
        self._job: Job | None = None
        self.setWindowTitle(_("Audiogram of the selection"))
        self.resize(*SIZE)
        self.span = label("", "heading", wraps=False)
        self.trouble = label("", "error")
        self.hint = label(_("15 to 90 seconds, selected in the waveform or in the transcript."), "muted")
        self.said = named(QPlainTextEdit(), _("What is said there"))
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(SAID_HEIGHT)
        self.look = named(DropDown(), _("Look of the audiogram"))
        for key, text in LOOKS.items():
            self.look.addItem(_(text), key)
        self.captions = _box(_("Show the words as they are said"))
        self.shapes = {key: _box(shape_name(row)) for key, row in SHAPES.items()}
        self.make = button(_("Make the videos"), self.start, "primary", icon("wave", palette, "accent_text"))
        self.stop = button(_("Stop"), self._cancel, icon=icon("stop", palette))
        self.progress = named(QProgressBar(), _("How far the videos are"))
        self.told = label("", "ok")
        self.preview = AudiogramPreview(session)
        self._arrange()
        for box in (self.captions, *self.shapes.values()):
            box.toggled.connect(self.follow)
        self.look.currentIndexChanged.connect(self.follow)
        session.episode_opened.connect(self.follow)
        session.episode_changed.connect(self.follow)
        session.job_changed.connect(self._show_progress)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Take what is selected now."""
        from radiodesk.desktop.editor.panel import EditorPanel

        super().showEvent(event)
        if self._timeline is None and (panel := self._window.findChild(EditorPanel)) is not None:
            self._timeline = panel.timeline
            self._timeline.selection_changed.connect(self.follow)
        self.told.setText("")
        self.follow()
        self.make.setFocus()

    def follow(self) -> None:
        """Show what would be made of the selection, or why nothing can be."""
        if not self.isVisible():
            return
        wish: Wish | None = None
        try:
            wish = self._wish()
        except Problem as problem:
            self.trouble.setText(sentence(problem))
        else:
            self.trouble.setText("")
        self.trouble.setVisible(wish is None)
        self.hint.setVisible(wish is not None)
        self.preview.show_wish(wish)
        self._settle(is_possible=wish is not None)

    def start(self) -> None:
        """Make them as a job; the window stays free meanwhile."""
        from radiodesk.desk.audiograms import make_audiogram

        episode = self._session.episode
        if episode is None:
            return
        library, wish = self._session.library, self._wish()
        shapes = [key for key, box in self.shapes.items() if box.isChecked()]

        def work(step: Step) -> object:
            return make_audiogram(library, episode.id, wish, shapes, step)

        self.told.setText("")
        self._job = self._session.start(
            _("Audiogram of the selection"), "audio", work, partial(self._finish, len(shapes))
        )
        self._settle()

    def _wish(self) -> "Wish":
        """What is asked for; raises why it cannot be."""
        from radiodesk.desk.audiograms import LONGEST_S, SHORTEST_S, Wish, check_wish, heard_span, words_in
        from radiodesk.model.film_problems import NothingSelected

        episode = self._session.episode
        selected = self._timeline.selection if self._timeline else None
        if episode is None or selected is None:
            self._show_span(None, "")
            raise NothingSelected(shortest=f"{SHORTEST_S:g}", longest=f"{LONGEST_S:g}")
        wish = Wish(heard_span(episode, selected), str(self.look.currentData()), self.captions.isChecked())
        self._show_span(wish.span, words_in(self._session.library, episode, wish.span))
        check_wish(episode, wish)
        return wish

    def _show_span(self, span: "Span | None", said: str) -> None:
        if span is None:
            self.span.setText(_("Nothing is selected"))
        else:
            long = n_("{n} second", "{n} seconds", round(span.duration_s))
            self.span.setText(f"{format_clock(round(span.start_s))} – {format_clock(round(span.end_s))} · {long}")
        self.said.setPlainText(said)
        self.said.setPlaceholderText(_("Nobody wrote down what is said here: the title is shown instead."))

    def _finish(self, number: int, job: Job) -> None:
        self._job = None
        if job.state is State.DONE:
            set_role(self.told, "ok")
            ready = n_("{n} video is ready on the page “Posts”.", "{n} videos are ready on the page “Posts”.", number)
            self.told.setText(ready)
        elif isinstance(job.problem, Problem):
            set_role(self.told, "error")
            self.told.setText(sentence(job.problem))
        self._settle()
        self.follow()

    def _show_progress(self, job: Job) -> None:
        if job is self._job:
            self.progress.setValue(round(100 * job.progress))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _settle(self, *, is_possible: bool = False) -> None:
        """What can be pressed now."""
        is_running = self._job is not None
        is_any = any(box.isChecked() for box in self.shapes.values())
        self.make.setEnabled(is_possible and is_any and not is_running)
        for control in (self.stop, self.progress):
            control.setVisible(is_running)

    def _arrange(self) -> None:
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        for widget in (
            self.span,
            self.trouble,
            self.hint,
            self.said,
            label(_("Look"), "caption"),
            self.look,
            self.captions,
            label(_("Shapes"), "caption"),
            *self.shapes.values(),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.told)
        column.addWidget(self.progress)
        ways = QHBoxLayout()
        ways.addWidget(self.make)
        ways.addWidget(self.stop)
        ways.addStretch(1)
        column.addLayout(ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        row.setSpacing(3 * GAP)
        row.addLayout(column, 2)
        row.addWidget(self.preview, 3)


def _box(text: str) -> QCheckBox:
    made = named(QCheckBox(text), text)
    made.setChecked(True)
    made.setMinimumHeight(TARGET)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
