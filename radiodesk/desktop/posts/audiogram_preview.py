"""A moment of an audiogram as it will be seen, drawn by the very hand that films it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.controls import TARGET, label, named
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.posts.shape_names import shape_name
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem
from radiodesk.model.timecode import format_clock

if TYPE_CHECKING:  # the sound engine is not needed before somebody looks
    from radiodesk.desk.audiograms import Wish

SMALLEST = QSize(240, 300)
PAUSE_MS = 250
"""After so long without another wish the picture is drawn."""

STEPS_A_SECOND = 10
FIRST_SHARE = 0.3


class AudiogramPreview(QWidget):
    """A picture, the shape that it shows, and a slider through its time."""

    def __init__(self, session: Session) -> None:
        """Nothing is drawn before a wish is shown."""
        from radiodesk.social.audiograms.shapes import SHAPES

        super().__init__()
        self._session = session
        self._wish: Wish | None = None
        self._turn = 0
        self._seen = QPixmap()
        self.shapes = named(DropDown(), _("Shape of the preview"))
        for key, shape in SHAPES.items():
            self.shapes.addItem(shape_name(shape), key)
        self.picture = named(QLabel(), _("Preview of the audiogram"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(SMALLEST)
        self.moment = named(QSlider(Qt.Orientation.Horizontal), _("Moment of the preview"))
        self.moment.setMinimumHeight(TARGET)
        self.clock = label("", "muted", wraps=False)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._draw)
        self._arrange()
        self.shapes.currentIndexChanged.connect(lambda _at: self._pause.start())
        self.moment.valueChanged.connect(self._move)

    def show_wish(self, wish: "Wish | None") -> None:
        """Draw another audiogram soon; None puts the picture away."""
        is_other_span = wish is None or self._wish is None or wish.span != self._wish.span
        self._wish = wish
        self.moment.setEnabled(wish is not None)
        if wish is None:
            self._turn += 1
            self._pause.stop()
            self._show(QPixmap(), _("Select a part of the episode to see it here."))
            return
        if is_other_span:
            self.moment.setMaximum(max(round(wish.span.duration_s * STEPS_A_SECOND) - 1, 0))
            self.moment.setPageStep(STEPS_A_SECOND)
            self.moment.setValue(round(FIRST_SHARE * wish.span.duration_s * STEPS_A_SECOND))
        if self._seen.isNull():
            self.picture.setText(_("Drawing…"))
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _move(self, value: int) -> None:
        self.clock.setText(format_clock(value / STEPS_A_SECOND))
        self._pause.start()

    def _draw(self) -> None:
        from radiodesk.desk.audiograms import preview_audiogram

        episode, wish = self._session.episode, self._wish
        if episode is None or wish is None or not self.isVisible():
            return
        self._turn += 1
        library, turn = self._session.library, self._turn
        shape, at_s = str(self.shapes.currentData()), self.moment.value() / STEPS_A_SECOND

        def work(step: Step) -> object:
            return preview_audiogram(library, episode.id, wish, shape, at_s, step)

        # Not in the lane of sound: a render that was begun ahead would keep it waiting.
        self._session.jobs.start_quietly(_("Preview"), "store", work, lambda job: self._take(job, turn))

    def _take(self, job: Job, turn: int) -> None:
        if turn != self._turn:
            return  # drawn of what is no longer wanted
        if job.state is State.DONE and isinstance(job.result, bytes):
            self._show(QPixmap.fromImage(QImage.fromData(job.result)), "")
        elif isinstance(job.problem, Problem):
            self._show(QPixmap(), sentence(job.problem))

    def _show(self, seen: QPixmap, instead: str) -> None:
        self._seen = seen
        self.picture.setText(instead)
        self._fit()

    def _fit(self) -> None:
        if not self._seen.isNull():
            ratio = self.devicePixelRatioF()
            mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            small = self._seen.scaled(self.picture.size() * ratio, *mode)
            small.setDevicePixelRatio(ratio)
            self.picture.setPixmap(small)

    def _arrange(self) -> None:
        self.picture.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.moment, 1)
        row.addWidget(self.clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shapes)
        column.addWidget(self.picture, 1)
        column.addLayout(row)
