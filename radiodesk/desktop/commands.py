"""The commands of one window as QActions in its menus, made from the table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.actions import ACTIONS, ANYWHERE, MENUS, Action
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

Handlers = Mapping[str, Callable[[], object]]

NEW_GROUP = {"programme", "preferences", "quit", "cut", "chapter", "fade_in", "insert_sound", "go_start", "back_1s",
             "previous_mark", "shuttle_back", "as_published", "history", "split", "trim_start", "nudge_back", "snap",
             "signatures", "suggest_levels", "search", "details_tab", "next_column", "activity"}  # fmt: skip
"""Before these a menu draws a line."""


class Commands:
    """Menus and keys. A command without a handler is greyed out."""

    def __init__(self, window: QMainWindow, palette: Palette) -> None:
        """Fill the menu bar of `window`."""
        self._window = window
        self.actions = {row.key_name: _made(row, window, palette) for row in ACTIONS}
        self._handlers: dict[str, Callable[[], object]] = {}
        menus: dict[str, QMenu] = {key: window.menuBar().addMenu(_(text)) for key, text in MENUS.items()}
        for row in ACTIONS:
            menu, action = menus[row.menu], self.actions[row.key_name]
            if row.key_name in NEW_GROUP:
                menu.addSeparator()
            menu.addAction(action)
            if row.where == ANYWHERE:
                window.addAction(action)

    def bind(self, handlers: Handlers, place: QWidget | None = None) -> None:
        """Give commands their work; those of the waveform hear their keys only while `place` has the keyboard."""
        for key_name, handler in handlers.items():
            action = self.actions[key_name]
            if key_name not in self._handlers:
                action.triggered.connect(lambda _checked=False, key_name=key_name: self._handlers[key_name]())
            self._handlers[key_name] = handler
            action.setEnabled(True)
            if place is not None:
                place.addAction(action)

    def allow(self, possible: Mapping[str, bool]) -> None:
        """Say of commands whether they can be done now; the others stay as they are."""
        for key_name, is_possible in possible.items():
            self.actions[key_name].setEnabled(is_possible)

    def tick(self, states: Mapping[str, bool]) -> None:
        """Show of commands that switch something whether it is on."""
        for key_name, is_on in states.items():
            self.actions[key_name].setCheckable(True)
            self.actions[key_name].setChecked(is_on)

    def has_work(self, key_name: str) -> bool:
        """Whether a command does anything."""
        return key_name in self._handlers

    def call(self, key_name: str) -> None:
        """Carry a command out as its menu entry would."""
        self.actions[key_name].trigger()


def _made(row: Action, window: QMainWindow, palette: Palette) -> QAction:
    action = QAction(_(row.text), window)
    action.setObjectName(row.key_name)
    action.setShortcuts([QKeySequence(shortcut) for shortcut in row.shortcuts])
    context = Qt.ShortcutContext
    action.setShortcutContext(context.WindowShortcut if row.where == ANYWHERE else context.WidgetShortcut)
    action.setEnabled(False)
    if row.icon:
        action.setIcon(icon(row.icon, palette))
    return action
