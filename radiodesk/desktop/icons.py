"""The window's own icons: drawings in resources/icons, tinted with a colour of the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from radiodesk.desktop.palettes import Palette
from radiodesk.settings.places import resources

_SIZES = (16, 20, 24, 32, 48)


@cache
def icon(name: str, palette: Palette, colour: str = "text") -> QIcon:
    """The icon `name` in a named colour of the palette; while disabled it is muted. FileNotFoundError if undrawn."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, getattr(palette, colour)), (QIcon.Mode.Disabled, palette.wave_cut)):
        for size in _SIZES:
            for scale in (1, 2):
                made.addPixmap(_drawn(name, tint, size, scale), mode)
    return made


def picture(name: str, palette: Palette, colour: str, size: int, scale: float) -> QPixmap:
    """The icon as a picture of `size` logical pixels on a screen with `scale` device pixels each."""
    return _drawn(name, getattr(palette, colour), size, scale)


@cache
def app_icon() -> QIcon:
    """The program's own sign, in its fixed colours."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn("radiodesk", "", size, 1))
    return made


@cache
def _drawn(name: str, tint: str, size: int, scale: float) -> QPixmap:
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", tint)
    pixmap = QPixmap(round(size * scale), round(size * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
