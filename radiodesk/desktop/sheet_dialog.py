"""A dialog with fields in a column and two buttons: what all dialogs of the window have in common."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import sentence
from radiodesk.desktop.controls import ground, label
from radiodesk.model.problems import Problem

HIGHEST_PX = 640
FOOT_PX = 36


class SheetDialog(QDialog):
    """Subclasses fill `column` and do their work in `finish`; what goes wrong there is said above the buttons."""

    def __init__(self, title: str, verb: str, parent: QWidget | None, width: int = 560) -> None:
        """An empty sheet called `title`; `verb` stands on the button that finishes it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        page = ground(QWidget(), "window")
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(12)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(page)
        self.problem = label("", "error")
        self.problem.hide()
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        go = self.buttons.button(standard.Ok)
        go.setText(verb)
        go.setProperty("kind", "primary")
        for each in self.buttons.buttons():
            each.setIcon(QIcon())  # some desktops put pictures there that are not ours
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 20)
        foot.addWidget(self.problem)
        foot.addWidget(self.buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area, 1)
        outer.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need but no higher than 640 pixels, and begin in the first field."""
        super().showEvent(event)
        needed = self.column.heightForWidth(self.width()) + self.buttons.height() + FOOT_PX
        self.resize(self.width(), min(needed, HIGHEST_PX))
        first = self._area.findChild(QLineEdit)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def finish(self) -> None:
        """Do what the dialog is for. May raise a Problem."""

    def run(self) -> bool:
        """Show it, wait, and let it go; True when `finish` worked."""
        accepted = bool(self.exec())
        self.deleteLater()
        return accepted

    def accept(self) -> None:
        """Close when `finish` worked; else say why not."""
        try:
            self.finish()
        except Problem as problem:
            self.problem.setText(sentence(problem))
            self.problem.show()
            return
        super().accept()
