"""How the window looks: style, font, colours and the one style sheet, filled in from the palette."""

import re
import sys
from dataclasses import asdict

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from radiodesk.desktop.palettes import Palette, qt_palette
from radiodesk.settings.places import resources

LINUX_FONTS = ("Inter", "Noto Sans", "Cantarell", "Ubuntu")
"""Where there is no desktop to ask, Qt takes the widest font of all; these read better."""


def dress(app: QApplication, palette: Palette) -> None:
    """Give the whole program this palette."""
    app.setStyle("Fusion")
    app.setPalette(qt_palette(palette))
    if sys.platform.startswith("linux"):
        font = QFont(app.font())
        font.setFamilies([*LINUX_FONTS, app.font().family()])
        font.setPointSizeF(10)
        app.setFont(font)
    sheet = style_sheet(palette)
    if app.styleSheet() != sheet:  # every widget would be dressed again
        app.setStyleSheet(sheet)


def style_sheet(palette: Palette) -> str:
    """The style sheet with the palette's colours in it."""
    facts = {**asdict(palette), "icons": (resources() / "icons").as_posix()}
    text = (resources() / "window.qss").read_text(encoding="utf-8")
    return re.sub(r"\{([a-z_]+)\}", lambda place: facts.get(place.group(1), place.group()), text)
