"""Which pauses are too long, and what they become: two numbers, followed at once."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desk.proposals import LONGEST_S, REST_S, Pauses
from radiodesk.desktop.controls import GAP, TARGET, icon_button, label, named, pass_undo_on
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

STILL_MS = 200
"""So long after the last step the search begins."""

WIDTH_PX = 64
ROOMY_PX = 360
"""Below this width the words need the room of the buttons; keys and typing remain."""


class Seconds(QDoubleSpinBox):
    """Typed, or stepped in tenths with the arrow keys; the mouse wheel is left alone until it has the keyboard."""

    def __init__(self, name: str, bounds: tuple[float, float]) -> None:
        """From one bound to the other."""
        super().__init__(decimals=1, singleStep=0.1, minimum=bounds[0], maximum=bounds[1])
        named(self, name)
        self.setSuffix("\N{NO-BREAK SPACE}s")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(WIDTH_PX, TARGET)
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

    def __init__(self, palette: Palette) -> None:
        """Each number between a button for less and one for more."""
        super().__init__()
        self.longest = Seconds(_("Longer than"), LONGEST_S)
        self.rest = Seconds(_("become"), REST_S)
        self._steppers: list[QWidget] = []
        self._still = QTimer(self, interval=STILL_MS, singleShot=True)
        self._still.timeout.connect(lambda: self.changed.emit(self.pauses()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 4)
        for field in (self.longest, self.rest):
            field.valueChanged.connect(self._begin)
            name = field.accessibleName()
            less = icon_button(icon("minus", palette), _("{field}: less").format(field=name), field.stepDown)
            more = icon_button(icon("plus", palette), _("{field}: more").format(field=name), field.stepUp)
            self._steppers += [less, more]
            for widget in (label(name, wraps=False), less, field, more):
                row.addWidget(widget)
        row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons where there is room for them."""
        super().resizeEvent(event)
        for stepper in self._steppers:
            stepper.setVisible(self.width() >= ROOMY_PX)

    def pauses(self) -> Pauses:
        """What is asked for."""
        return Pauses(round(self.longest.value(), 1), round(self.rest.value(), 1))

    def show_pauses(self, pauses: Pauses) -> None:
        """Show these without asking for them; what is just being changed stays."""
        if self._still.isActive():
            return
        self.rest.setMaximum(REST_S[1])
        for field, value in ((self.longest, pauses.longest_s), (self.rest, pauses.rest_s)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._bound()

    def _begin(self) -> None:
        self._still.start()
        self._bound()

    def _bound(self) -> None:
        """No pause becomes longer than it was."""
        self.rest.setMaximum(min(self.longest.value(), REST_S[1]))
