"""The few kinds of labels and buttons that the whole window is made of, each with a name for screen readers."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QToolButton, QWidget

from radiodesk.desktop.one_line import OneLine

W = TypeVar("W", bound=QWidget)

GAP = 8
"""The grid: every distance is a multiple of half of it, in logical pixels."""

TARGET = 32
"""Height and width of the smallest thing to hit."""


def named(widget: W, name: str, hint: str = "") -> W:
    """Give a control the name (and the description) that a screen reader says; a button that says less shows it too."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(hint)
    if isinstance(widget, QPushButton) and widget.text().replace("&", "") != name:
        widget.setToolTip(name)
    return widget


def label(text: str = "", role: str = "", *, wraps: bool = True) -> QLabel:
    """A text, on one line or wrapped. `role` is one of the style sheet's: display, title, heading, muted, ok..."""
    made = QLabel(text) if wraps else OneLine(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if wraps:
        made.setMinimumWidth(1)  # else one long word would widen the window
    return made


def set_role(widget: QWidget, role: str, name: str = "role") -> None:
    """Change what the style sheet goes by; a widget is dressed again, half a millisecond, only when that differs."""
    if widget.property(name) == role:
        return
    widget.setProperty(name, role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def button(text: str, on_click: Callable[[], object], kind: str = "plain", icon: QIcon | None = None) -> QPushButton:
    """A push button: plain, primary (one a page) or link."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(18, 18))
    made.clicked.connect(lambda _checked=False: on_click())
    return named(made, text.replace("&", ""))


def icon_button(icon: QIcon, name: str, on_click: Callable[[], object]) -> QToolButton:
    """A button that shows only a drawing; its name is the tooltip too."""
    made = QToolButton()
    made.setIcon(icon)
    made.setIconSize(QSize(18, 18))
    made.setFixedSize(TARGET, TARGET)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda _checked=False: on_click())
    return named(made, name)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def ground(widget: W, name: str) -> W:
    """Paint a plain widget with the ground `window` or `base`."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
    return widget


def tab_before(control: QWidget, newcomers: Sequence[QWidget]) -> None:
    """Let Tab walk through newcomers just before it comes to `control`; Qt would put them last."""
    before: QWidget | None = control.previousInFocusChain()
    while before and (before.focusPolicy() == Qt.FocusPolicy.NoFocus or before in newcomers):
        before = before.previousInFocusChain()
    for newcomer in newcomers:
        QWidget.setTabOrder(before or control, newcomer)
        before = newcomer


def heavier(font: QFont) -> QFont:
    """The same font, half bold."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


class _UndoPasser(QObject):
    """Lets Ctrl+Z through to the window: a field's own undo would fight the episode's history."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to whoever has them as a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def pass_undo_on(widget: QWidget) -> None:
    """Leave undo and redo in this text field to the window."""
    widget.installEventFilter(_UndoPasser(widget))
