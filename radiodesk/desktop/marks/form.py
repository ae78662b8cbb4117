"""Everything about the chosen mark in fields: a title, a chapter's link; who asked what, and the answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button
from radiodesk.desktop.field import Field, lay_in_rows, line_field, page_field
from radiodesk.desktop.marks.kinds import Mark
from radiodesk.model.chapter import Chapter
from radiodesk.model.problems import BadValue
from radiodesk.model.question import Question
from radiodesk.model.soundbite import Soundbite
from radiodesk.model.words import N_

Settling = Callable[[Callable[[], None]], object]
LINES_PX = 58


class MarkForm(QStackedWidget):
    """`committed` carries the name of a field of the chosen mark and its new value; `left` that Esc was pressed."""

    committed = Signal(str, object)
    left = Signal()

    def __init__(self, settling: Settling, as_chapter: Callable[[], object]) -> None:
        """`settling` is told what to call before something else is looked at; `as_chapter` repeats a question so."""
        super().__init__()
        self.as_chapter = button(_("Also as a chapter"), as_chapter, "link")
        self.chapter: dict[str, Field] = {field.name: field for field in _chapter_fields()}
        self.question: dict[str, Field] = {field.name: field for field in _question_fields()}
        self.soundbite: dict[str, Field] = {
            "title": line_field("title", _("T&itle"), hint=_("Apps offer these seconds to be heard first"))
        }
        self._pages: dict[type, dict[str, Field]] = {
            Chapter: self.chapter,
            Question: self.question,
            Soundbite: self.soundbite,
        }
        self._page(self.chapter, (("title",), ("url",)))
        page = self._page(self.question, (("name", "region"), ("text",), ("answer",)))
        page.addWidget(self.as_chapter, 0, Qt.AlignmentFlag.AlignLeft)
        self._page(self.soundbite, (("title",),))
        for field in self._fields():
            field.committed.connect(self.committed)
            settling(field.settle)
        self._lead_on()

    def show_mark(self, mark: Mark | None, chapters: tuple[Chapter, ...]) -> None:
        """Show what is stored of a mark; a question may become a chapter too where none of the `chapters` is near."""
        self.setVisible(mark is not None)
        if mark is None:
            return
        self.setCurrentIndex(list(self._pages).index(type(mark)))
        for name, field in self._pages[type(mark)].items():
            field.show_value(getattr(mark, name))
        is_near = any(abs(chapter.start_s - mark.start_s) < NEAR_S for chapter in chapters)
        self.as_chapter.setVisible(isinstance(mark, Question) and bool(mark.text) and not is_near)

    def settle(self) -> None:
        """Commit what is half typed."""
        for field in self._fields():
            field.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to listening."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fields(self) -> list[Field]:
        return [field for fields in self._pages.values() for field in fields.values()]

    def _page(self, fields: dict[str, Field], rows: tuple[tuple[str, ...], ...]) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        lay_in_rows(fields, rows, column)
        self.addWidget(page)
        return column

    def _lead_on(self) -> None:
        """Enter in the caller's name leads to the region, and on to the question."""
        for name, following in (("name", "region"), ("region", "text")):
            line = self.question[name].findChild(QLineEdit)
            if line is not None:
                line.returnPressed.connect(self.question[following].focus)


NEAR_S = 10.0
"""A chapter so near says already where the question is."""


def _chapter_fields() -> tuple[Field, ...]:
    return line_field("title", _("T&itle")), line_field("url", _("&Link"), read_address)


def _question_fields() -> tuple[Field, ...]:
    return (
        line_field("name", _("&From")),
        line_field("region", _("&Region")),
        page_field("text", _("&Question"), LINES_PX),
        page_field("answer", _("&Answer, in short"), LINES_PX),
    )


def read_address(text: str) -> str:
    """The address of a web page, or nothing. Raises `BadValue`."""
    text = text.strip()
    if text and not text.startswith(("https://", "http://")):
        raise BadValue(value=text, field=N_("a link"), expected="https://contoh.example/")
    return text
