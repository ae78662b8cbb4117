"""What a frame of the waveform costs: processor time of the real widget on a synthetic recording of three hours.

Milliseconds a frame, on a plain and on a 2x screen, with few cuts and with many, as recorded and folded; and of
pyqtgraph, which is given as many peaks as ours keeps and thins them out as it recommends.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.grid import PAGE_RECORDS, Grid
from radiodesk.audio.sidecar import Header, new_sidecar
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import MediaInfo

HOURS_S = 3 * 3600
SIZE = (1300, 1200)
RATE_HZ = 44100
FRAMES = 60
AIMS_MS = {1: 4.0, 2: 12.0}
"""A frame at 1300 x 1200 should cost this much processor time, by pixels to each of Qt's."""

if TYPE_CHECKING:
    from radiodesk.desktop.editor.timeline import Timeline
    from radiodesk.desktop.editor.waveform import Waveform

Costs = dict[str, float]


def bench() -> Iterator[str]:
    """The costs beside what they should be."""
    for ratio, aim_ms in AIMS_MS.items():
        for whose in PAINTERS:
            for what, cost_ms in frame_costs(ratio, whose).items():
                told = f"1300x1200 @{ratio}x  {whose:<9} {what:<28} {cost_ms:6.2f} ms of processor a frame"
                yield f"{told} (aim {aim_ms:g})" if whose == "ours" else told


def frame_costs(ratio: int, whose: str = "ours") -> Costs:
    """Milliseconds of processor a frame on a screen with `ratio` pixels to each of Qt's, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ratio)}
    command = [sys.executable, "-m", "tests.benchmarks.bench_waveform", whose]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    costs: Costs = json.loads(done.stdout)
    return costs


def measure() -> Costs:
    """The costs on this process's screen."""
    from PySide6.QtWidgets import QApplication

    from radiodesk.desktop.editor.timeline import Timeline
    from radiodesk.desktop.editor.waveform import Waveform
    from radiodesk.desktop.palettes import palette_named

    application = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        timeline = Timeline()
        wave = Waveform(timeline, palette_named("light"))
        wave.resize(*SIZE)
        wave.show()
        timeline.open("three hours", HOURS_S)
        timeline.take_analysis(three_hours(Path(folder)))
        application.processEvents()
        costs = {
            f"{cuts} cuts, {what}": cost_ms
            for cuts in (22, 400)
            for what, cost_ms in _with_cuts(wave, timeline, cuts).items()
        }
        costs["with the curve of loudness"] = _with_loudness(wave, timeline)
        return costs | _folded(wave, timeline)


def _with_loudness(wave: "Waveform", timeline: "Timeline") -> float:
    timeline.show_loudness(True)
    minutes = timeline.view.whole().showing(Span(4000, 4600))
    return _cost(wave.repaint, lambda n: timeline.look(minutes.scrolled(n * 3.7)))


def _folded(wave: "Waveform", timeline: "Timeline") -> Costs:
    timeline.show_loudness(False)
    timeline.fold(True)
    return {f"folded, {what}": cost_ms for what, cost_ms in _frames(wave, timeline).items()}


def _with_cuts(wave: "Waveform", timeline: "Timeline", cuts: int) -> Costs:
    timeline.take_sheet(*_marks(cuts))
    timeline.select(None)
    return _frames(wave, timeline)


def _frames(wave: "Waveform", timeline: "Timeline") -> Costs:
    whole = timeline.view.whole()
    minutes = whole.showing(Span(4000, 4600))
    return {
        "scrolling": _cost(wave.repaint, lambda n: timeline.look(minutes.scrolled(n * 3.7))),
        "zooming": _cost(wave.repaint, lambda n: timeline.look(whole.zoomed(1.085**n, 4300))),
        "everything, selecting": _cost(
            wave.repaint, lambda n: (timeline.look(whole), timeline.select(Span(100, 200 + n * 100)))
        ),
        "playing": _cost(QCoreApplication.processEvents, lambda n: timeline.move_playhead(4000 + n)),
    }


def measure_pyqtgraph() -> Costs:
    """The same of pyqtgraph: smallest and largest sample of every 3 ms, thinned out to the pixels."""
    import pyqtgraph
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    levels = np.abs(np.random.default_rng(1).normal(size=HOURS_S * 300)) * 0.2
    peaks = np.stack([levels, -0.9 * levels], axis=1).reshape(-1)
    plot = pyqtgraph.PlotWidget(background="w")
    plot.resize(*SIZE)
    line = plot.plot(np.linspace(0, HOURS_S, len(peaks)), peaks, pen=pyqtgraph.mkPen("#0b655d"))
    line.setDownsampling(auto=True, method="peak")
    line.setClipToView(True)
    plot.show()
    application.processEvents()

    def look(start_s: float, end_s: float) -> None:
        plot.setXRange(start_s, end_s, padding=0)

    return {
        "scrolling": _cost(plot.viewport().repaint, lambda n: look(4000 + n * 3.7, 4600 + n * 3.7)),
        "zooming": _cost(plot.viewport().repaint, lambda n: look(4300 - 4300 / 1.085**n, 4300 + 6500 / 1.085**n)),
    }


def three_hours(folder: Path) -> Analysis:
    """An analysis of sound that never was."""
    grid = Grid(RATE_HZ)
    pages = np.zeros(grid.pages(RATE_HZ * HOURS_S), grid.dtype)
    for prefix in ("", "whole_"):
        level = np.abs(np.random.default_rng(1).normal(size=pages[prefix + "rms"].shape) * 6000).clip(0, 32000)
        pages[prefix + "maximum"], pages[prefix + "minimum"], pages[prefix + "rms"] = level, -0.9 * level, 0.4 * level
    pages["filled"] = PAGE_RECORDS
    header = Header("", MediaInfo("wav", "pcm_s16le", RATE_HZ, 2, RATE_HZ * HOURS_S))
    with new_sidecar(folder / "analysis", header) as writer:
        for number in range(len(pages)):
            writer.write(number, pages[number : number + 1])
        writer.finish(header, RATE_HZ * HOURS_S)
    return Analysis.open(folder / "analysis")


def _marks(cuts: int) -> tuple[EditList, tuple[Chapter, ...]]:
    every_s = (HOURS_S - 100) / cuts
    made = tuple(Span(100 + number * every_s, 100 + number * every_s + every_s / 25) for number in range(cuts))
    return EditList(made, 3.0, 5.0), tuple(Chapter(start_s, "Pertanyaan warga") for start_s in range(0, HOURS_S, 600))


def _cost(paint: Callable[[], object], change: Callable[[int], object]) -> float:
    """Milliseconds of processor time for one change and its picture: the median, as other programs disturb."""
    costs_s = []
    for number in range(FRAMES):
        began_s = time.process_time()
        change(number)
        paint()
        costs_s.append(time.process_time() - began_s)
    return median(costs_s) * 1000


PAINTERS = {"ours": measure, "pyqtgraph": measure_pyqtgraph}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(PAINTERS[sys.argv[1]]()))
