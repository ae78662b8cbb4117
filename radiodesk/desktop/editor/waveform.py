"""The waveform: ruler, flags, wave with cuts, fades, selection and playhead, and the mouse on all of them."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.asked import Asked
from radiodesk.desktop.editor.gestures import Gestures
from radiodesk.desktop.editor.grips import Grip
from radiodesk.desktop.editor.hits import CURSORS, Place, segment_grip
from radiodesk.desktop.editor.loudness_curve import LoudnessCurve
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX, Scene
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.tips import tip_at
from radiodesk.desktop.marks.kinds import Mark
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.proposals.painting import Proposed
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span

PLAYHEAD_PX = 8
"""Half as wide as the strip that a moving playhead repaints."""

A_WHEEL_STEP = 120
ZOOM_A_STEP = 1.25


class Waveform(QWidget):
    """The visible part of the recording. `went` says where the user clicked, the others what was dragged where.

    `grip_dropped` carries a Grip and the EditList that came of its drag, `segment_moved` a Span.
    """

    went = Signal(float)
    chapter_dropped = Signal(object, float)
    question_dropped = Signal(object, float)
    segment_moved = Signal(object, float)
    segment_wanted = Signal(float)
    grip_dropped = Signal(object, object)

    def __init__(self, timeline: Timeline, palette: Palette, parent: QWidget | None = None) -> None:
        """Show `timeline` in the colours of `palette`."""
        super().__init__(parent)
        self._timeline = timeline
        self.proposed = Proposed()
        self._scene = Scene(self, timeline, palette, self.proposed)
        self._selected: tuple[Span | None, Span | None] = (None, None)
        self._grip = QRectF()
        self.installEventFilter(Asked(self._told, lambda: self._gestures.is_dragging, self))
        self.setObjectName("waveform")
        self.setAccessibleName(_("Waveform"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._gestures = Gestures(timeline, self)
        self._follow_gestures()
        for changed in (timeline.view_changed, timeline.sheet_changed, timeline.analysis_grew):
            changed.connect(self.update)
        timeline.selection_changed.connect(self._repaint_selection)
        timeline.playhead_moved.connect(self._repaint_playhead)

    @property
    def curve(self) -> LoudnessCurve:
        """The curve of loudness."""
        return self._scene.curve

    def _told(self, point: QPointF) -> str:
        return tip_at(self._timeline, self._scene.hit(point, False), point)

    def _follow_gestures(self) -> None:
        gestures = self._gestures
        gestures.went.connect(self.went)
        gestures.mark_dragged.connect(self._hold_mark)
        gestures.mark_dropped.connect(self._drop_mark)
        gestures.segment_dragged.connect(lambda _span, to_s: self._aim(to_s))
        gestures.segment_dropped.connect(self._drop_segment)
        gestures.grip_dropped.connect(self._drop_grip)
        gestures.given_up.connect(self._let_go)

    def sizeHint(self) -> QSize:
        """Comfortable for speech."""
        return QSize(640, 280)

    def minimumSizeHint(self) -> QSize:
        """Still usable."""
        return QSize(240, RULER_PX + FLAGS_PX + 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is dirty."""
        self._scene.paint(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives a drag up; all other keys are commands."""
        if event.key() == Qt.Key.Key_Escape and self._gestures.is_dragging:
            self._gestures.give_up()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Show the same zoom in the new width."""
        self._timeline.look(self._timeline.view.resized(self.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        if event.button() is Qt.MouseButton.LeftButton:
            point, keys = event.position(), event.modifiers()
            self._gestures.press(self._scene.hit(point, _has_alt(event)), point, keys)
            self._hover(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the whole segment there."""
        if event.position().y() < RULER_PX + FLAGS_PX:
            super().mouseDoubleClickEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self.segment_wanted.emit(self._timeline.view.to_s(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or show by the pointer what a press would do."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._gestures.move(event.position())
        self._hover(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._gestures.release(event.position())
            self._hover(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self._show_hovered(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse; sideways, or with Shift, scroll."""
        delta, view = event.angleDelta(), self._timeline.view
        sideways = delta.x() or (delta.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            pixels = event.pixelDelta().x() or sideways / A_WHEEL_STEP * view.width_px * 0.1
            self._timeline.look(view.scrolled(-pixels * view.scale))
        elif delta.y():
            self._timeline.zoom(ZOOM_A_STEP ** (delta.y() / A_WHEEL_STEP), view.to_s(event.position().x()))
        event.accept()

    def _hover(self, event: QMouseEvent) -> None:
        """What would be taken hold of is shown; what is held stays so."""
        if self._gestures.is_dragging:
            self._show_hovered(self._gestures.held)
            return
        hit = self._scene.hit(event.position(), _has_alt(event))
        is_held = hit.place is Place.SEGMENT and event.buttons() & Qt.MouseButton.LeftButton
        self.setCursor(Qt.CursorShape.ClosedHandCursor if is_held else CURSORS[hit.place])
        self._show_hovered(hit.grip)

    def _show_hovered(self, grip: Grip | None) -> None:
        if grip != self._scene.hovered:
            self._scene.hovered = grip
            self.update()

    def _hold_mark(self, mark: Mark, time_s: float) -> None:
        self._scene.held = (mark, time_s)
        self.update()

    def _drop_mark(self, mark: Mark, time_s: float) -> None:
        self._let_go()
        (self.chapter_dropped if isinstance(mark, Chapter) else self.question_dropped).emit(mark, time_s)

    def _aim(self, to_s: float) -> None:
        self._scene.drop_s = to_s
        self.update()

    def _drop_segment(self, span: Span, to_s: float) -> None:
        self._let_go()
        self.segment_moved.emit(span, to_s)

    def _drop_grip(self, grip: Grip, edits: EditList) -> None:
        self._let_go()
        self.grip_dropped.emit(grip, edits)

    def _let_go(self) -> None:
        self._scene.held = self._scene.drop_s = self._scene.hovered = None
        self.update()

    def _repaint_selection(self) -> None:
        """Only where something was or is selected, and not what lies deep inside both."""
        (old, old_marked), (new, new_marked) = self._selected, (self._timeline.selection, self._timeline.marked)
        self._selected = (new, new_marked)
        changed = [span for span in (old_marked, new_marked) if span and old_marked != new_marked]
        if old and new:
            changed += [Span(*sorted(edges)) for edges in zip(old, new, strict=True) if edges[0] != edges[1]]
        else:
            changed += [span for span in (old, new) if span]
        for span in changed:
            self._repaint(span)
        before, self._grip = self._grip, segment_grip(self._timeline, self._scene.area)
        if before != self._grip:
            self.update(before.united(self._grip).toAlignedRect().adjusted(-2, -2, 2, 2))

    def _repaint(self, span: Span) -> None:
        left, right = (round(self._timeline.view.to_px(edge_s)) for edge_s in span)
        area = QRect(left - PLAYHEAD_PX, 0, right - left + 2 * PLAYHEAD_PX, self.height())
        self.update(area.intersected(self.rect()))

    def _repaint_playhead(self, before_s: float, now_s: float) -> None:
        for time_s in (before_s, now_s):
            x = round(self._timeline.view.to_px(time_s))
            self.update(QRect(x - PLAYHEAD_PX, 0, 2 * PLAYHEAD_PX, self.height()))


def _has_alt(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
