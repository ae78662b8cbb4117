"""What goes along with a post, as it will be seen: a picture cut to the network's ratio, a film or sound as a sign."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.looks import Look
from radiodesk.desktop.icons import picture
from radiodesk.desktop.palettes import Palette
from radiodesk.model.queued_post import Attachment
from radiodesk.model.timecode import format_clock

TALLEST, SOUND_HEIGHT, SIGN = 240, 56, 24
WIDE = 16 / 9


class PostPicture(QWidget):
    """Hidden while nothing goes along."""

    def __init__(self, look: Look, palette: Palette) -> None:
        """`look` says in which ratio and with which corners."""
        super().__init__()
        self._look, self._palette = look, palette
        self._file: Attachment | None = None
        self._image = QImage()
        self._drawn = QPixmap()
        self.hide()

    def show_file(self, file: Attachment | None, root: Path) -> None:
        """Show this one; `root` is the library's folder."""
        if file == self._file:
            return
        self._file = file
        is_picture = file is not None and file.media_type.startswith("image/")
        self._image = QImage(str(root / file.path)) if file is not None and is_picture else QImage()
        self.setAccessibleName(told(file))
        self.setVisible(file is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the ratio says."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, or a ground with a sign and the length."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        shape = QPainterPath()
        shape.addRoundedRect(area, self._look.rounding, self._look.rounding)
        painter.setClipPath(shape)
        if self._drawn.isNull():
            self._paint_sign(painter, area)
        else:
            painter.drawPixmap(area.topLeft(), self._drawn)
        painter.end()

    def _paint_sign(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, QColor(self._palette.accent_soft))
        sign = picture("play", self._palette, "accent", SIGN, self.devicePixelRatioF())
        painter.drawPixmap(round(area.left()) + 16, round(area.center().y()) - SIGN // 2, sign)
        painter.setPen(QColor(self._palette.text))
        words = area.adjusted(16 + SIGN + 12, 0, -12, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), told(self._file))

    def _ratio(self) -> float:
        if self._file is None:
            return WIDE
        own = self._file.width / self._file.height if self._file.height else 0.0
        return self._look.ratio or own or WIDE

    def _area(self) -> QRectF:
        width = min(self.width(), self.height() * self._ratio()) if self._is_seen() else self.width()
        return QRectF((self.width() - width) / 2, 0, width, self.height())

    def _is_seen(self) -> bool:
        return self._file is not None and not self._file.media_type.startswith("audio/")

    def _fit(self) -> None:
        height = min(round(self.width() / self._ratio()), TALLEST) if self._is_seen() else SOUND_HEIGHT
        if height != self.height():
            self.setFixedHeight(height)
        area, scale = self._area(), self.devicePixelRatioF()
        size = QSize(round(area.width() * scale), round(area.height() * scale))
        self._drawn = _cropped(self._image, size, scale) if not self._image.isNull() else QPixmap()
        self.update()


def told(file: Attachment | None) -> str:
    """What a file is, in a word or two: picture 1080 × 1350, film 0:42, sound 58:03."""
    if file is None:
        return _("No file")
    kind = file.media_type.partition("/")[0]
    length = format_clock(file.duration_s)
    if kind == "image":
        return _("Picture {width} × {height}").format(width=file.width, height=file.height)
    return (_("Film {length}") if kind == "video" else _("Sound {length}")).format(length=length)


def _cropped(image: QImage, size: QSize, scale: float) -> QPixmap:
    grown = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = image.scaled(size, grown, Qt.TransformationMode.SmoothTransformation)
    left, top = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2
    made = QPixmap.fromImage(scaled.copy(left, top, size.width(), size.height()))
    made.setDevicePixelRatio(scale)
    return made
