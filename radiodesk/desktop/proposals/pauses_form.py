"""Which pauses are too long, and what they become: two numbers, followed at once."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desk.proposals import LONGEST_S, REST_S, Pauses
from radiodesk.desktop.controls import GAP, TARGET, label, named, pass_undo_on

STILL_MS = 200
"""So long after the last step the search begins."""


class Seconds(QDoubleSpinBox):
    """Leaves the mouse wheel alone until it has the keyboard."""

    def __init__(self, name: str, bounds: tuple[float, float]) -> None:
        """From one bound to the other, in tenths."""
        super().__init__(decimals=1, singleStep=0.1, minimum=bounds[0], maximum=bounds[1])
        named(self, name)
        self.setSuffix("\N{NO-BREAK SPACE}s")
        self.setMinimumHeight(TARGET)
        self.setAccelerated(True)
        pass_undo_on(self.lineEdit())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step, or leave the turn to whoever is around."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class PausesForm(QWidget):
    """`changed` carries a `Pauses` that makes sense."""

    changed = Signal(object)

    def __init__(self) -> None:
        """With what is usual."""
        super().__init__()
        self.longest = Seconds(_("Pauses longer than"), LONGEST_S)
        self.rest = Seconds(_("become"), REST_S)
        self._still = QTimer(self, interval=STILL_MS, singleShot=True)
        self._still.timeout.connect(lambda: self.changed.emit(self.pauses()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for field in (self.longest, self.rest):
            field.valueChanged.connect(self._begin)
            row.addWidget(label(field.accessibleName(), wraps=False))
            row.addWidget(field)
        row.addStretch(1)

    def pauses(self) -> Pauses:
        """What is asked for."""
        return Pauses(round(self.longest.value(), 1), round(self.rest.value(), 1))

    def show_pauses(self, pauses: Pauses) -> None:
        """Show these without asking for them."""
        for field, value in ((self.longest, pauses.longest_s), (self.rest, pauses.rest_s)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._bound()

    def _begin(self) -> None:
        self._bound()
        self._still.start()

    def _bound(self) -> None:
        """No pause becomes longer than it was."""
        self.rest.setMaximum(min(self.longest.value(), REST_S[1]))
