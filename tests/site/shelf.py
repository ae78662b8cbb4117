"""A whole site on a disk for a browser: every kind of page, in a language, with a sound that really plays."""

import io
import struct
import wave
from pathlib import Path

from radiodesk.bahasa.words import LANGUAGES, catalogue
from radiodesk.model.programme import Season
from tests.site.makers import RESOURCES, cover, dialogue, programme, publication, site

EPISODE = "episodes/keadilan-restoratif-7/index.html"
PAGES = {
    "programme": "index.html",
    "episode": EPISODE,
    "plain episode": "episodes/keadilan-restoratif-8/index.html",
    "embedded player": "episodes/keadilan-restoratif-7/player/index.html",
    "archive": "archive/index.html",
    "year": "archive/2026/index.html",
    "season": "seasons/2/index.html",
    "topic": "topics/tilang/index.html",
    "person": "people/sari-wulandari/index.html",
    "search": "search/index.html",
    "about": "about/index.html",
    "lost": "404.html",
}
"""One page of each kind, in the programme's language."""
TONGUES = {"id": "", "en": "en/"}
"""Where the pages of each language are, when the programme speaks Indonesian."""

SECONDS, RATE = 330, 8000


def write_site(folder: Path, **changed: object) -> Path:
    """Write a site of ten episodes below `folder`; number 7 has topics, questions and a transcript."""
    show = programme(seasons=(Season(2, "Hukum di sekitar kita"),), **changed)
    others = [publication(number) for number in range(1, 11) if number != 7]
    words = {each: catalogue(each, RESOURCES / "translations") for each in LANGUAGES}
    pages = site(
        dialogue(7, topics=("Tilang", "Keadilan restoratif")),
        *others,
        show=show,
        covers={3: cover(40)},
        catalogues=words,
    )
    for path, data in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (folder / "audio").mkdir()
    (folder / "audio" / "rj-7-abcdef12.mp3").write_bytes(_silence())
    return folder


def _silence() -> bytes:
    """As long as the episode's last question is late; browsers go by what a file is, not by its name."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack("B", 128) * RATE * SECONDS)
    return file.getvalue()
