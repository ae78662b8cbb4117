"""What is painted: cuts look removed, loud looks tall, and every pixel of the screen is used."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.envelope import Envelope
from radiodesk.audio.sidecar import SidecarWriter
from radiodesk.desktop.editor.first_look import Moments
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.desktop.editor.wave_image import paint_wave, risen
from radiodesk.desktop.editor.wave_styles import Styles
from radiodesk.desktop.palettes import AA_TEXT, contrast, palette_named
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from tests.desktop.editor.driver import Editor

BARE, PEAK, BODY = "#fafcfb", "#7fb8b0", "#0b655d"


def column(image: QImage, x: int) -> list[str]:
    """The colours of a column, from top to bottom."""
    return [image.pixelColor(x, y).name() for y in range(image.height())]


def wave(maximum: float, minimum: float, rms: float, height: int = 100, ratio: float = 1.0) -> QImage:
    values = (np.full(3, value, np.float32) for value in (minimum, maximum, rms))
    return painted(Envelope(*values), height, ratio)


def painted(envelope: Envelope, height: int, ratio: float = 1.0) -> QImage:
    image = QImage(len(envelope.rms), height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    codes, styles = np.zeros(len(envelope.rms), np.uint8), Styles(palette_named("light"))
    paint_wave(painter, QPointF(), risen(envelope), codes, height, styles, ratio)
    painter.end()
    return image


def test_full_scale_fills_the_height() -> None:
    assert BARE not in column(wave(1.0, -1.0, 0.3), 1)


def test_silence_is_a_thin_line_in_the_middle() -> None:
    lit = [y for y, colour in enumerate(column(wave(0, 0, 0), 1)) if colour != BARE]
    assert lit
    assert set(lit) <= {49, 50}


def test_the_body_lies_inside_the_peaks() -> None:
    colours = column(wave(0.6, -0.3, 0.1), 1)
    peaks = [y for y, colour in enumerate(colours) if colour != BARE]
    body = [y for y, colour in enumerate(colours) if colour == BODY]
    assert peaks[0] < body[0] < 50 < body[-1] < peaks[-1]
    assert 50 - peaks[0] > peaks[-1] - 50


def test_edges_are_smooth() -> None:
    colours = {colour for level in np.linspace(0.5, 0.6, 24) for colour in column(wave(level, -0.5, 0.0), 1)}
    assert len(colours - {BARE, PEAK}) >= 3


def test_every_width_and_height_can_be_painted() -> None:
    for columns, height in ((1, 1), (5, 2), (40, 300), (1301, 777)):
        loud = np.linspace(0, 1, columns, dtype=np.float32)
        image = painted(Envelope(-loud, loud, loud / 3), height)
        assert column(image, 0) == column(painted(Envelope(-loud[:1], loud[:1], loud[:1] / 3), height), 0)
        assert (image.pixelColor(columns - 1, 0).name() == BARE) == (height > 1 and columns == 1)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_column_is_a_pixel_of_the_screen_however_fine_that_is(ratio: float) -> None:
    steps = np.array([0.2, 0.9, 0.2, 0.9, 0.2], np.float32)
    image = painted(Envelope(-steps, steps, steps / 4), 200, ratio)
    tops = [next(y for y in range(200) if image.pixelColor(x, y).name() != BARE) for x in range(5)]
    assert tops[0] == tops[2] == tops[4] > tops[1] == tops[3]


def test_a_cut_looks_different_from_what_is_kept(editor: Editor) -> None:
    middle = RULER_PX + FLAGS_PX + (editor.wave.height() - RULER_PX - FLAGS_PX) // 2
    before = editor.colour_at(4.6, middle)
    editor.session.change("cut", edits=EditList((Span(4, 5),)))
    assert editor.colour_at(4.6, middle) != before
    assert editor.colour_at(6.6, middle) == before


def test_the_selection_tints_the_wave(editor: Editor) -> None:
    y = RULER_PX + FLAGS_PX + 10
    before = editor.colour_at(3.05, y)
    editor.timeline.select(Span(2, 4))
    assert editor.colour_at(3.05, y) != before


def test_the_playhead_leaves_no_trail(editor: Editor) -> None:
    first = editor.wave.grab().toImage()
    editor.timeline.move_playhead(5)
    moved = editor.wave.grab().toImage()
    editor.timeline.move_playhead(0)
    assert moved != first
    assert editor.wave.grab().toImage() == first


def test_a_moving_playhead_does_not_read_the_waveform_again(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.wave.grab()
    asked = _count_columns(monkeypatch)
    editor.timeline.move_playhead(3)
    editor.wave.grab()
    assert asked() == 0


def test_scrolling_reads_only_what_comes_into_sight(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.timeline.look(editor.timeline.view.showing(Span(4, 6)))
    editor.wave.grab()
    asked = _count_columns(monkeypatch)
    editor.timeline.look(editor.timeline.view.scrolled(10.2 * editor.timeline.view.scale))
    moved = editor.wave.grab().toImage()
    assert 0 < asked() <= 11
    editor.timeline.look(editor.timeline.view.scrolled(-30 * editor.timeline.view.scale))
    editor.wave.grab()
    assert asked() <= 42
    editor.timeline.look(editor.timeline.view.scrolled(30 * editor.timeline.view.scale))
    assert editor.wave.grab().toImage() == moved


def test_a_growing_selection_repaints_only_where_it_grew(editor: Editor) -> None:
    editor.timeline.select(Span(3, 4))
    QApplication.processEvents()
    painted = Painted(editor.wave)
    editor.timeline.select(Span(3, 4.1))
    QApplication.processEvents()
    left, right = painted.bounds()
    assert editor.point(3.5).x() < left < right < editor.point(4.6).x()


def test_a_flag_is_painted_in_the_colour_of_chapters(editor: Editor) -> None:
    editor.session.change("chapter", chapters=(Chapter(5.0, "Pertanyaan warga"),))
    assert editor.colour_at(5.0, RULER_PX + 3) == QColor("#7b2a90")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_titles_of_chapters_can_be_read_on_their_flags(name: str) -> None:
    colours = palette_named(name)
    share = 0.16
    pairs = [(int(colours.base[at : at + 2], 16), int(colours.chapter[at : at + 2], 16)) for at in (1, 3, 5)]
    cloth = "#" + "".join(f"{round(base + (chapter - base) * share):02x}" for base, chapter in pairs)
    assert contrast(colours.chapter, cloth) >= AA_TEXT


def test_what_is_still_unread_is_bare(editor: Editor, tmp_path: Path) -> None:
    y = RULER_PX + FLAGS_PX + 12
    whole = editor.timeline.analysis
    half = _half_read(whole, tmp_path)
    editor.timeline.take_analysis(half)
    assert editor.colour_at(8.6, y) == QColor("#f2f5f4")
    editor.timeline.take_analysis(whole)
    assert editor.colour_at(8.6, y) != QColor("#f2f5f4")


class Painted(QObject):
    """What of a widget is painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)

    def bounds(self) -> tuple[int, int]:
        return self.region.boundingRect().left(), self.region.boundingRect().right()


def _half_read(whole: Analysis, folder: Path) -> Analysis:
    """The same analysis as it was when half was read."""
    sidecar = folder / "half"
    sidecar.write_bytes(replace(whole.header, is_complete=False).packed())
    with SidecarWriter(sidecar) as writer:
        for number in range(whole.pages.count // 2):
            writer.write(number, whole.pages.page(number))
    return Analysis.open(folder / "half")


def _count_columns(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many columns of the wave were read since."""
    asked: list[int] = []
    read = Analysis.envelope_at

    def counted(analysis: Analysis, starts_s: Moments, per_column_s: float) -> Envelope:
        asked.append(len(starts_s))
        return read(analysis, starts_s, per_column_s)

    monkeypatch.setattr(Analysis, "envelope_at", counted)
    return lambda: sum(asked)
