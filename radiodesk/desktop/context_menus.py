"""Menus at the mouse, made of the commands of the table, with their keys; the menu key opens them too."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QWidget

from radiodesk.desktop.commands import Commands

Choose = Callable[[QPoint], Iterable[str]]

EPISODES = ("details_tab", "chapters_tab", "sound_tab", "publish_tab", "posts", "", "import_recording")
MARKS = ("play", "name_mark", "delete_mark", "", "chapter", "question")


class ContextMenu(QObject):
    """The menu of one widget. Lives as long as the widget does."""

    def __init__(self, widget: QWidget, commands: Commands, choose: Choose, keyboard_at: Callable[[], QPoint]) -> None:
        """`choose` gives the key names for a point of the widget, "" for a line; `keyboard_at` is the menu key's."""
        super().__init__(widget)
        self._widget, self._commands = widget, commands
        self._choose, self._keyboard_at = choose, keyboard_at
        widget.installEventFilter(self)
        if isinstance(widget, QAbstractScrollArea):
            widget.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open it."""
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.open(self._keyboard_at() if is_key else event.pos())
        return True

    def open(self, point: QPoint) -> None:
        """Show what makes sense at this point of the widget; nothing where nothing does."""
        names = tuple(self._choose(point))
        if not names:
            return
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name:
                action = self._commands.actions[name]
                action.setShortcutVisibleInContextMenu(True)
                menu.addAction(action)
            else:
                menu.addSeparator()
        menu.popup(self._surface().mapToGlobal(point))

    def _surface(self) -> QWidget:
        return self._widget.viewport() if isinstance(self._widget, QAbstractScrollArea) else self._widget


def row_menu(view: QAbstractItemView, commands: Commands, names: tuple[str, ...]) -> ContextMenu:
    """The menu of a list or table: the row under the mouse is chosen first, as by a click."""

    def choose(point: QPoint) -> tuple[str, ...]:
        index = view.indexAt(point)
        if not index.isValid():
            return ()
        view.setCurrentIndex(index)
        view.clicked.emit(index)
        return names

    return ContextMenu(view, commands, choose, lambda: view.visualRect(view.currentIndex()).center())
