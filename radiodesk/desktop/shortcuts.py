"""The sheet of keys (F1), from the table of commands: filtered while typing, copied as text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.actions import ACTIONS, BY_NAME, MENUS, Action
from radiodesk.desktop.controls import button, ground, label, named
from radiodesk.desktop.finder.matching import best_fit

COLUMNS = (("file", "edit", "arrange", "help"), ("play", "view", "suggest", "publish"))
"""Which menus stand below one another."""


def keys_of(action: Action) -> str:
    """The keys of a command as this desktop writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(QKeySequence(shortcut).toString(native) for shortcut in action.shortcuts))


def plain(text: str) -> str:
    """A menu text without its accelerator and dots."""
    return _(text).replace("&", "").rstrip("…")


def tip(key_name: str) -> str:
    """A command with its first key, for the tooltip of a button that carries it out."""
    action = BY_NAME[key_name]
    key = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{plain(action.text)} ({key})"


def as_text() -> str:
    """The whole sheet in lines, a tab between command and keys."""
    blocks = []
    for menu, title in MENUS.items():
        lines = [f"{plain(action.text)}\t{keys_of(action)}" for action in ACTIONS if action.menu == menu]
        blocks.append("\n".join((plain(title), *lines)))
    return "\n\n".join(blocks) + "\n"


class ShortcutsDialog(QDialog):
    """Two columns of groups, one group a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Read the table."""
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.resize(880, 600)
        self.search = named(QLineEdit(), _("Search the keys"))
        self.search.setPlaceholderText(_("Search the keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self._groups: list[tuple[QLabel, list[tuple[Action, QLabel, QLabel]]]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(_framed(self.search))
        outer.addWidget(self._sheet(), 1)
        hint = label(_("Letters and arrows act while the waveform has the keyboard. F6 takes you there."), "muted")
        outer.addLayout(_framed(hint, button(_("Copy"), _copy), button(_("Close"), self.close)))

    def _sheet(self) -> QScrollArea:
        page = ground(QWidget(), "window")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 8, 24, 16)
        columns.setSpacing(40)
        for menus in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(6)
            for menu in menus:
                self._add_group(menu, column)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = named(QScrollArea(), _("Keys"))
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _add_group(self, menu: str, column: QVBoxLayout) -> None:
        title = label(plain(MENUS[menu]), "heading", wraps=False)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setContentsMargins(0, 0, 0, 12)
        lines = []
        for row, action in enumerate(action for action in ACTIONS if action.menu == menu):
            name, keys = label(plain(action.text), wraps=False), label(keys_of(action), "muted", wraps=False)
            grid.addWidget(name, row, 0)
            grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
            lines.append((action, name, keys))
        column.addWidget(title)
        column.addLayout(grid)
        self._groups.append((title, lines))

    def _filter(self, typed: str) -> None:
        for title, lines in self._groups:
            is_any = False
            for action, name, keys in lines:
                words = (name.text(), keys.text(), action.key_name.replace("_", " "))
                is_found = not typed.strip() or best_fit(typed, words) is not None
                name.setVisible(is_found)
                keys.setVisible(is_found)
                is_any = is_any or is_found
            title.setVisible(is_any)


def _framed(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(24, 12, 24, 12)
    row.addWidget(first, 1)
    for other in others:
        row.addWidget(other)
    return row


def _copy() -> None:
    QGuiApplication.clipboard().setText(as_text())
