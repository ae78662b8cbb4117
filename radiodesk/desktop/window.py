"""The main window: menus, messages, one page, status bar. What it shows is decided by the launcher."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from radiodesk.desktop.commands import Commands
from radiodesk.desktop.controls import ground
from radiodesk.desktop.icons import app_icon
from radiodesk.desktop.message_bar import MessageBar
from radiodesk.desktop.palettes import Palette
from radiodesk.settings.places import log_file

if TYPE_CHECKING:  # nobody finds anything before the first frame
    from radiodesk.desktop.finder.entries import Entry

SIZE = (1280, 720)
SMALLEST = (1024, 600)


class Window(QMainWindow):
    """An empty frame around a page. `painted` is emitted after the first frame, `closed` when the user closes."""

    closed = Signal()
    painted = Signal()

    def __init__(self, palette: Palette) -> None:
        """Menus are there at once; commands get their work by `commands.bind`."""
        super().__init__()
        self.setWindowTitle("RadioDesk")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.colours = palette
        self._was_painted = False
        self.may_close: Callable[[], bool] = lambda: True
        self.commands = Commands(self, palette)
        self.messages = MessageBar(palette)
        self.page: QWidget = QWidget()
        frame = ground(QWidget(), "window")
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.messages)
        self._column.addWidget(self.page, 1)
        self.setCentralWidget(frame)
        self.statusBar().setSizeGripEnabled(False)
        self.commands.bind({"quit": self.close, "shortcuts": self.show_shortcuts, "log": show_log})
        self.commands.bind({"find_command": self.find_command})

    def show_page(self, page: QWidget) -> None:
        """Put a page in place of the one before."""
        self._column.replaceWidget(self.page, page)
        self.page.hide()
        self.page.deleteLater()
        self.page = page

    def show_shortcuts(self) -> None:
        """All keys, from the table of commands."""
        from radiodesk.desktop.shortcuts import ShortcutsDialog

        sheet = ShortcutsDialog(self)
        sheet.exec()
        sheet.deleteLater()

    def find_command(self, others: Sequence["Entry"] = ()) -> None:
        """The command palette, with the commands and what else can be found; a second time closes it."""
        from radiodesk.desktop.finder.entries import command_entries
        from radiodesk.desktop.finder.finder import Finder

        if (shown := self.findChild(Finder)) is not None and shown.isVisible():
            shown.dismiss()
        else:
            Finder(self, self.colours, (*command_entries(self.commands), *others)).open()

    def geometry_state(self) -> str:
        """Where the window stands."""
        return bytes(self.saveGeometry().data()).hex()

    def restore_state(self, state: str) -> None:
        """Stand where it stood."""
        if state:
            self.restoreGeometry(QByteArray.fromHex(state.encode()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell whoever waits for the first frame."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever keeps the session, unless somebody needs the window to stay."""
        if not self.may_close():
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)


def show_log() -> None:
    """Open the log in whatever shows text files here."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file())))
