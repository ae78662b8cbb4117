"""A library that cannot be opened: what happened, what is safe, what to do, and the buttons for it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, ground, label
from radiodesk.desktop.icons import picture
from radiodesk.desktop.palettes import Palette
from radiodesk.model.problems import LibraryDamaged, LibraryInUse, LibraryTooNew, NotALibrary, Problem
from radiodesk.model.words import N_

HEADINGS: dict[type[Problem], str] = {
    LibraryInUse: N_("This library is open elsewhere"),
    LibraryDamaged: N_("This library is damaged"),
    LibraryTooNew: N_("This library is too new"),
    NotALibrary: N_("There is no library here"),
}


class ProblemPage(QWidget):
    """Sentences and ways on."""

    def __init__(self, problem: Problem, where: str, palette: Palette) -> None:
        """`where` is the folder that could not be opened."""
        super().__init__()
        ground(self, "window")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(picture("warn", palette, "warn", 48, 2))
        sign.setFixedSize(QSize(48, 48))
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(sign)
        column.addWidget(label(_(HEADINGS.get(type(problem), N_("This library cannot be opened"))), "display"))
        for text in (problem.what, problem.safe, problem.remedy):
            if text:
                column.addWidget(label(_(text).format_map(problem.facts)))
        column.addWidget(label(where, "muted"))
        column.addSpacing(8)
        column.addLayout(self._buttons)
        column.addStretch(3)
        body = QWidget()
        body.setFixedWidth(560)
        body.setLayout(column)
        outer = QHBoxLayout(self)
        outer.addWidget(body, 0, Qt.AlignmentFlag.AlignHCenter)

    def offer(self, text: str, way: Callable[[], object], kind: str = "plain") -> None:
        """Add a way on."""
        self._buttons.addWidget(button(text, way, kind))
