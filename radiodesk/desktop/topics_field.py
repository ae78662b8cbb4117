"""The topics of an episode in one line, with those proposed that were used before."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from radiodesk.bahasa.topics import read_topics, write_topics
from radiodesk.bahasa.words import _
from radiodesk.desktop.field import TextField

Topics = tuple[str, ...]


class TopicsField(TextField):
    """Topics between commas or semicolons; the one that is being typed is completed."""

    def __init__(self, caption: str, known: Callable[[], Topics]) -> None:
        """`known` gives the topics to propose; it is asked when the field is entered."""
        line = _Line(known)
        hint = _("Separated by commas; each gets a page and a feed of its own")
        super().__init__("topics", caption, line, read_topics, _written, hint)


class _Line(QLineEdit):
    def __init__(self, known: Callable[[], Topics]) -> None:
        super().__init__()
        self._known = known
        self._proposed = QStringListModel(self)
        completer = LastTopic(self)
        completer.setModel(self._proposed)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Learn what may be proposed."""
        self._proposed.setStringList(list(self._known()))
        super().focusInEvent(event)


class LastTopic(QCompleter):
    """Completes what stands behind the last comma or semicolon, and keeps what stands before."""

    def splitPath(self, path: str) -> list[str]:
        """What is to be completed."""
        return [path[_begin(path) :].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The whole line with a proposal at its end."""
        line = self.widget()
        before = line.text()[: _begin(line.text())] if isinstance(line, QLineEdit) else ""
        return f"{before} {index.data()}" if before else str(index.data())


def _begin(text: str) -> int:
    return max(text.rfind(between) for between in ",;") + 1


def _written(value: object) -> str:
    return write_topics(value) if isinstance(value, tuple) else ""
