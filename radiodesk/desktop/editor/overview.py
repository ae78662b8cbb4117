"""The whole recording in one strip, with a frame around what is visible: drag the frame, click to go."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.brushes import parts_of, tinted
from radiodesk.desktop.editor.gestures import A_DRAG_PX
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_cache import WaveCache
from radiodesk.desktop.marks.kinds import Mark, kind_of
from radiodesk.desktop.palettes import Palette

HEIGHT_PX = 56
FRAME_LEAST_PX = 8.0


class Overview(QWidget):
    """A strip of everything. `went` says where the user clicked."""

    went = Signal(float)

    def __init__(self, timeline: Timeline, palette: Palette, parent: QWidget | None = None) -> None:
        """Show `timeline` in the colours of `palette`."""
        super().__init__(parent)
        self._timeline, self._colours = timeline, palette
        self._wave = WaveCache(palette)
        self._pressed_px: float | None = None
        self._grip_s = 0.0
        self._is_drag = False
        self.setObjectName("overview")
        self.setAccessibleName(_("The whole recording"))
        self.setToolTip(_("Drag the frame to scroll; click to go there"))
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for changed in (timeline.view_changed, timeline.sheet_changed, timeline.analysis_grew):
            changed.connect(self.update)
        timeline.selection_changed.connect(self.update)
        timeline.playhead_moved.connect(self._repaint_playhead)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(640, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Wave, cuts, selection, marks, playhead, and the frame over them."""
        painter, area, whole, colours = QPainter(self), QRectF(self.rect()), self._whole(), self._colours
        self._wave.refresh(self._timeline, whole, area, self.devicePixelRatioF())
        for part in parts_of(event):
            self._wave.paint(painter, part)
        marks: tuple[Mark, ...] = (*self._timeline.chapters, *self._timeline.questions)
        for mark in marks:
            x = round(whole.to_px(mark.start_s))
            painter.fillRect(QRectF(x, 0, 2, 10), QColor(getattr(colours, kind_of(mark).colour)))
        x = round(whole.to_px(self._timeline.playhead_s))
        painter.fillRect(QRectF(x - 1, 0, 2, area.height()), QColor(colours.playhead))
        self._paint_frame(painter, area)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Nothing to keep: the strip always shows everything."""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame; outside it the frame comes to the mouse."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x, time_s = event.position().x(), self._whole().to_s(event.position().x())
        if not self._frame().contains(event.position()):
            self._timeline.look(self._timeline.view.centred(time_s))
        self._pressed_px, self._is_drag = x, False
        self._grip_s = x * self._whole().scale - self._timeline.view.start_s

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame."""
        if self._pressed_px is None:
            return
        self._is_drag = self._is_drag or abs(event.position().x() - self._pressed_px) >= A_DRAG_PX
        if self._is_drag:
            whole, view = self._whole(), self._timeline.view
            self._timeline.look(view.scrolled(event.position().x() * whole.scale - self._grip_s - view.start_s))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes there."""
        if self._pressed_px is not None and not self._is_drag:
            self.went.emit(self._whole().to_s(event.position().x()))
        self._pressed_px = None

    def _whole(self) -> Viewport:
        return self._timeline.view.whole().resized(self.width())

    def _frame(self) -> QRectF:
        view, scale = self._timeline.view, self._whole().scale
        left, right = round(view.start_s / scale), round(view.end_s / scale)
        place = QRectF(left, 0, right - left, self.height())
        missing = max(FRAME_LEAST_PX - place.width(), 0)
        return place.adjusted(-missing / 2, 0, missing / 2, 0)

    def _paint_frame(self, painter: QPainter, area: QRectF) -> None:
        frame = self._frame()
        veil = tinted(self._colours.window, 0.6)
        painter.fillRect(QRectF(0, 0, frame.left(), area.height()), veil)
        painter.fillRect(QRectF(frame.right(), 0, area.width() - frame.right(), area.height()), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 4, 4)

    def _repaint_playhead(self, before_s: float, now_s: float) -> None:
        whole = self._whole()
        for x in {round(whole.to_px(before_s)), round(whole.to_px(now_s))}:
            self.update(x - 2, 0, 4, HEIGHT_PX)
