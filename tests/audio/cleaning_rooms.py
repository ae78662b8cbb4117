"""Makes recordings with faults that are known exactly, and cleans them up."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.analysis import analyse
from radiodesk.audio.cleaning.learning import learned
from radiodesk.audio.cleaning.opened import opened
from radiodesk.jobs.step import no_step
from radiodesk.model.cleaning import Cleaning, CleanUp
from tests.audio.makers import Sound, speech, write_float_wav

RATE = 44100
TURN_S, PAUSE_S = 4.0, 1.5


def talk(turns: int, rate: int = RATE, levels_db: tuple[float, ...] = (-22.0,)) -> Sound:
    """Voices in turns of 4 s, at these levels in rotation, with pauses of 1.5 s behind each; one channel, no noise."""
    parts = []
    rise = np.minimum(np.arange(round(TURN_S * rate)) / (0.05 * rate), 1.0)
    for number in range(turns):
        voice = speech(TURN_S, rate, seed=number % len(levels_db) + 3, level_db=levels_db[number % len(levels_db)])
        parts += [voice * rise * rise[::-1], np.zeros((1, round(PAUSE_S * rate)))]
    return np.concatenate(parts, axis=1)


def turn(sound: NDArray[np.floating], number: int, rate: int = RATE) -> NDArray[np.floating]:
    """What is said in a turn."""
    start = round(number * (TURN_S + PAUSE_S) * rate)
    return sound[:, start : start + round(TURN_S * rate)]


def pause(sound: NDArray[np.floating], number: int, rate: int = RATE) -> NDArray[np.floating]:
    """The middle second of a pause."""
    start = round((number * (TURN_S + PAUSE_S) + TURN_S + 0.25) * rate)
    return sound[:, start : start + rate]


def noise(seconds: float, level_db: float, rate: int = RATE, seed: int = 9, channels: int = 1) -> Sound:
    return np.random.default_rng(seed).standard_normal((channels, round(seconds * rate))) * 10 ** (level_db / 20)


def hum(seconds: float, level_db: float, hz: float, rate: int = RATE) -> Sound:
    """The mains and nine overtones, each as much weaker as it is higher."""
    moments = np.arange(round(seconds * rate)) / rate
    sound = sum(np.sin(2 * np.pi * hz * n * moments + n) / n for n in range(1, 11))
    return (np.asarray(sound) * 10 ** (level_db / 20) / np.sqrt(np.mean(np.square(sound))))[None]


def level_db(sound: NDArray[np.floating]) -> float:
    return float(10 * np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-20))


def band_db(sound: NDArray[np.floating], low_hz: float, high_hz: float, rate: int = RATE) -> float:
    """How strong a sound is between two frequencies, in all."""
    power = np.square(np.abs(np.fft.rfft(sound)))
    hz = np.fft.rfftfreq(sound.shape[1], 1 / rate)
    return float(10 * np.log10(power[:, (hz >= low_hz) & (hz < high_hz)].sum()))


def cleaned(folder: Path, sound: Sound, clean_up: CleanUp, rate: int = RATE) -> tuple[Cleaning, NDArray[np.float32]]:
    """What was learned of a sound, and the sound cleaned up."""
    recording = write_float_wav(folder / "recording.wav", sound, rate)
    cleaning = learned(recording, analyse(recording, folder / "recording.rdk", no_step), clean_up, no_step)
    with opened(recording, cleaning) as source:
        return cleaning, source.read(0, sound.shape[1] + rate)
