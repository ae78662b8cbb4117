"""Files dragged over the window: a sign that says they may be dropped anywhere."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import label

MARGIN = 16


class DropOverlay(QWidget):
    """Lies over `window` while files are dragged; hands their paths to `take`."""

    def __init__(self, window: QWidget, take: Callable[[Sequence[Path]], object]) -> None:
        """From now on `window` accepts files."""
        super().__init__(window)
        self._window, self._take = window, take
        self.setProperty("role", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=True)
        column = QVBoxLayout(self)
        text = label(_("Drop the recording here to import it"), "display")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(text)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the window for drags."""
        if isinstance(event, QDragEnterEvent) and files_in(event.mimeData()):
            event.acceptProposedAction()
            self.cover()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            event.acceptProposedAction()
            self._take(files_in(event.mimeData()))
            return True
        return super().eventFilter(watched, event)

    def cover(self) -> None:
        """Lie over the window."""
        self.setGeometry(self._window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.raise_()
        self.show()


def files_in(mime: QMimeData) -> list[Path]:
    """The local files that a drag carries."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
