"""Makes sound for tests: tones, something like speech, something like music; and files of it in any format."""

import subprocess
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float64]
"""Float64 (channels, samples), full scale ±1."""


def tone(seconds: float, level_db: float = -20.0, rate: int = 44100, hz: float = 1000.0, channels: int = 2) -> Sound:
    """The same sine in all channels; `level_db` is its peak, as EBU Tech 3341 counts."""
    moments = np.arange(round(seconds * rate)) / rate
    return np.tile(10 ** (level_db / 20) * np.sin(2 * np.pi * hz * moments), (channels, 1))


def silence(seconds: float, rate: int = 44100, channels: int = 2) -> Sound:
    return np.zeros((channels, round(seconds * rate)))


def speech(seconds: float, rate: int = 44100, seed: int = 1, level_db: float = -20.0) -> Sound:
    """A voice-like sound, one channel: gliding harmonics through two formants, in syllables with pauses between."""
    rng = np.random.default_rng(seed)
    count = round(seconds * rate)
    steps = np.arange(0, count + rate // 5, rate // 5)
    pitch = np.interp(np.arange(count), steps, rng.uniform(90, 180, len(steps)))
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    weights = [
        (n, np.exp(-(((n * 130 - 600) / 500) ** 2)) + 0.3 * np.exp(-(((n * 130 - 1700) / 600) ** 2)))
        for n in range(1, 24)
    ]
    voice = sum(weight * np.sin(n * phase + n * n) for n, weight in weights)
    is_heard = rng.random(len(steps)) > 0.25
    syllables = np.interp(np.arange(count), steps, is_heard * rng.uniform(0.3, 1.0, len(steps)))
    hiss = rng.standard_normal(count) * 0.02 * syllables
    sound = np.asarray(voice) * syllables * 0.2 + hiss + rng.standard_normal(count) * 1e-4
    return (sound * 10 ** (level_db / 20) / np.sqrt(np.mean(sound**2)))[None]


def music(seconds: float, rate: int = 44100, seed: int = 2, level_db: float = -18.0) -> Sound:
    """Chords with decaying notes and a beat, two channels that differ."""
    rng = np.random.default_rng(seed)
    count = round(seconds * rate)
    sound = np.zeros((2, count))
    for start in range(0, count, rate // 2):
        length = min(rate, count - start)
        moments = np.arange(length) / rate
        for hz in 220 * 2 ** (rng.choice([0, 3, 5, 7, 10, 12, 15], 3) / 12):
            note = sum(np.sin(2 * np.pi * hz * k * moments) / k for k in (1, 2, 3, 4)) * np.exp(-3 * moments)
            sound[:, start : start + length] += np.outer(rng.uniform(0.3, 1.0, 2), note)
        sound[:, start : start + length] += rng.standard_normal((2, length)) * np.exp(-60 * moments)
    return sound * 10 ** (level_db / 20) / np.sqrt(np.mean(sound**2))


def broadcast(seconds: float, rate: int = 44100) -> Sound:
    """A little programme: jingle, then two voices of which one is 11 dB quieter, in two channels."""
    third = seconds / 3
    voices = [np.tile(speech(third, rate, seed, level), (2, 1)) for seed, level in ((3, -22.0), (4, -33.0))]
    return np.concatenate([music(seconds - 2 * third, rate), *voices], axis=1)[:, : round(seconds * rate)]


def write_wav(path: Path, sound: Sound, rate: int = 44100) -> Path:
    """16-bit PCM."""
    integers = np.clip(np.rint(sound.T * 32768), -32768, 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(sound))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(integers.tobytes())
    return path


def write_float_wav(path: Path, sound: Sound, rate: int = 44100) -> Path:
    """32-bit float PCM, with whatever numbers, or none, `sound` holds."""
    data = sound.T.astype("<f4").tobytes()
    channels = len(sound)
    form = (3).to_bytes(2, "little") + channels.to_bytes(2, "little") + rate.to_bytes(4, "little")
    form += (
        (rate * channels * 4).to_bytes(4, "little") + (channels * 4).to_bytes(2, "little") + (32).to_bytes(2, "little")
    )
    body = b"WAVEfmt " + (16).to_bytes(4, "little") + form + b"data" + len(data).to_bytes(4, "little") + data
    path.write_bytes(b"RIFF" + len(body).to_bytes(4, "little") + body)
    return path


def encode(source: Path, target: Path, *options: str) -> Path:
    """`source` in the format that the name of `target` asks for, made by ffmpeg."""
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", str(source), *options, str(target)], check=True)
    return target


def decode(path: Path, channels: int = 2) -> NDArray[np.float32]:
    """What ffmpeg hears in `path`, (channels, samples)."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", str(channels), "-"]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(data, "<f4").reshape(-1, channels).T


def id3(*frames: bytes) -> bytes:
    """An ID3v2.4 tag."""
    body = b"".join(frames)
    return b"ID3\4\0\0" + _synchsafe(len(body)) + body


def picture_frame(size: int) -> bytes:
    """A cover of so many bytes."""
    body = b"\0image/jpeg\0\3\0" + bytes(size)
    return b"APIC" + _synchsafe(len(body)) + b"\0\0" + body


def _synchsafe(number: int) -> bytes:
    return bytes(number >> shift & 127 for shift in (21, 14, 7, 0))
