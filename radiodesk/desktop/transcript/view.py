"""The text of a transcript under the user's hands: words are gone to, selected and corrected, times stand beside."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import named
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.transcript.ink import TIME_PX, Ink
from radiodesk.desktop.transcript.keys import Key, key_of
from radiodesk.desktop.transcript.spots import Page
from radiodesk.model.timecode import format_clock
from radiodesk.model.transcript import Transcript

READING_PT = 11.0
GAP_PX = 8


class TranscriptView(QTextEdit):
    """Whole words only: whoever clicks into one means it.

    `went` says which spot the user wants to be at, `selected` the first and last of those that she has selected (or
    -1, -1 for none), `correction_wanted` at which spot something is wrong, `renaming_wanted` whose name in which cue,
    `search_wanted` that she looks for something.
    """

    went = Signal(int)
    selected = Signal(int, int)
    correction_wanted = Signal(int)
    renaming_wanted = Signal(int)
    search_wanted = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        """Empty; the page comes with `show_page`."""
        super().__init__(parent)
        named(self, _("Transcript"), _("Arrows go from word to word, with Shift they select. F2 corrects."))
        self._palette = palette
        self.page = Page(Transcript())
        self.anchor = self.focus = 0
        self._is_selection = False
        self._heard: int | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        font = QFont(self.font())
        font.setPointSizeF(READING_PT)
        self.document().setDefaultFont(font)
        self._ink = Ink(self.document(), palette)

    def show_page(self, page: Page) -> None:
        """Show a transcript, from the top if it is another one."""
        self.page = page
        self._ink.write(page)
        self.anchor, self.focus = (min(at, max(len(page) - 1, 0)) for at in (self.anchor, self.focus))
        self._heard, self._is_selection = None, False
        self._show_cursor()

    def strike(self, struck: bytearray) -> None:
        """Strike out what is cut."""
        self._ink.strike(struck)

    def show_heard(self, number: int | None) -> None:
        """Mark the spot that is heard now."""
        if number == self._heard:
            return
        self._heard = number
        marks = []
        if number is not None and number < len(self.page):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor_over(number, number)
            mark.format.setBackground(QColor(self._palette.accent_soft))
            mark.format.setFontUnderline(True)
            mark.format.setUnderlineColor(QColor(self._palette.accent))
            marks.append(mark)
        self.setExtraSelections(marks)

    @property
    def heard(self) -> int | None:
        """The spot that is marked as heard."""
        return self._heard

    def show_selection(self, first: int, last: int) -> None:
        """Select these spots without telling anybody; -1 selects nothing."""
        self._is_selection = first >= 0
        if self._is_selection and {first, last} != {self.anchor, self.focus}:
            self.anchor, self.focus = first, last
        self._show_cursor()

    def found(self, wanted: str) -> list[tuple[int, int]]:
        """Where these words stand: the first and the last spot of each hit."""
        return self.page.found(wanted)

    def picks(self, point: QPoint) -> bool:
        """Whether a point lies in the selection; else the word there is gone to, as by a click."""
        number = self._spot_at(point)
        if self._is_selection and min(self.anchor, self.focus) <= number <= max(self.anchor, self.focus):
            return True
        self._go(number)
        return False

    def sees(self, number: int) -> bool:
        """Whether a spot is visible."""
        return self.viewport().rect().intersects(self.cursorRect(self._cursor_over(number, number)))

    def reveal(self, number: int) -> None:
        """Scroll so that a spot stands in the upper third, unless it is well visible already."""
        place, height = self.cursorRect(self._cursor_over(number, number)), self.viewport().height()
        if not 0 <= place.top() <= height - 2 * place.height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + place.top() - height // 3)

    def paragraph_rect(self, cue: int) -> QRectF:
        """Where what is said in a cue stands in the viewport, without its name."""
        block = self.document().findBlockByNumber(cue)
        top = self.cursorRect(self._cursor_at(self.page.paragraphs[cue].text_first)).top()
        bottom = self._block_rect(block).bottom() - GAP_PX
        return QRectF(TIME_PX, top, self.viewport().width() - TIME_PX, bottom - top)

    def name_rect(self, cue: int) -> QRectF:
        """Where the name above a cue stands in the viewport."""
        line = self.cursorRect(self._cursor_at(self.page.paragraphs[cue].first))
        return QRectF(TIME_PX, line.top(), self.viewport().width() - TIME_PX, line.height())

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something in a text; all others stay commands of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and key_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, select, correct, search."""
        key = key_of(event)
        if key is None or not len(self.page):
            super().keyPressEvent(event)
        elif key is Key.COPY:
            self.copy()
        elif key is Key.ALL:
            self._select(0, len(self.page) - 1)
        elif key is Key.CORRECT:
            self.correction_wanted.emit(self.focus)
        elif key is Key.SEARCH:
            self.search_wanted.emit()
        else:
            self._walk(key, selects=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at a word; Shift extends the selection to it."""
        if event.button() != Qt.MouseButton.LeftButton or not len(self.page):
            return
        number = self._spot_at(event.position().toPoint())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._select(self.anchor, number)
        else:
            self._go(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select from the word where the button was pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton and len(self.page):
            point = event.position().toPoint()
            number = self._spot_at(point)
            if number != self.focus or self._is_selection:
                self._select(self.anchor, number)
            outside = point.y() - min(max(point.y(), 0), self.viewport().height())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + outside)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Everything was done while the button was held."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Correct the word, or the name."""
        if event.button() != Qt.MouseButton.LeftButton or not len(self.page):
            return
        place = self.cursorForPosition(event.position().toPoint())
        paragraph = self.page.paragraphs[place.blockNumber()]
        if place.position() < paragraph.text_first:
            self.renaming_wanted.emit(place.blockNumber())
        else:
            self.correction_wanted.emit(self._spot_at(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and beside each paragraph when it begins."""
        super().paintEvent(event)
        if not len(self.page):
            return
        painter = QPainter(self.viewport())
        small = QFont(self.font())
        small.setPointSizeF(9)
        painter.setFont(small)
        painter.setPen(QColor(self._palette.muted))
        block = self.cursorForPosition(QPoint(TIME_PX, 0)).block()
        while block.isValid() and self._block_rect(block).top() < self.viewport().height():
            place = self._block_rect(block)
            line = block.layout().lineAt(0).rect()
            room = QRectF(0, place.top(), TIME_PX - GAP_PX, line.height())
            when = format_clock(self.page.transcript.cues[block.blockNumber()].start_s)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
            block = block.next()

    def _walk(self, key: Key, *, selects: bool) -> None:
        number = self._goal(key)
        if not selects:
            self._go(number)
        else:
            begins = not self._is_selection and key in {Key.LEFT, Key.RIGHT}
            self._select(self.anchor, self.focus if begins else number)
        self.reveal(self.focus)

    def _goal(self, key: Key) -> int:
        last, cue = len(self.page) - 1, self.page.spot(self.focus).cue
        starts = self.page.cue_starts
        goals: dict[Key, Callable[[], int]] = {
            Key.LEFT: lambda: self.focus - 1,
            Key.RIGHT: lambda: self.focus + 1,
            Key.UP: lambda: self._beyond(-1),
            Key.DOWN: lambda: self._beyond(1),
            Key.PAGE_UP: lambda: self._beyond(-10),
            Key.PAGE_DOWN: lambda: self._beyond(10),
            Key.LINE_START: lambda: starts[cue],
            Key.LINE_END: lambda: starts[cue + 1] - 1,
            Key.CUE_BEFORE: lambda: starts[cue] if starts[cue] < self.focus else starts[max(cue - 1, 0)],
            Key.CUE_AFTER: lambda: starts[cue + 1],
            Key.START: lambda: 0,
            Key.END: lambda: last,
        }
        return min(max(goals[key](), 0), last)

    def _beyond(self, lines: int) -> int:
        """The spot so many lines farther, about under the one where the keyboard is."""
        spot = self.page.spot(self.focus)
        place = self.cursorRect(self._cursor_at(spot.first))
        if not self.page.transcript.cues[spot.cue].words:
            return self.focus + (1 if lines > 0 else -1)  # a whole cue: the next one
        spacing = place.height() * 1.3
        point = QPoint(place.left() + 1, round(place.center().y() + lines * spacing))
        upwards = self.page.at_place(self.cursorForPosition(point).position())  # over names to what stands before them
        number = self._spot_at(point) if lines > 0 else upwards
        return number if number != self.focus else self.focus + (1 if lines > 0 else -1)

    def _go(self, number: int) -> None:
        had_selection, self._is_selection = self._is_selection, False
        self.anchor = self.focus = number
        self._show_cursor()
        if had_selection:
            self.selected.emit(-1, -1)
        self.went.emit(number)

    def _select(self, anchor: int, focus: int) -> None:
        self.anchor, self.focus, self._is_selection = anchor, focus, True
        self._show_cursor()
        self.selected.emit(min(anchor, focus), max(anchor, focus))

    def _show_cursor(self) -> None:
        """Show the keyboard's place, or whole words from the first to the last that are selected."""
        if not len(self.page):
            return
        bar, here = self.verticalScrollBar(), self.verticalScrollBar().value()
        if self._is_selection:
            self.setTextCursor(self._cursor_over(self.anchor, self.focus))
        else:
            self.setTextCursor(self._cursor_at(self.page.spot(self.focus).first))
        bar.setValue(here)

    def _cursor_over(self, one: int, other: int) -> QTextCursor:
        begin, end = self.page.spot(one), self.page.spot(other)
        from_place, to_place = (begin.first, end.last) if one <= other else (begin.last, end.first)
        cursor = self._cursor_at(from_place)
        cursor.setPosition(to_place, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _cursor_at(self, place: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        return cursor

    def _spot_at(self, point: QPoint) -> int:
        place = self.cursorForPosition(point)
        return max(self.page.at_place(place.position()), self.page.cue_starts[place.blockNumber()])

    def _block_rect(self, block: QTextBlock) -> QRectF:
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.translated(0, -self.verticalScrollBar().value())
