"""Small makers for the tags' stories: a real MP3, a cover, a full set of tags."""

import io
import json
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from radiodesk.model.chapter import Chapter
from radiodesk.tags.tags import Tags

_ENCODINGS = {
    ".mp3": ("mp3", "-b:a", "64k", "-id3v2_version", "0"),
    ".m4a": ("ipod", "-c:a", "aac"),
    ".opus": ("opus", "-c:a", "libopus"),
    ".flac": ("flac",),
    ".wav": ("wav", "-rf64", "auto"),
}


def sound(path: Path, suffix: str, seconds: float = 3.0) -> Path:
    """A file of the kind that has this suffix, under any name."""
    path.write_bytes(_sound(suffix, seconds))
    return path


@cache
def _sound(suffix: str, seconds: float) -> bytes:
    tone = f"sine=frequency=330:duration={seconds}:sample_rate=48000"
    form, *options = _ENCODINGS[suffix]
    with TemporaryDirectory() as folder:
        file = Path(folder, "sound")
        command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", tone, *options, "-bitexact", "-f", form, str(file)]
        subprocess.run(command, check=True)
        return file.read_bytes()


def mp3(path: Path, seconds: float = 3.0) -> Path:
    return sound(path, ".mp3", seconds)


def cover(colour: str = "green", media_type: str = "JPEG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(file, media_type)
    return file.getvalue()


def full_tags() -> Tags:
    return Tags(
        title="Jaksa Menyapa: “Restorative Justice” & Anda 📻",
        artist="Seksi Penerangan Hukum",
        album="Jaksa Menyapa",
        track=12,
        season=3,
        date=date(2026, 11, 20),
        summary="Baris satu.\nBaris dua: وسيط",
        url="https://contoh.go.id/radio/episodes/rj/",
        copyright="2026 Radio Contoh",
        publisher="Radio Contoh 97,6 FM",
        cover=cover(),
        chapters=(
            Chapter(0.0, "Pembuka"),
            Chapter(1.25, "Apa itu RJ?", "https://contoh.go.id/rj"),
            Chapter(2.5, "Tanya jawab"),
        ),
        duration_s=3.0,
    )


def ffprobe(path: Path) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_chapters", "-show_streams", str(path)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def decoded(path: Path) -> bytes:
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:a", "-f", "s16le", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout
