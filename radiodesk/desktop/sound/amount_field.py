"""An amount from nothing to all that is good, on a slider, with what it does in words under it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import TARGET
from radiodesk.desktop.field import Field

STEPS = 20
"""Steps of five per cent: finer ones nobody hears."""

PAUSE_MS = 700
"""So long after the last key the amount is committed; the mouse commits when it lets go."""


class Slider(QSlider):
    """Leaves the mouse wheel alone until it has the keyboard: who scrolls the page must not change an amount."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move, or leave the turn to the page around it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class AmountField(Field):
    """A share from 0 to 1 of `name`, as per cent."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        """`hint` says what it is good for."""
        super().__init__(name, caption, hint)
        self.slider = Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 5)
        self.slider.setMinimumHeight(TARGET)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._value: float | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self.put(self.slider)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self.settle)

    def show_value(self, value: object) -> None:
        """Show what is stored, unless another amount is being chosen now."""
        self._value = value if isinstance(value, float) else 0.0
        if not (self.slider.isSliderDown() or self._pause.isActive()):
            self.slider.setValue(round(self._value * STEPS))
            self._pause.stop()
        self._tell()

    def settle(self) -> None:
        """Commit another amount."""
        self._pause.stop()
        amount = self.slider.value() / STEPS
        if self._value is not None and round(self._value * STEPS) != self.slider.value():
            self.committed.emit(self.name, amount)

    def _moved(self) -> None:
        self._tell()
        if not self.slider.isSliderDown():
            self._pause.start()

    def _tell(self) -> None:
        at = self.slider.value()
        self.count(_("{percent} %").format(percent=at * 100 // STEPS) if at else _("off"))
