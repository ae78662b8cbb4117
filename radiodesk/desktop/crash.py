"""The last door: what nobody expected goes to the log, and the user reads a sentence instead of a traceback."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, label, named
from radiodesk.model.problems import Problem
from radiodesk.settings.places import log_file

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashDialog(QDialog):
    """Says what is safe, and holds the details for whoever can help."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        """`details` is the traceback."""
        super().__init__(parent)
        self.setWindowTitle(_("A fault of RadioDesk"))
        self.setMinimumWidth(560)
        self.details = named(QPlainTextEdit(details), _("Details"))
        self.details.setReadOnly(True)
        self.copy = button(_("Copy details"), lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        self.go_on = button(_("Go on working"), self.accept, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("RadioDesk met a fault of its own"), "title"))
        column.addWidget(label(_("Everything you did before is stored. The last step may not have happened.")))
        column.addWidget(label(_("If it happens again, send these details to whoever looks after RadioDesk."), "muted"))
        column.addWidget(self.details)
        column.addWidget(label(_("They are in the log too: {path}").format(path=log_file()), "muted"))
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.go_on)
        column.addLayout(row)


def catch_faults(tell: Callable[[Problem], object]) -> None:
    """From now on nothing that is raised in the window is lost. A Problem is a message and no fault: `tell` gets it."""
    shown: list[CrashDialog] = []

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Problem):
            _log.info("told the user: %s", error.english())
            tell(error)
            return
        _log.critical("a fault in the window", exc_info=(kind, error, trace))
        if issubclass(kind, Exception) and not shown:
            shown.append(CrashDialog("".join(traceback.format_exception(kind, error, trace))))
            shown[0].exec()
            shown.clear()

    sys.excepthook = catch


def log_qt_messages() -> None:
    """What Qt has to say goes to the log instead of the terminal."""

    def keep(level: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        _qt_log.log(LEVELS.get(level, logging.WARNING), text)

    qInstallMessageHandler(keep)
