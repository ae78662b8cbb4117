"""A dialog with fields in a column and two buttons: what all dialogs of the window have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import sentence
from radiodesk.desktop.controls import ground, label
from radiodesk.model.problems import Problem


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

    def fit(self, most: int = 640) -> None:
        """As high as the fields need, but never higher than `most`."""
        self.column.addStretch(1)
        needed = self.column.heightForWidth(self.minimumWidth()) + self.buttons.sizeHint().height() + 36
        self.resize(self.minimumWidth(), min(needed, most))

    def finish(self) -> None:
        """Do what the dialog is for. May raise a Problem."""
        raise NotImplementedError

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
