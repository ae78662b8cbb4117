"""The window's two sets of colours, light and dark, and how Qt gets them."""

import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from radiodesk.settings.places import resources

AA_TEXT = 4.5
AA_MARK = 3.0
"""Least contrast of text and of marks and control edges (WCAG 2.2, 1.4.3 and 1.4.11)."""


@dataclass(frozen=True)
class Palette:
    """Named colours as `#rrggbb`; what each is for says resources/palettes.toml."""

    name: str
    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    field_line: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    ok: str
    warn: str
    error: str
    error_soft: str
    warn_soft: str
    wave: str
    wave_rms: str
    wave_cut: str
    wave_ground: str
    selection: str
    playhead: str
    chapter: str


@cache
def palette_named(name: str) -> Palette:
    """The palette `light` or `dark`."""
    with (resources() / "palettes.toml").open("rb") as file:
        return Palette(name=name, **tomllib.load(file)[name])


def chosen_palette(choice: str) -> Palette:
    """The palette of a choice: `light`, `dark`, or `system` for what the desktop says (light when it says nothing)."""
    if choice != "system":
        return palette_named(choice)
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return palette_named("dark" if is_dark else "light")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "field_line",
    QPalette.ColorRole.Shadow: "field_line",
}
_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def qt_palette(palette: Palette) -> QPalette:
    """The same colours in Qt's roles; what is disabled is muted."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(palette, name)))
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made
