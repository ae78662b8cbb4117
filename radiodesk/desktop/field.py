"""A field of a form: caption, control, and its problem underneath in words; it commits when left or after a pause."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desktop.controls import label, named, pass_undo_on, set_role
from radiodesk.model.problems import Problem

PAUSE_MS = 800
"""After this pause what was typed is committed."""


class Field(QWidget):
    """Caption above, control, footer below with a hint and a counter or the problem. `committed` carries the value."""

    committed = Signal(str, object)

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        """`name` is the field of the sheet that `committed` tells."""
        super().__init__()
        self.name = name
        self.caption = QLabel(caption)
        self.caption.setProperty("role", "caption")
        self.body = QHBoxLayout()
        self._hint = hint
        self._problem = ""
        self._open_point = ""
        self.footer = label(hint, "muted")
        self._counter = label("", "muted", wraps=False)
        self._counter.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.footer, 1)
        foot.addWidget(self._counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addLayout(self.body)
        column.addLayout(foot)
        column.addStretch(1)
        self._say()

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        raise NotImplementedError

    def settle(self) -> None:
        """Commit what is typed, if it can be understood."""
        raise NotImplementedError

    def put(self, control: QWidget, stretch: int = 1) -> None:
        """Add a control; the first one belongs to the caption."""
        if self.caption.buddy() is None:
            self.caption.setBuddy(control)
            named(control, self.caption.text().replace("&", ""), self._hint)
        self.body.addWidget(control, stretch)

    def focus(self) -> None:
        """Take the keyboard."""
        control = self.caption.buddy()
        if control is not None:
            control.setFocus()

    @property
    def has_problem(self) -> bool:
        """Whether what is typed cannot be understood."""
        return bool(self._problem)

    def complain(self, text: str) -> None:
        """Show an open point of the checklist while there is no worse."""
        if text == self._open_point:
            return
        self._open_point = text
        self._say()

    def advise(self, text: str) -> None:
        """Show another hint from now on."""
        self._hint = text
        self._say()

    def count(self, text: str) -> None:
        """Show a counter beside the footer."""
        self._counter.setText(text)
        self._counter.setVisible(bool(text))

    def _fail(self, problem: Problem | None) -> None:
        self._problem = sentence(problem) if problem else ""
        self._say()

    def _say(self) -> None:
        role = "error" if self._problem else "warn" if self._open_point else "muted"
        text = self._problem or self._open_point or self._hint
        self.footer.setText(text)
        self.footer.setVisible(bool(text))
        set_role(self.footer, role)
        if (control := self.caption.buddy()) is not None:
            set_role(control, "true" if self._problem else "false", "wrong")
            control.setAccessibleDescription(text)


class TextField(Field):
    """A field to type into. `read` makes the stored value of a text or raises a Problem; `write` is its inverse."""

    def __init__(
        self,
        name: str,
        caption: str,
        control: QLineEdit | QPlainTextEdit,
        read: Callable[[str], object] = str,
        write: Callable[[object], str] = str,
        hint: str = "",
    ) -> None:
        """`control` is a line or a page of text."""
        super().__init__(name, caption, hint)
        self._control = control
        self._read, self._write = read, write
        self._value: object = None
        self._is_showing = False
        self._is_typed = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self.put(control)
        control.setAcceptDrops(False)
        control.textChanged.connect(self._typed)
        control.installEventFilter(self)
        pass_undo_on(control)

    def text(self) -> str:
        """What stands in the control."""
        return self._control.toPlainText() if isinstance(self._control, QPlainTextEdit) else self._control.text()

    def show_value(self, value: object) -> None:
        """Show what is stored, leaving the cursor alone when that is what is typed already."""
        if value == self._value and not self._problem:
            return
        self._value = value
        self._is_typed = False
        self._fail(None)
        if not self._says(value):
            self._is_showing = True
            text = self._write(value)
            if isinstance(self._control, QPlainTextEdit):
                self._control.setPlainText(text)
            else:
                self._control.setText(text)
            self._is_showing = False
            self._pause.stop()

    def settle(self) -> None:
        """Commit what is typed, if it can be understood; else say what is wrong with it."""
        self._pause.stop()
        if not self._is_typed:
            return
        try:
            value = self._read(self.text())
        except Problem as problem:
            self._fail(problem)
            return
        self._fail(None)
        self._is_typed = False
        if value != self._value:
            self._value = value
            self.committed.emit(self.name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the keyboard leaves the control (not for a menu of its own)."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _says(self, value: object) -> bool:
        try:
            return self._read(self.text()) == value and bool(self.text()) == bool(self._write(value))
        except Problem:
            return False

    def _typed(self) -> None:
        if not self._is_showing:
            self._is_typed = True
            self._pause.start()


def line_field(
    name: str,
    caption: str,
    read: Callable[[str], object] = str,
    write: Callable[[object], str] = str,
    hint: str = "",
) -> TextField:
    """A field of one line."""
    return TextField(name, caption, QLineEdit(), read, write, hint)


def page_field(name: str, caption: str, height: int, limit: int = 0, hint: str = "") -> TextField:
    """A field of several lines; with a `limit` it counts its characters."""
    control = QPlainTextEdit()
    control.setUndoRedoEnabled(False)
    control.setTabChangesFocus(True)
    control.setFixedHeight(height)
    field = TextField(name, caption, control, hint=hint)
    if limit:
        control.textChanged.connect(lambda: field.count(counted(len(field.text()), limit)))
        field.count(counted(0, limit))
    return field


def counted(used: int, limit: int) -> str:
    """How much of a limit is used: 120 / 4000."""
    return _("{used} / {limit}").format(used=used, limit=limit)


def lay_in_rows(fields: Mapping[str, Field], rows: Iterable[Iterable[str]], column: QVBoxLayout) -> None:
    """Put fields, by their names, side by side in rows of a column, as far apart as these are."""
    for names in rows:
        row = QHBoxLayout()
        row.setSpacing(column.spacing())
        for name in names:
            row.addWidget(fields[name], 1)
        column.addLayout(row)
