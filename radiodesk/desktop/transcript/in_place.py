"""A field over the text in which a cue, or the name of who speaks, is corrected where it stands."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import TARGET, named

PADDING_PX = 10


class InPlace(QPlainTextEdit):
    """Return takes the text, so does going elsewhere; Esc leaves everything as it was.

    `taken` carries another text than before; `closed` comes first, in any case.
    """

    taken = Signal(str)
    closed = Signal()

    def __init__(self, view: QTextEdit, text: str, rect: QRectF, chosen: tuple[int, int]) -> None:
        """Over `rect` of the viewport of `view`; the characters of `chosen`, from and to, are selected."""
        super().__init__(view.viewport())
        self._view = view
        named(self, _("Correction"), _("Return takes it, Esc leaves it as it was."))
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self._before, self._is_open = text, True
        self.setFont(view.document().defaultFont())
        self._lie_over(rect)
        cursor = self.textCursor()
        cursor.setPosition(chosen[0])
        cursor.setPosition(chosen[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.show()
        self.setFocus()

    def _lie_over(self, rect: QRectF) -> None:
        """Over the text and a little more, but all of it visible."""
        room = self._view.viewport().height()
        height = min(max(round(rect.height()) + 2 * PADDING_PX, TARGET + PADDING_PX), room)
        top = min(max(round(rect.top()) - PADDING_PX, 0), room - height)
        self.setGeometry(round(rect.left()) - PADDING_PX, top, round(rect.width()), height)

    def event(self, event: QEvent) -> bool:
        """No key is a command of the window while something is typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Esc end it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere means what she typed."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.finish()

    def finish(self) -> None:
        """Take the text if it is another one, and go away."""
        text = self.toPlainText()
        if self.close_field() and text != self._before:
            self.taken.emit(text)

    def close_field(self) -> bool:
        """Go away; False if it is gone already. The keyboard goes back to the text."""
        if not self._is_open:
            return False
        self._is_open = False
        had_focus = self.hasFocus()
        self.hide()
        self.deleteLater()
        self.closed.emit()
        if had_focus:
            self._view.setFocus()
        return True
