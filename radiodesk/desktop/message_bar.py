"""Messages that ask for nothing: a bar each above the page, with what happened, what is safe and what to do next."""

from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.controls import button, icon_button, label
from radiodesk.desktop.icons import icon, picture
from radiodesk.desktop.palettes import Palette
from radiodesk.model.playing_problems import PlayingProblem
from radiodesk.model.problems import Problem

MOST = 4
"""More than this many at once would hide the page; the oldest gives way."""

_SIGNS = {"error": ("warn", "error"), "warn": ("warn", "warn"), "info": ("info", "accent")}


class Message(QFrame):
    """One bar."""

    def __init__(self, text: str, kind: str, palette: Palette, details: str) -> None:
        """`kind` is error, warn or info; `details` can be copied for whoever helps."""
        super().__init__()
        self.setProperty("role", "message")
        self.setProperty("kind", kind)
        self.text = text
        self.setAccessibleName(text)
        drawing, colour = _SIGNS[kind]
        sign = QLabel()
        sign.setPixmap(picture(drawing, palette, colour, 20, self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(sign)
        row.addWidget(label(text), 1)
        if details:
            row.addWidget(button(_("Copy details"), lambda: QGuiApplication.clipboard().setText(details), "link"))
        self.close_button = icon_button(icon("close", palette), _("Close this message"), self.deleteLater)
        row.addWidget(self.close_button)


class MessageBar(QWidget):
    """The bars, newest at the bottom."""

    def __init__(self, palette: Palette) -> None:
        """Takes no room while it is empty."""
        super().__init__()
        self._palette = palette
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def tell(self, text: str, kind: str = "info", details: str = "") -> None:
        """Show a message; one that stands there already is not shown twice."""
        if text in self.texts():
            return
        shown = self.messages()
        if len(shown) >= MOST:
            shown[0].deleteLater()
        message = Message(text, kind, self._palette, details)
        self._column.addWidget(message)
        QAccessible.updateAccessibility(QAccessibleEvent(message, QAccessible.Event.Alert))

    def tell_problem(self, problem: Problem) -> None:
        """Show the sentences of a problem; quietly where everything but listening works."""
        self.tell(sentence(problem), "warn" if isinstance(problem, PlayingProblem) else "error")

    def messages(self) -> list[Message]:
        """The bars, oldest first."""
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        return [widget for item in items if item and isinstance(widget := item.widget(), Message)]

    def texts(self) -> list[str]:
        """What the bars say."""
        return [message.text for message in self.messages()]
