"""Small scenes to film, and what an independent decoder sees and hears of the films."""

import json
import subprocess
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from radiodesk.model.scene import Box, Progress, Scene, Sprite, Wave

Frames = NDArray[np.uint8]
"""(pictures, height, width, red green blue)"""

SIDE, FPS = 160, 25
CAPTIONS, WAVE, PROGRESS = Box(16, 16, 128, 48), Box(16, 80, 128, 48), Box(16, 140, 128, 8)
GROUND, HEARD, COMING, NOW = "#0b3d4e", "#f2b544", "#4a6a76", "#ffffff"
RED, BLUE = "#c03020", "#2030c0"


def scene(folder: Path) -> Scene:
    """Red captions in the first second, blue ones from then until second 2, none after that."""
    picture(folder / "ground.png", GROUND, SIDE, SIDE)
    sprites = []
    for number, colour in enumerate((RED, BLUE)):
        path = picture(folder / f"{number}.png", colour, CAPTIONS.width, CAPTIONS.height)
        sprites.append(Sprite(path, CAPTIONS.x, CAPTIONS.y, float(number), number + 1.0))
    wave = Wave(WAVE, bar=6, gap=4, heard=HEARD, now=NOW, coming=COMING)
    progress = Progress(PROGRESS, heard=HEARD, coming=COMING)
    return Scene(SIDE, SIDE, FPS, folder / "ground.png", CAPTIONS, tuple(sprites), wave, progress)


def picture(path: Path, colour: str, width: int, height: int) -> Path:
    """A plain picture; one that is there already stays, for some tests leave no room to write it again."""
    if not path.exists():
        Image.new("RGB", (width, height), colour).save(path)
    return path


def streams(film: Path) -> dict[str, dict[str, Any]]:
    """What ffprobe says of its streams, by their kind."""
    command = ["ffprobe", "-v", "error", "-show_streams", "-of", "json", str(film)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["streams"]
    return {each["codec_type"]: each for each in found}


def frames(film: Path) -> Frames:
    """All of its pictures."""
    size = streams(film)["video"]
    command = ["ffmpeg", "-v", "error", "-i", str(film), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, size["height"], size["width"], 3)


def frames_at(film: Path, *numbers: int) -> Frames:
    """Some of its pictures, by their numbers from 0."""
    size = streams(film)["video"]
    wanted = "+".join(f"eq(n\\,{number})" for number in numbers)
    command = ["ffmpeg", "-v", "error", "-i", str(film), "-vf", f"select={wanted}", "-vsync", "0"]
    raw = subprocess.run([*command, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], check=True, capture_output=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, size["height"], size["width"], 3)


def heard(film: Path, rate: int = 48_000) -> NDArray[np.float32]:
    """Its sound, all channels as one."""
    command = ["ffmpeg", "-v", "error", "-i", str(film), "-vn", "-ac", "1", "-ar", str(rate), "-f", "f32le", "-"]
    return np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, np.float32)


def seen(pictures: Frames, box: Box) -> Frames:
    """What of one or several pictures lies in a box."""
    return cast("Frames", pictures[..., box.y : box.y + box.height, box.x : box.x + box.width, :])


def is_near(pixels: Frames, colour: str, by: int = 24) -> NDArray[np.bool_]:
    """Which pixels have about this colour."""
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return cast("NDArray[np.bool_]", (np.abs(pixels.astype(int) - wanted) <= by).all(-1))


def boxes(film: Path) -> list[str]:
    """The names of the boxes of an MP4, in their order (ISO 14496-12 section 4.2)."""
    data, place, names = film.read_bytes(), 0, []
    while place < len(data):
        names.append(data[place + 4 : place + 8].decode())
        place += int.from_bytes(data[place : place + 4], "big")
    return names
