"""Both palettes can be read: contrast by WCAG 2.2, computed."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from radiodesk.desktop.dress import style_sheet
from radiodesk.desktop.palettes import AA_MARK, AA_TEXT, contrast, palette_named, qt_palette

NAMES = ("light", "dark")
GROUNDS = ("window", "base", "raised", "accent_soft")
TEXTS = ("text", "muted", "accent", "ok", "warn", "error")
MARKS = ("field_line", "wave_rms", "playhead", "chapter")


@pytest.mark.parametrize(("name", "text", "ground"), list(product(NAMES, TEXTS, GROUNDS)))
def test_every_text_can_be_read_on_every_ground(name: str, text: str, ground: str) -> None:
    palette = palette_named(name)

    assert contrast(getattr(palette, text), getattr(palette, ground)) >= AA_TEXT


@pytest.mark.parametrize("name", NAMES)
def test_texts_on_their_own_grounds_can_be_read(name: str) -> None:
    palette = palette_named(name)

    for text, ground in (
        (palette.accent_text, palette.accent),
        (palette.accent_text, palette.accent_hover),
        (palette.text, palette.error_soft),
        (palette.text, palette.warn_soft),
        (palette.error, palette.error_soft),
        (palette.warn, palette.warn_soft),
    ):
        assert contrast(text, ground) >= AA_TEXT, (text, ground)


@pytest.mark.parametrize(("name", "mark"), list(product(NAMES, MARKS)))
def test_edges_and_marks_can_be_seen(name: str, mark: str) -> None:
    palette = palette_named(name)

    for ground in ("base", "wave_ground", "window"):
        assert contrast(getattr(palette, mark), getattr(palette, ground)) >= AA_MARK, ground


def test_contrast_is_the_ratio_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_qt_gets_the_same_colours(name: str) -> None:
    palette, given = palette_named(name), qt_palette(palette_named(name))

    assert given.color(QPalette.ColorRole.Window) == QColor(palette.window)
    assert given.color(QPalette.ColorRole.Highlight) == QColor(palette.accent)


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_has_no_empty_places(name: str) -> None:
    sheet = style_sheet(palette_named(name))

    assert "{accent}" not in sheet
    assert palette_named(name).accent in sheet
    assert f'stroke="{palette_named(name).accent_text}"' in _file_named(sheet, f"check_{name}.svg")


def _file_named(sheet: str, name: str) -> str:
    path = next(part.split(")")[0] for part in sheet.split("url(")[1:] if part.split(")")[0].endswith(name))
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - the path is the style sheet's own
        return file.read()
