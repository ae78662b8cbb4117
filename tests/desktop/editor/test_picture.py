"""What is painted: cuts look removed, loud looks tall, and every pixel of the screen is used."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.envelope import Envelope
from radiodesk.audio.sidecar import SidecarWriter
from radiodesk.desktop.editor.wave_image import Paint, wave_picture
from radiodesk.desktop.editor.waveform import FLAGS_PX, RULER_PX
from radiodesk.desktop.palettes import AA_TEXT, contrast, palette_named
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from tests.desktop.editor.driver import Editor

GREYS = Paint("#000000", "#808080", "#ffffff")


def column(image: QImage, x: int) -> list[int]:
    """How light each pixel of a column is, from top to bottom."""
    return [image.pixelColor(x, y).red() for y in range(image.height())]


def wave(maximum: float, minimum: float, rms: float, height: int = 100) -> QImage:
    values = (np.full(3, value, np.float32) for value in (minimum, maximum, rms))
    return wave_picture(Envelope(*values), height, GREYS).image.copy()


def test_full_scale_fills_the_height() -> None:
    assert min(column(wave(1.0, -1.0, 0.3), 1)) >= 0x70


def test_silence_is_a_thin_line_in_the_middle() -> None:
    lit = [y for y, light in enumerate(column(wave(0, 0, 0), 1)) if light]
    assert lit
    assert set(lit) <= {49, 50}


def test_the_body_lies_inside_the_peaks() -> None:
    lights = column(wave(0.6, -0.3, 0.1), 1)
    peaks = [y for y, light in enumerate(lights) if light >= 0x70]
    body = [y for y, light in enumerate(lights) if light > 0xF0]
    assert peaks[0] < body[0] < 50 < body[-1] < peaks[-1]
    assert 50 - peaks[0] > peaks[-1] - 50


def test_edges_are_smooth() -> None:
    shades = {light for level in np.linspace(0.5, 0.6, 24) for light in column(wave(level, -0.5, 0.0), 1)}
    assert len(shades - {0, 0x80}) >= 3


def test_every_width_and_height_can_be_painted() -> None:
    for columns, height in ((1, 1), (5, 2), (1301, 77)):
        flat = np.zeros(columns, np.float32)
        image = wave_picture(Envelope(flat, flat, flat), height, GREYS).image.copy()
        assert (image.width(), image.height()) == (columns, height)


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
    asked = _count_envelopes(monkeypatch)
    editor.timeline.move_playhead(3)
    editor.wave.grab()
    assert asked() == 0


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


def _half_read(whole: Analysis, folder: Path) -> Analysis:
    """The same analysis as it was when half was read."""
    sidecar = folder / "half"
    sidecar.write_bytes(replace(whole.header, is_complete=False).packed())
    with SidecarWriter(sidecar) as writer:
        for number in range(whole.pages.count // 2):
            writer.write(number, whole.pages.page(number))
    return Analysis.open(folder / "half")


def _count_envelopes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    calls: list[float] = []
    read = Analysis.envelope

    def counted(analysis: Analysis, start_s: float, end_s: float, columns: int) -> Envelope:
        calls.append(start_s)
        return read(analysis, start_s, end_s, columns)

    monkeypatch.setattr(Analysis, "envelope", counted)
    return lambda: len(calls)
