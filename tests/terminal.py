"""The command line as a script uses it, in this process; and sound to use it on."""

import json
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radiodesk.cli.main import run

RATE_HZ = 44100


@dataclass(frozen=True)
class Told:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document; everything on stdout must be it."""
        return json.loads(self.out)


class Terminal:
    """Types commands and keeps what they said."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capsys = capsys
        self.windows: list[Path | None] = []

    def type(self, *words: object) -> Told:
        """One command line; commands that know `--library` get it from the environment."""
        self._capsys.readouterr()
        code = run([str(word) for word in words], self._open_window)
        said = self._capsys.readouterr()
        return Told(code, said.out, said.err)

    def json(self, *words: object) -> Any:
        """The document of a command that must succeed."""
        flag_place = words.index("--") if "--" in words else len(words)
        told = self.type(*words[:flag_place], "--json", *words[flag_place:])
        assert told.code == 0, told.err
        assert told.err == ""
        return told.document

    def _open_window(self, root: Path | None) -> int:
        self.windows.append(root)
        return 0


def write_speech(path: Path, duration_s: float, level_db: float = -20.0, channels: int = 2) -> Path:
    """A WAV that measures like speech: noise in syllables with pauses; the same every time."""
    rng = np.random.default_rng(7)
    count = int(duration_s * RATE_HZ)
    moments_s = np.arange(count) / RATE_HZ
    syllables = np.clip(np.sin(2 * np.pi * 3.1 * moments_s) + 0.3, 0, 1) * (np.sin(2 * np.pi * 0.21 * moments_s) > -0.8)
    voice = np.convolve(rng.standard_normal(count), np.hanning(24), "same") * syllables
    voice *= 10 ** (level_db / 20) / np.sqrt(np.mean(voice**2))
    samples = np.clip(np.repeat(voice[:, None], channels, 1) * 32767, -32768, 32767).astype("<i2")
    with wave.open(str(path), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(samples.tobytes())
    return path
