"""How soon something is heard: from the key to the first sample that the device gets, and what playing costs."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np

from radiodesk.audio.playing import loudspeaker
from radiodesk.audio.playing.player import Player
from radiodesk.audio.playing.wish import Standard
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import PRESETS
from tests.benchmarks.episode import EDITS, analysis_of, sounds
from tests.benchmarks.material import CUTS, hours_mp3

TIMES = 12
READY_S = 0.6
MANY = EditList(tuple(Span(10.0 + 8.9 * n, 11.0 + 8.9 * n) for n in range(400)))
FEW = EditList(CUTS)
BUSY = replace(MANY, clips=EDITS.clips)
STANDARD = Standard(PRESETS["podcast"])


class Stopwatch(loudspeaker.Loudspeaker):
    """The null device, with a note of when it got its first sound, and how often it got too little."""

    first_s = 0.0
    silent = 0

    def __init__(self, rate: int, channels: int, feed: loudspeaker.Feed, name: str = "") -> None:
        def noted(count: int) -> np.ndarray:
            sound = feed(count)
            if not Stopwatch.first_s and sound.any():
                Stopwatch.first_s = time.perf_counter()
            Stopwatch.silent += not sound[-1].any()
            return sound

        super().__init__(rate, channels, noted, name)


def bench() -> Iterator[str]:
    os.environ["RADIODESK_SOUND"] = "null"
    loudspeaker.Loudspeaker = Stopwatch  # type: ignore[misc]
    for hours in (1, 3):
        recording = hours_mp3(hours)
        analysis_of(recording)
        for what, edits, act in CASES:
            yield f"{hours} h MP3, {len(edits.cuts)} cuts, {what}: {waits(recording, edits, act)}"
        yield f"{hours} h MP3: {cost(recording)}"
        yield f"{hours} h MP3: {gaps(recording)}"


def waits(recording: Path, edits: EditList, act: "Callable[[Player, EditList, float], None]") -> str:
    """Median and worst of several times."""
    player = Player(recording, edits, (), recording.with_suffix(".rdk"), STANDARD)
    time.sleep(5 * READY_S)
    length_s = 3500.0
    found = []
    for number in range(TIMES):
        place_s = (number * 0.618 % 1) * length_s
        before = time.perf_counter()
        begin = act(player, edits, place_s) or before
        while not Stopwatch.first_s:
            time.sleep(0.0005)
        found.append((Stopwatch.first_s - begin) * 1000)
        player.pause()
        time.sleep(READY_S)
    player.close()
    return f"{median(found):.0f} ms, at worst {max(found):.0f} (aim 80)"


def prepared(player: Player, _edits: EditList, place_s: float) -> float:
    """The playhead has stood there for a while."""
    player.seek(place_s)
    time.sleep(READY_S)
    return pressed(player, place_s)


def anywhere(player: Player, _edits: EditList, place_s: float) -> float:
    """The playhead was put there by the same key."""
    return pressed(player, place_s)


def edited(player: Player, edits: EditList, place_s: float) -> float:
    """The key comes right after a cut."""
    player.seek(place_s)
    time.sleep(READY_S)
    Stopwatch.first_s = 0.0
    begin = time.perf_counter()
    player.change_edits(edits.cut(Span(place_s + 1, place_s + 2)))
    player.play(place_s)
    return begin


def rested(player: Player, _edits: EditList, place_s: float) -> float:
    """The device was let go meanwhile."""
    player.seek(place_s)
    time.sleep(3.0)
    return pressed(player, place_s)


def pressed(player: Player, place_s: float) -> float:
    Stopwatch.first_s = 0.0
    begin = time.perf_counter()
    player.play(place_s)
    return begin


def gaps(recording: Path) -> str:
    """Whether the device went hungry while somebody cut, twice a second, among four hundred cuts and over two beds."""
    player = Player(recording, BUSY, sounds(), recording.with_suffix(".rdk"), STANDARD)
    time.sleep(5 * READY_S)
    player.play(1000.0)
    time.sleep(READY_S)
    Stopwatch.silent = 0
    edits = BUSY
    for number in range(TIMES):
        edits = edits.cut(Span(2000.0 + 10 * number, 2000.5 + 10 * number))
        player.change_edits(edits)
        time.sleep(READY_S)
    silent = Stopwatch.silent
    player.close()
    return f"{TIMES} cuts while it plays, {silent} silences of 20 ms (aim 0)"


CASES = (
    ("where it stood", FEW, prepared),
    ("after a rest", FEW, rested),
    ("anywhere", FEW, anywhere),
    ("right after an edit", FEW, edited),
    ("anywhere", MANY, anywhere),
    ("right after an edit", MANY, edited),
)


def cost(recording: Path) -> str:
    """The share of a processor that playing takes: as it goes out, metered, at the usual pace and at twice that."""
    told = []
    for pace in (1.0, 2.0, -1.0):
        player = Player(recording, FEW, (), recording.with_suffix(".rdk"), STANDARD)
        time.sleep(5 * READY_S)
        player.play(1000.0)
        player.set_pace(pace)
        time.sleep(2 * READY_S)
        clock, processor = time.perf_counter(), time.process_time()
        time.sleep(4.0)
        share = (time.process_time() - processor) / (time.perf_counter() - clock)
        told.append(f"{share * 100:.1f} % at {pace:g}")
        player.close()
    return "playing takes of a processor " + ", ".join(told)
