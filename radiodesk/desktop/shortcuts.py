"""The sheet of keys (F1), from the table of commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.actions import ACTIONS, MENUS, Action
from radiodesk.desktop.controls import button, ground, label, named


def keys_of(action: Action) -> str:
    """The keys of a command as this desktop writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(QKeySequence(shortcut).toString(native) for shortcut in action.shortcuts))


def plain(text: str) -> str:
    """A menu text without its accelerator and dots."""
    return _(text).replace("&", "").rstrip("…")


class ShortcutsDialog(QDialog):
    """Two columns of groups, one group a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Read the table."""
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.resize(880, 600)
        page = ground(QWidget(), "window")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(40)
        for menus in (("file", "edit", "publish", "help"), ("play", "view")):
            column = QVBoxLayout()
            column.setSpacing(6)
            for menu in menus:
                column.addWidget(label(plain(MENUS[menu]), "heading", wraps=False))
                column.addLayout(_group(menu))
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = named(QScrollArea(), _("Keys"))
        area.setWidgetResizable(True)
        area.setWidget(page)
        hint = label(_("Letters and arrows act while the waveform has the keyboard. F6 takes you there."), "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(hint, 1)
        foot.addWidget(button(_("Close"), self.close))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(foot)


def _group(menu: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for row, action in enumerate(action for action in ACTIONS if action.menu == menu):
        grid.addWidget(label(plain(action.text), wraps=False), row, 0)
        grid.addWidget(label(keys_of(action), "muted", wraps=False), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid
