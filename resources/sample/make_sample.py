"""Makes the sample programme: a fictional Indonesian call-in dialogue with a jingle, a cough, a transcript.

    python resources/sample/make_sample.py        needs espeak-ng, ffmpeg, numpy, soxr

Everybody and every place in it is invented. The files it writes are kept in the repository; nobody needs to run this to
use RadioDesk.
"""

import json
import re
import subprocess
import textwrap
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soxr
from numpy.typing import NDArray
from script import COUGH, EPISODE, PROGRAMME, QUESTIONS, SCRIPT, VOICES, Line, Voice

Sound = NDArray[np.float64]
"""Samples between -1 and 1 at RATE; mono, or two columns."""

HERE = Path(__file__).parent
RATE = 44_100
NAME = "jaksa-menyapa-contoh"
LOUDNESS_LUFS = -20.0
BIT_RATE_KBPS = 80
QUIET_S = 0.45
"""Silence beside the jingle and the cough, so that a cut falls into it."""


class Cue(NamedTuple):
    """When a line is spoken, in seconds of the recording."""

    start_s: float
    end_s: float
    line: Line


chance = np.random.default_rng(2026)


def main() -> None:
    sound, cues, cuts = assemble()
    write_mp3(sound, HERE / f"{NAME}.mp3")
    (HERE / f"{NAME}.vtt").write_text(transcript(cues), encoding="utf-8")
    (HERE / "sample.json").write_text(json.dumps(facts(cues, cuts), ensure_ascii=False, indent=1) + "\n", "utf-8")


def assemble() -> tuple[Sound, list[Cue], list[tuple[float, float]]]:
    """Stereo sound (samples, 2), the cues, and the spans to cut, in seconds."""
    parts, cues = [jingle(), silence(QUIET_S)], []
    cuts = [(0.0, length_s(parts) - QUIET_S / 2)]
    for line in SCRIPT:
        voice, start_s = VOICES[line.speaker], length_s(parts)
        if line is COUGH:
            parts += [pan(cough(), voice.pan), silence(line.pause_s)]
            cuts.append((start_s - QUIET_S / 2, length_s(parts) - line.pause_s + QUIET_S / 2))
        else:
            spoken = pan(speak(line.text, voice), voice.pan)
            parts += [spoken, silence(line.pause_s)]
            cues.append(Cue(start_s, start_s + length_s([spoken]), line))
    sound = np.concatenate(parts)
    return sound + room_tone(len(sound)) + line_noise(len(sound), cues), cues, cuts


def length_s(parts: list[Sound]) -> float:
    return sum(map(len, parts)) / RATE


def speak(text: str, voice: Voice) -> Sound:
    """One sentence as mono sound, its edges quiet, at the level of that voice."""
    command = ["espeak-ng", "-v", voice.name, "-s", str(voice.speed), "-p", str(voice.pitch), "--stdout", text]
    wave = subprocess.run(command, check=True, capture_output=True).stdout
    raw = np.frombuffer(wave[44:], "<i2").astype(float) / 32768
    sound = trim(soxr.resample(raw, 22_050, RATE, "VHQ"))
    sound = phone(sound) if voice.on_phone else room(shape(sound, voice.tone))
    return fade(sound * 10 ** (voice.level_db / 20) * 0.1 / rms(sound), 0.01)


def shape(sound: Sound, tone: dict[int, int]) -> Sound:
    """Equalise: decibels at frequencies in Hz, straight lines between them on a logarithmic scale."""
    size = len(sound) + RATE // 10
    hertz = np.maximum(np.fft.rfftfreq(size, 1 / RATE), 1)
    gain_db = np.interp(np.log2(hertz), np.log2(list(tone)), list(tone.values()))
    return np.fft.irfft(np.fft.rfft(sound, size) * 10 ** (gain_db / 20), size)[: len(sound)]


def phone(sound: Sound) -> Sound:
    """A telephone line: 300 to 3,400 Hz, a little overdriven."""
    band = {100: -60, 250: -24, 330: 0, 3_200: 2, 3_500: -18, 4_200: -70}
    return shape(np.tanh(2.2 * shape(sound / rms(sound) * 0.25, band)), band)


def room(sound: Sound) -> Sound:
    """The first echoes of a small, damped studio."""
    answer = np.zeros(int(0.09 * RATE))
    answer[0] = 1.0
    for delay_s, level in ((0.0031, 0.16), (0.0067, 0.12), (0.0113, 0.09), (0.0179, 0.06), (0.0261, 0.045)):
        answer[int(delay_s * RATE)] = level
    tail = chance.standard_normal(len(answer)) * np.exp(-np.arange(len(answer)) / (0.016 * RATE)) * 0.007
    size = len(sound) + len(answer)
    return np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(answer + tail, size), size)


def jingle() -> Sound:
    """Six seconds of bells over a bass, with a wide echo: unmistakably the station."""
    melody = ((0.0, 72), (0.22, 76), (0.44, 79), (0.66, 84), (1.32, 83), (1.54, 79), (1.76, 81), (2.64, 72), (2.86, 79))
    melody += ((3.08, 84), (3.3, 88), (3.96, 84))
    bass = ((0.0, 48), (1.32, 43), (2.64, 45), (3.96, 48))
    sound = np.zeros(int(6.0 * RATE))
    for start_s, key in melody:
        add(sound, bell(key, 1.8), start_s, 0.16)
    for start_s, key in bass:
        add(sound, pluck(key, 1.9), start_s, 0.3)
        for third in (12, 16, 19):
            add(sound, pluck(key + third, 1.9), start_s, 0.06)
    dry = fade(shape(sound, {30: -30, 60: 0, 9_000: 0, 16_000: -12}), 0.05)
    sides = np.stack([dry, dry], axis=1)
    for side, delay_s in enumerate((0.19, 0.27)):
        add(sides[:, side], dry, delay_s, 0.5)
    return fade(sides, 0.7) * 0.55


def bell(key: int, duration_s: float) -> Sound:
    return tone(key, duration_s, ((1, 1.0, 3), (2.0, 0.5, 5), (3.01, 0.25, 8), (5.4, 0.12, 14)))


def pluck(key: int, duration_s: float) -> Sound:
    return tone(key, duration_s, tuple((number, number**-1.6, 1.6) for number in range(1, 7)))


def tone(key: int, duration_s: float, partials: tuple[tuple[float, float, float], ...]) -> Sound:
    """A note by its MIDI key, made of partials: frequency ratio, level, decay a second."""
    time_s = np.arange(int(duration_s * RATE)) / RATE
    hertz = 440 * 2 ** ((key - 69) / 12)
    waves = [
        level * np.sin(2 * np.pi * hertz * ratio * time_s) * np.exp(-fall * time_s) for ratio, level, fall in partials
    ]
    return fade(np.sum(waves, axis=0), 0.004)


def cough() -> Sound:
    """Two coughs: a burst of air through a throat, then its voiced end."""
    sound = np.zeros(int(1.0 * RATE))
    for start_s, level in ((0.05, 1.0), (0.52, 0.75)):
        time_s = np.arange(int(0.36 * RATE)) / RATE
        air = chance.standard_normal(len(time_s)) * np.minimum(time_s / 0.004, 1) * np.exp(-time_s / 0.07)
        buzz = np.sign(np.sin(2 * np.pi * np.cumsum(170 - 180 * time_s) / RATE))
        voice = buzz * np.exp(-(((time_s - 0.12) / 0.06) ** 2))
        burst = air + 0.35 * voice * (1 + 0.6 * chance.standard_normal(len(time_s)))
        throat = {80: -30, 250: -6, 650: 6, 900: -2, 1_400: 5, 2_100: -4, 2_800: 3, 6_000: -14, 12_000: -40}
        add(sound, shape(burst, throat), start_s, level)
    return fade(room(sound * 0.45 / np.abs(sound).max()), 0.01)


def room_tone(length: int) -> Sound:
    """The quiet of a studio, about -66 dBFS."""
    noise = shape(chance.standard_normal(length), {20: -20, 80: 0, 400: -8, 4_000: -24, 16_000: -40})
    return np.repeat((noise / rms(noise) * 10 ** (-66 / 20))[:, None], 2, axis=1)


def line_noise(length: int, cues: list[Cue]) -> Sound:
    """The hiss of the telephone while the caller is on the line, about -58 dBFS."""
    calling = [cue for cue in cues if VOICES[cue.line.speaker].on_phone]
    first, last = int((calling[0].start_s - 0.4) * RATE), int((calling[-1].end_s + 0.3) * RATE)
    hiss = shape(chance.standard_normal(last - first), {100: -60, 300: 0, 3_300: 0, 4_000: -60})
    noise = np.zeros(length)
    noise[first:last] = fade(hiss / rms(hiss) * 10 ** (-58 / 20), 0.15)
    return np.repeat(noise[:, None], 2, axis=1)


def rms(sound: Sound) -> float:
    """The level of what is not silence."""
    loud = sound[np.abs(sound) > 0.02 * np.abs(sound).max()]
    return float(np.sqrt(np.mean(loud**2)))


def trim(sound: Sound) -> Sound:
    heard = np.flatnonzero(np.abs(sound) > 0.004)
    return sound[max(heard[0] - RATE // 100, 0) : heard[-1] + RATE // 50]


def fade(sound: Sound, fade_s: float) -> Sound:
    """Fade the end, and the beginning by a tenth of that, so that no edge clicks."""
    gain = np.ones(len(sound))
    for edge, side in ((int(fade_s * RATE), slice(None, None, -1)), (int(fade_s * RATE / 10), slice(None))):
        gain[side][:edge] *= np.sin(np.linspace(0, np.pi / 2, edge)) ** 2
    return sound * (gain[:, None] if sound.ndim == 2 else gain)


def add(sound: Sound, other: Sound, start_s: float, level: float) -> None:
    start = int(start_s * RATE)
    part = other[: len(sound) - start]
    sound[start : start + len(part)] += level * part


def pan(sound: Sound, position: float) -> Sound:
    angle = (position + 1) * np.pi / 4
    return np.stack([sound * np.cos(angle), sound * np.sin(angle)], axis=1) * np.sqrt(2)


def silence(duration_s: float) -> Sound:
    return np.zeros((int(duration_s * RATE), 2))


def write_mp3(sound: Sound, path: Path) -> None:
    """At LOUDNESS_LUFS as ffmpeg measures it, joint stereo, no tags at all."""
    raw = ["-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "-"]
    said = ffmpeg([*raw, "-af", "ebur128", "-f", "null", "-"], sound)
    measured = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1])
    sound = sound * 10 ** ((LOUDNESS_LUFS - measured) / 20)
    assert np.abs(sound).max() < 0.9, np.abs(sound).max()
    bare = ["-map_metadata", "-1", "-fflags", "+bitexact", "-id3v2_version", "0"]
    ffmpeg([*raw, *bare, "-b:a", f"{BIT_RATE_KBPS}k", "-y", str(path)], sound)


def ffmpeg(arguments: list[str], sound: Sound) -> str:
    command = ["ffmpeg", "-hide_banner", "-nostdin", *arguments]
    return subprocess.run(command, check=True, capture_output=True, input=sound.astype("<f4").tobytes()).stderr.decode()


def transcript(cues: list[Cue]) -> str:
    """WebVTT with the speaker of every cue, at most 65 characters a line."""
    blocks = ["WEBVTT\n"]
    for start_s, end_s, line in cues:
        text = "\n".join(textwrap.wrap(line.text, 65))
        blocks.append(f"{stamp(start_s)} --> {stamp(end_s)}\n<v {VOICES[line.speaker].label}>{text}\n")
    return "\n".join(blocks)


def stamp(time_s: float) -> str:
    millis = round(time_s * 1000)
    return f"{millis // 3_600_000:02}:{millis // 60_000 % 60:02}:{millis // 1000 % 60:02}.{millis % 1000:03}"


def facts(cues: list[Cue], cuts: list[tuple[float, float]]) -> dict[str, object]:
    """What the desk would write about the recording; chapters and cuts in seconds of the recording."""
    chapters = [(cue.start_s - 0.1, cue.line.chapter) for cue in cues if cue.line.chapter]
    questions = [(cue.start_s - 0.1, QUESTIONS[cue.line.text]) for cue in cues if cue.line.text in QUESTIONS]
    return {
        "recording": f"{NAME}.mp3",
        "transcript": f"{NAME}.vtt",
        "programme": PROGRAMME,
        "episode": {
            **EPISODE,
            "chapters": [{"start_s": round(start_s, 2), "title": title} for start_s, title in chapters],
            "questions": [{"start_s": round(start_s, 2), **question} for start_s, question in questions],
            "soundbites": [soundbite(cues)],
            "cuts": [[round(edge_s, 2) for edge_s in cut] for cut in cuts],
        },
        "cut_names": ["Jingle stasiun", "Batuk"],
    }


def soundbite(cues: list[Cue]) -> dict[str, object]:
    """What makes people want to hear the rest: the second chapter, a question with its answer."""
    _first, start, end, *_rest = (at for at, cue in enumerate(cues) if cue.line.chapter)
    edges = {"start_s": round(cues[start].start_s - 0.1, 2), "end_s": round(cues[end - 1].end_s + 0.1, 2)}
    return {**edges, "title": cues[start].line.chapter}


if __name__ == "__main__":
    main()
