"""The sound device, through miniaudio: asks for sound whenever it needs some."""

import os
from collections.abc import Callable, Generator

import miniaudio

from radiodesk.audio.arrays import Samples
from radiodesk.model.problems import NoSoundDevice

Feed = Callable[[int], Samples]
"""Gives the next so many samples as float32 (samples, channels). Called on the device's own thread; must not raise."""

PERIOD_MS = 20
"""How much the device asks for at once; it holds three times that. Short, so that a key is heard at once."""

_SILENT = [miniaudio.Backend.NULL]
_REAL = [backend for backend in miniaudio.Backend if backend not in {*_SILENT, miniaudio.Backend.CUSTOM}]


class Loudspeaker:
    """The default output. RADIODESK_SOUND=null takes one that keeps time but makes no sound."""

    def __init__(self, sample_rate_hz: int, channels: int, feed: Feed) -> None:
        """Open the device; it is quiet until `start`. Raises `NoSoundDevice`."""
        self._feed = feed
        self._is_running = False
        backends = _SILENT if os.environ.get("RADIODESK_SOUND") == "null" else _REAL
        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.FLOAT32, channels, sample_rate_hz, PERIOD_MS, backends=backends
            )
        except miniaudio.MiniaudioError as error:
            raise NoSoundDevice from error

    def start(self) -> None:
        """Begin to ask for sound. Raises `NoSoundDevice` when the device is gone."""
        if self._is_running:
            return
        sound = self._sound()
        next(sound)
        try:
            self._device.start(sound)
        except miniaudio.MiniaudioError as error:
            raise NoSoundDevice from error
        self._is_running = True

    def stop(self) -> None:
        """Stop asking. Raises `NoSoundDevice` when the device is gone."""
        self._is_running = False
        try:
            self._device.stop()
        except miniaudio.MiniaudioError as error:
            raise NoSoundDevice from error

    def close(self) -> None:
        """Give the device back."""
        self._device.close()

    def _sound(self) -> Generator[Samples | bytes, int, None]:
        count = yield b""
        while True:
            count = yield self._feed(count)
