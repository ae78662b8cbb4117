"""The sound device, through miniaudio: asks for sound whenever it needs some."""

import os
from collections.abc import Callable, Generator

import miniaudio

from radiodesk.audio.arrays import Samples
from radiodesk.model.playing_problems import NoSoundDevice

Feed = Callable[[int], Samples]
"""Gives the next so many samples as float32 (samples, channels). Called on the device's own thread; must not raise."""

PERIOD_MS = 20
"""How much the device asks for at once; it holds three times that. Short, so that a key is heard at once."""

_SILENT = [miniaudio.Backend.NULL]
_REAL = [backend for backend in miniaudio.Backend if backend not in {*_SILENT, miniaudio.Backend.CUSTOM}]


def device_names() -> tuple[str, ...]:
    """The names of all devices that could be played on now, each once; asking takes a moment. Empty without any."""
    return tuple(dict.fromkeys(str(device["name"]) for device in _listed(_backends())))


class Loudspeaker:
    """An output by its name, or the default one. RADIODESK_SOUND=null takes one that keeps time but makes no sound."""

    def __init__(self, sample_rate_hz: int, channels: int, feed: Feed, name: str = "") -> None:
        """Open the device; it is quiet until `start`. One that is not there gives way to the default.

        Raises `NoSoundDevice`.
        """
        self.name: str = name
        self._feed = feed
        self._is_running = False
        backends = _backends()
        chosen = next((device["id"] for device in _listed(backends) if device["name"] == name), None) if name else None
        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.FLOAT32, channels, sample_rate_hz, PERIOD_MS, chosen, backends=backends
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


def _backends() -> list[miniaudio.Backend]:
    return _SILENT if os.environ.get("RADIODESK_SOUND") == "null" else _REAL


def _listed(backends: list[miniaudio.Backend]) -> list[dict[str, object]]:
    try:
        return list(miniaudio.Devices(backends).get_playbacks())
    except miniaudio.MiniaudioError:
        return []
