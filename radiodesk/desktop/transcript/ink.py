"""How a transcript looks: names, words that are cut, the word that is heard. Kept as formats of the document."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.transcript.spots import Page, Paragraph

TIME_PX = 56
"""The column on the left in which the times stand."""

LINE_PERCENT = 125.0
APART_PX = 8.0
LINE_BREAK = "\N{LINE SEPARATOR}"


class Ink:
    """Writes pages into a document, and strikes words out in it. Only what differs is written anew."""

    def __init__(self, document: QTextDocument, palette: Palette) -> None:
        """`document` belongs to the view."""
        self._document = document
        self._block = QTextBlockFormat()
        self._block.setLeftMargin(TIME_PX)
        self._block.setBottomMargin(APART_PX)
        self._block.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._said, self._cut, self._name = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        self._said.setForeground(QColor(palette.text))
        self._cut.setForeground(QColor(palette.muted))
        self._cut.setFontStrikeOut(True)
        self._name.setForeground(QColor(palette.accent))
        self._name.setFontWeight(QFont.Weight.DemiBold)
        self._page: Page | None = None
        self._struck = bytearray()

    def write(self, page: Page) -> None:
        """Show a page. Where as many paragraphs stood before, only those that differ are written anew."""
        old, self._page = self._page, page
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if old is None or len(old.paragraphs) != len(page.paragraphs):
            self._struck = bytearray(len(page))
            self._write_all(cursor, page)
        else:
            self._struck = self._write_changed(cursor, old, page)
        cursor.endEditBlock()

    def strike(self, struck: bytearray) -> None:
        """Strike these spots of the page out and no others."""
        if self._page is None or struck == self._struck:
            return
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for first, last in _runs(self._page, self._struck, struck):
            blank = 0 if struck[first] else 1  # those beside words that are heard again are not struck either
            paragraph = self._page.paragraphs[self._page.spot(first).cue]
            cursor.setPosition(max(self._page.spot(first).first - blank, paragraph.text_first))
            end = min(self._page.spot(last).last + blank, paragraph.last)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._cut if struck[first] else self._said)
        cursor.endEditBlock()
        self._struck = struck

    def _write_all(self, cursor: QTextCursor, page: Page) -> None:
        """Everything at once, then the names: three times as quick as paragraph by paragraph."""
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._block)
        cursor.insertText("\n".join(map(_text, page.paragraphs)), self._said)
        for paragraph in page.paragraphs:
            if paragraph.name:
                cursor.setPosition(paragraph.first)
                cursor.setPosition(paragraph.text_first, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(self._name)

    def _write_changed(self, cursor: QTextCursor, old: Page, page: Page) -> bytearray:
        """Write what differs; gives which spots are struck out now."""
        struck = bytearray()
        for number, (before, after) in enumerate(zip(old.paragraphs, page.paragraphs, strict=True)):
            was = self._struck[old.cue_starts[number] : old.cue_starts[number + 1]]
            count = page.cue_starts[number + 1] - page.cue_starts[number]
            if (before.name, before.text) == (after.name, after.text) and len(was) == count:
                struck += was
                continue
            cursor.setPosition(self._document.findBlockByNumber(number).position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            self._write_paragraph(cursor, after)
            struck += bytearray(count)
        return struck

    def _write_paragraph(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        if paragraph.name:
            cursor.insertText(paragraph.name + LINE_BREAK, self._name)
        cursor.insertText(paragraph.text, self._said)


def _text(paragraph: Paragraph) -> str:
    return f"{paragraph.name}{LINE_BREAK}{paragraph.text}" if paragraph.name else paragraph.text


def _runs(page: Page, before: bytearray, after: bytearray) -> Iterator[tuple[int, int]]:
    """First and last spot of each run that becomes struck or unstruck together, inside one paragraph."""
    changed = [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    kinds = groupby(enumerate(changed), key=lambda at: (after[at[1]], page.spot(at[1]).cue, at[1] - at[0]))
    for _kind, row in kinds:
        numbers = [number for _at, number in row]
        yield numbers[0], numbers[-1]
