"""The videos of the open episode on the page of its posts: made, played, taken along."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.clipboard import copy_file
from radiodesk.desktop.controls import button, clear, icon_button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem
from radiodesk.model.timecode import format_clock

if TYPE_CHECKING:  # the desk's work needs the sound engine, which the first frame can do without
    from collections.abc import Callable

    from radiodesk.desk.made_videos import MadeVideo

THUMB = QSize(132, 132)
COLUMNS = 2
THANKS_MS = 2000


class Audiograms(QWidget):
    """Two buttons that make videos, and those that show the episode as it is now: a click plays one."""

    def __init__(self, session: Session, palette: Palette, call: "Callable[[str], object]") -> None:
        """`call` carries out a command of the table by its key name."""
        super().__init__()
        self._session, self._palette = session, palette
        self._shown: tuple[MadeVideo, ...] = ()
        self.make = button(_("Audiogram…"), partial(call, "audiogram"), icon=icon("wave", palette))
        named(self.make, _("Audiogram of the selection"))
        self.whole = button(_("Video of the episode"), self.make_whole, icon=icon("play", palette))
        named(self.whole, _("Video of the whole episode, for YouTube"))
        self.told = label("", "muted")
        self.thumbs: list[QToolButton] = []
        self._grid = QGridLayout()
        self._arrange()
        session.episode_opened.connect(self.refresh)
        session.episode_changed.connect(self.refresh)
        session.job_changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Look what there is."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the videos that there are; while nobody looks, nothing is read."""
        from radiodesk.desk.made_videos import made_videos

        episode = self._session.episode
        if not self.isVisible():
            return
        found = made_videos(self._session.library, episode.id) if episode else ()
        if found != self._shown:
            self._shown = found
            clear(self._grid)
            self.thumbs = []
            for video in found:
                self._add(video)

    def make_whole(self) -> None:
        """The whole episode as a video, as a job."""
        from radiodesk.desk.episode_video import make_video

        episode, library = self._session.episode, self._session.library
        if episode is None:
            return

        def work(step: Step) -> object:
            return make_video(library, episode.id, step)

        self.whole.setEnabled(False)
        self.told.setText(_("The video is being made…"))
        self._session.start(_("Video of the episode"), "audio", work, self._finish)

    def _finish(self, job: Job) -> None:
        self.whole.setEnabled(True)
        self.told.setText("")
        if job.state is not State.DONE and isinstance(job.problem, Problem):
            self._session.problem_met.emit(job.problem)

    def _follow(self, job: Job) -> None:
        if job.state.is_over:
            self.refresh()

    def _add(self, video: "MadeVideo") -> None:
        name = _name(video)
        thumb = QToolButton()
        thumb.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        picture = QPixmap(str(video.poster))
        if not picture.isNull():
            mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            thumb.setIcon(QIcon(picture.scaled(THUMB * self.devicePixelRatioF(), *mode)))
        thumb.setIconSize(THUMB)
        thumb.setText(name)
        thumb.setToolTip(_("Play {name}").format(name=name))
        named(thumb, _("Play {name}").format(name=name), video.alt)
        thumb.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumb.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(video.path))))
        cell = QVBoxLayout()
        cell.addWidget(thumb)
        cell.addLayout(self._ways(video, name))
        self._grid.addLayout(cell, *divmod(len(self.thumbs), COLUMNS))
        self.thumbs.append(thumb)

    def _ways(self, video: "MadeVideo", name: str) -> QHBoxLayout:
        """To take it along."""
        ways = QHBoxLayout()
        ways.addStretch(1)
        for drawing, told, deed in (
            ("copy", _("Copy {name} as a file").format(name=name), self._copy),
            ("export", _("Save {name}…").format(name=name), self.save),
        ):
            ways.addWidget(icon_button(icon(drawing, self._palette), told, partial(deed, video)))
        ways.addStretch(1)
        return ways

    def save(self, video: "MadeVideo") -> None:
        """Ask for a folder and put a copy there, with captions and description."""
        from radiodesk.desk.audiograms import write_videos

        folder = QFileDialog.getExistingDirectory(self, _("Save the video in"))
        if not folder:
            return
        try:
            write_videos((video,), Path(folder))
        except Problem as problem:
            self._session.problem_met.emit(problem)
        else:
            self._thank(_("Saved"))

    def _copy(self, video: "MadeVideo") -> None:
        copy_file(video.path)
        self._thank(_("Copied"))

    def _thank(self, text: str) -> None:
        self.told.setText(text)
        QTimer.singleShot(THANKS_MS, self.told, lambda: self.told.setText(""))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.make)
        head.addWidget(self.whole)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(self._grid)


def _name(video: "MadeVideo") -> str:
    """Its shape, from when to when, and its size."""
    from radiodesk.desk.made_videos import WHOLE
    from radiodesk.social.audiograms.shapes import SHAPES

    size = f"{decimal(video.size_bytes / 1_000_000)} MB"
    if video.kind == WHOLE:
        return " · ".join((_("Whole episode"), size))
    start, end = (format_clock(round(time_s)) for time_s in (video.start_s, video.start_s + video.duration_s))
    shape = SHAPES[video.shape]
    return f"{'TikTok' if shape.is_bare else video.shape} · {start}–{end} · {size}"
