"""The keys that a text has for itself; all others are commands of the window."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Key(Enum):
    """What a key means in a transcript; with Shift the goals select."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    CUE_BEFORE = auto()
    CUE_AFTER = auto()
    START = auto()
    END = auto()
    COPY = auto()
    ALL = auto()
    CORRECT = auto()
    SEARCH = auto()


_PLAIN = {
    Qt.Key.Key_Left: Key.LEFT,
    Qt.Key.Key_Right: Key.RIGHT,
    Qt.Key.Key_Up: Key.UP,
    Qt.Key.Key_Down: Key.DOWN,
    Qt.Key.Key_PageUp: Key.PAGE_UP,
    Qt.Key.Key_PageDown: Key.PAGE_DOWN,
    Qt.Key.Key_Home: Key.LINE_START,
    Qt.Key.Key_End: Key.LINE_END,
    Qt.Key.Key_F2: Key.CORRECT,
    Qt.Key.Key_Return: Key.CORRECT,
    Qt.Key.Key_Enter: Key.CORRECT,
}
_WITH_CONTROL = {
    Qt.Key.Key_Left: Key.CUE_BEFORE,
    Qt.Key.Key_Right: Key.CUE_AFTER,
    Qt.Key.Key_Home: Key.START,
    Qt.Key.Key_End: Key.END,
    Qt.Key.Key_F: Key.SEARCH,
}
_STANDARD = {QKeySequence.StandardKey.Copy: Key.COPY, QKeySequence.StandardKey.SelectAll: Key.ALL}


def key_of(event: QKeyEvent) -> Key | None:
    """What a key press means in a transcript; None if it is not for the text."""
    standard = next((key for sequence, key in _STANDARD.items() if event.matches(sequence)), None)
    if standard is not None:
        return standard
    keys = Qt.KeyboardModifier
    held = event.modifiers() & ~(keys.KeypadModifier | keys.ShiftModifier)
    tables = {keys.NoModifier: _PLAIN, keys.ControlModifier: _WITH_CONTROL}
    return tables.get(held, {}).get(Qt.Key(event.key()))
