"""Where sounds meet, nothing clicks: the sound bends there no more sharply than it does elsewhere."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.model.clips import INSERT, OVERLAY, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from tests.audio.makers import Sound, music, speech, tone
from tests.audio.mixing import Material, material

RATE = 44100
SECONDS = 6.0
MATERIAL: dict[str, Sound] = {
    "low tone": tone(SECONDS, -12.0, hz=110.0, channels=1),
    "high tone": tone(SECONDS, -12.0, hz=2900.0, channels=1),
    "voice": speech(SECONDS),
    "music": music(SECONDS),
    "lopsided": tone(SECONDS, -20.0, hz=220.0, channels=1) + 0.05,
}

MET = 1.5
"""Tones that meet in step are louder while they cross: by 3 dB, if they are the same."""


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A tone that begins and ends at its highest."""
    return material(tmp_path_factory.mktemp("clip"), "c" * 64, np.roll(tone(2.0, -12.0, hz=441.0), 25, axis=1), RATE)


def sharpness(sound: np.ndarray) -> np.ndarray:
    """The mean square of the second difference in each half millisecond: high where there is a step or a corner."""
    bends = np.diff(sound[:, : sound.shape[1] // 22 * 22 + 2], 2).astype(np.float64)
    return (bends**2).reshape(len(bends), -1, 22).mean(axis=2).max(axis=0)


def judged(recording: Material, edits: EditList, clip: Material) -> tuple[float, float]:
    """The greatest sharpness where sounds meet, and elsewhere."""
    with Source(recording.path) as source, Deck([clip.sound]) as deck:
        timeline = Timeline(source, recording.analysis.info.samples, edits, deck)
        found = sharpness(timeline.read(0, timeline.length))
        turns = [round(gain.start_s * RATE) for gain in edits.gains]
        edges = [place for place, _ in timeline.stretches[1:]] + turns
    is_met = np.zeros(len(found), bool)
    for place in edges:
        is_met[max(place // 22 - 20, 0) : place // 22 + 20] = True
    return float(found[is_met].max()), float(found[~is_met].max())


def hard_cut(sound: Sound) -> float:
    """The sharpness of a cut without a crossfade."""
    return float(
        sharpness(np.concatenate([sound[:, :88_257], sound[:, 143_211:]], axis=1))[88_257 // 22 - 1 :][:3].max()
    )


@pytest.mark.parametrize("name", MATERIAL)
@pytest.mark.parametrize(
    "edits",
    [
        EditList((Span(1.0, 1.5003), Span(2.0, 3.2461), Span(4.0, 4.1))),
        EditList(clips=(Clip("c" * 64, 2.0012, 0.1234, 1.5, INSERT), Clip("c" * 64, 4.0, 0.0, 2.0, INSERT))),
        EditList(clips=(Clip("c" * 64, 2.0012, 0.1234, 1.5, OVERLAY), Clip("c" * 64, 4.0, 0.0, 2.0, OVERLAY))),
        EditList(gains=(GainSpan(1.0, 2.0003, 12.0), GainSpan(2.0003, 3.0, -20.0))),
    ],
    ids=["cuts", "inserts", "overlays", "gains"],
)
def test_nothing_clicks(name: str, edits: EditList, clip: Material, tmp_path: Path) -> None:
    recording = material(tmp_path, name, MATERIAL[name], RATE)

    met, elsewhere = judged(recording, edits, clip)

    assert met < elsewhere * MET**2


@pytest.mark.parametrize("name", ["low tone", "lopsided", "voice"])
def test_a_click_would_be_seen(name: str) -> None:
    sound = MATERIAL[name]

    assert hard_cut(sound) > 2 * MET**2 * np.median(sharpness(sound))
