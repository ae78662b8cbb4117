"""Shows a file in the file manager of the system, chosen where there is a way to say so, else its folder."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


@dataclass(frozen=True)
class Order:
    """A program and what it is told; `is_honest` where its exit code says whether it did so."""

    program: str
    told: tuple[str, ...]
    is_honest: bool = True


def _explorer(file: Path) -> Order:
    """It answers 1 whatever happens."""
    return Order("explorer.exe", ("/select,", str(file)), is_honest=False)


def _finder(file: Path) -> Order:
    return Order("/usr/bin/open", ("-R", str(file)))


def _file_manager(file: Path) -> Order:
    """org.freedesktop.FileManager1.ShowItems (freedesktop.org, File Manager DBus Interface)."""
    place = ("--session", "--print-reply", "--dest=org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
    items = f"array:string:{bytes(QUrl.fromLocalFile(str(file)).toEncoded().data()).decode()}"
    return Order("dbus-send", (*place, "org.freedesktop.FileManager1.ShowItems", items, "string:"))


ORDERS: dict[str, Callable[[Path], Order]] = {"win32": _explorer, "darwin": _finder, "linux": _file_manager}
"""By `sys.platform`."""


def order_for(platform: str, file: Path) -> Order | None:
    """What shows a file on a platform; None where there is no way known."""
    made = ORDERS.get(platform)
    return made(file) if made else None


def reveal(file: Path) -> None:
    """Show it chosen in the file manager; where that one cannot be asked, open its folder. Nobody waits for it."""
    order = order_for(sys.platform, file)
    if order is None:
        _open_folder(file)
        return
    process = QProcess(QCoreApplication.instance())
    process.finished.connect(lambda code, _status: _open_folder(file) if code and order.is_honest else None)
    process.errorOccurred.connect(lambda _error: _open_folder(file))
    process.finished.connect(process.deleteLater)
    process.start(order.program, list(order.told))


def _open_folder(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
