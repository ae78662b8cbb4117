"""The checklist of the publish page: what is there, what is open, and a link to where it can be fixed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, clear, label, named
from radiodesk.desktop.icons import picture
from radiodesk.desktop.palettes import Palette

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.checklist import Point

SIGNS = {(True, True): ("check", "ok"), (True, False): ("check", "ok"), (False, True): ("warn", "warn")}
"""Drawing and colour of a point by (is met, is required); all others are open but not needed."""

FIXABLE = ("title", "number", "summary", "aired", "people", "chapters", "public_url", "edits")


class ChecklistView(QWidget):
    """One line a point. `fix_wanted` carries the field that a point is about."""

    fix_wanted = Signal(str)

    def __init__(self, palette: Palette) -> None:
        """Begin empty."""
        super().__init__()
        self._palette = palette
        self._points: tuple[Point, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def show_points(self, points: "Sequence[Point]") -> None:
        """Show these points instead; the same ones stay, with the keyboard where it is."""
        if tuple(points) == self._points:
            return
        self._points = tuple(points)
        clear(self._lines)
        for point in points:
            self._lines.addLayout(self._line(point))

    def _line(self, point: "Point") -> QHBoxLayout:
        drawing, colour = SIGNS.get((point.is_met, point.is_required), ("open_point", "muted"))
        sign = QLabel()
        sign.setFixedSize(QSize(24, 28))
        sign.setPixmap(picture(drawing, self._palette, colour, 18, self.devicePixelRatioF()))
        row = QHBoxLayout()
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(_capitalised(point.text)), 1)
        if not point.is_met and point.field in FIXABLE:
            fix = button(_("Fix"), lambda: self.fix_wanted.emit(point.field), "link")
            row.addWidget(named(fix, _("Fix: {what}").format(what=point.text)), 0, Qt.AlignmentFlag.AlignTop)
        return row


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
