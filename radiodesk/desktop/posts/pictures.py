"""The pictures for the posts: drawn when asked for, seen as they will be posted, taken along by a click."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.clipboard import copy_file
from radiodesk.desktop.controls import button, clear, label, named
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.desk.cards import Cards
    from radiodesk.social.angles import Angle

THUMB = QSize(132, 180)
COLUMNS = 2
THANKS_MS = 2000


class Pictures(QWidget):
    """A layout to choose, a button that draws, then a picture a ratio: a click copies it, as picture and as file."""

    def __init__(self, session: Session, palette: Palette) -> None:
        """Nothing is drawn before it is asked for."""
        from radiodesk.social.cards.card import LAYOUTS

        super().__init__()
        self._session = session
        self._angle: Angle = "question"
        self._cards: Cards | None = None
        self._turn = 0
        self.layouts = named(DropDown(), _("Look of the pictures"))
        for key, text in LAYOUTS.items():
            self.layouts.addItem(_(text), key)
        self.draw = button(_("Draw pictures"), self.make, icon=icon("picture", palette))
        self.save = button(_("Save pictures…"), self.save_all, "link")
        self.alt = button(_("Copy description"), self._copy_alt, "link")
        self.told = label("", "muted", wraps=False)
        self.thumbs: list[QToolButton] = []
        self._grid = QGridLayout()
        self._arrange()
        self.forget()

    def begin_with(self, angle: "Angle") -> None:
        """What the posts begin with now; pictures that show something else are put away."""
        self._angle = angle
        self.forget()

    def forget(self) -> None:
        """The episode is another by now: what was drawn is no longer true."""
        self._cards = None
        self._turn += 1
        clear(self._grid)
        self.thumbs = []
        for control in (self.save, self.alt):
            control.hide()
        self.told.setText("")
        self.draw.setEnabled(True)

    def make(self) -> None:
        """Draw them beside all other work."""
        from radiodesk.desk.cards import draw_cards

        episode = self._session.episode
        if episode is None:
            return
        self.forget()
        self.draw.setEnabled(False)
        self.told.setText(_("Drawing…"))
        library, angle, layout, turn = self._session.library, self._angle, str(self.layouts.currentData()), self._turn

        def work(_step: Step) -> object:
            return draw_cards(library, episode.id, angle, layout)

        self._session.jobs.start_quietly(_("Draw pictures"), "store", work, lambda job: self._show(job, turn))

    def save_all(self) -> None:
        """Ask for a folder and write them there with their description."""
        from radiodesk.desk.cards import write_cards

        folder = QFileDialog.getExistingDirectory(self, _("Save the pictures in"))
        if folder and self._cards is not None:
            try:
                write_cards(self._cards, Path(folder))
            except Problem as problem:
                self._session.problem_met.emit(problem)
            else:
                self._thank(_("Saved"))

    def _show(self, job: Job, turn: int) -> None:
        if turn != self._turn:
            return  # drawn of what is no longer there
        self.draw.setEnabled(True)
        self.told.setText("")
        if job.state is not State.DONE:
            if isinstance(job.problem, Problem):
                self._session.problem_met.emit(job.problem)
            return
        self._cards = job.result  # type: ignore[assignment]
        assert self._cards is not None
        for ratio, data in self._cards.pictures.items():
            self._add(ratio, data)
        for control in (self.save, self.alt):
            control.show()

    def _add(self, ratio: str, data: bytes) -> None:
        picture = QPixmap.fromImage(QImage.fromData(data))
        thumb = QToolButton()
        thumb.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        thumb.setIcon(QIcon(picture.scaled(THUMB * self.devicePixelRatioF(), *mode)))
        thumb.setIconSize(THUMB)
        thumb.setText(ratio)
        thumb.setToolTip(_("Copy the picture {ratio}").format(ratio=ratio))
        named(thumb, _("Copy the picture {ratio}").format(ratio=ratio))
        thumb.clicked.connect(lambda: self._copy(ratio))
        thumb.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(thumb, *divmod(len(self.thumbs), COLUMNS))
        self.thumbs.append(thumb)

    def _copy(self, ratio: str) -> None:
        """As a picture for what takes pictures, and as a file for what takes files: most pages take one of them."""
        from radiodesk.desk.cards import keep_cards

        if self._cards is None or self._session.episode is None:
            return
        files = keep_cards(self._session.library, self._session.episode.id, self._cards)
        copy_file(files[ratio])
        self._thank(_("Copied"))

    def _copy_alt(self) -> None:
        if self._cards is not None:
            QGuiApplication.clipboard().setText(self._cards.alt)
            self._thank(_("Copied"))

    def _thank(self, words: str) -> None:
        self.told.setText(words)
        QTimer.singleShot(THANKS_MS, self.told, lambda: self.told.setText(""))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.layouts)
        head.addWidget(self.draw)
        head.addStretch(1)
        ways = QHBoxLayout()
        ways.addWidget(self.save)
        ways.addWidget(self.alt)
        ways.addWidget(self.told)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addLayout(ways)
