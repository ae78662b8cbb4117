"""Small makers for the site's stories: pictures, a programme, what went out of it, and the whole site of it."""

import gettext
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from radiodesk.bahasa.words import LANGUAGES
from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Sheet
from radiodesk.model.people import Credit
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Enclosure, Publication
from radiodesk.model.question import Question
from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.site.artwork import Cover, prepare_cover
from radiodesk.site.build import build_site

RESOURCES = Path(__file__).parents[2] / "resources"
WIB = timezone(timedelta(hours=7))


def picture(width: int = 640, height: int = 480, form: str = "PNG", mode: str = "RGB", **options: object) -> bytes:
    """A picture with a red left and a blue right edge."""
    made = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, width // 10, height), "red")
    draw.rectangle((width - width // 10, 0, width, height), "blue")
    file = io.BytesIO()
    made.convert(mode).save(file, form, **options)
    return file.getvalue()


@cache
def cover(seed: int = 0) -> Cover:
    return prepare_cover(picture(400 + seed, 400))


def programme(**changed: object) -> Programme:
    facts = {
        "title": "Jaksa Menyapa",
        "public_url": "https://radio.contoh.go.id/jaksa",
        "description": "Dialog hukum setiap Jumat bersama para jaksa, dengan pertanyaan dari pendengar.",
        "author": "Seksi Penerangan Hukum",
        "owner_email": "radio@contoh.go.id",
        "station": "Radio Contoh 97,6 FM",
    }
    return Programme(**{**facts, **changed})  # type: ignore[arg-type]


def publication(number: int = 1, **changed: object) -> Publication:
    aired = datetime(2025, 12, 19, 15, 0, tzinfo=WIB) + timedelta(weeks=number)
    sheet = Sheet(
        title=f"Keadilan restoratif bagian {number}",
        number=number,
        season=2,
        aired=aired,
        summary="Kapan perkara dapat selesai di luar pengadilan, dan siapa yang memutuskan?",
        notes="Baca https://contoh.go.id/panduan lebih dahulu.\nLalu tanya.\n\n- satu\n- dua",
        people=(Credit("Dr. Budi Santoso, S.H., M.H."), Credit("Sari Wulandari", "host"), Credit("Rini", "producer")),
    )
    made = Publication(
        episode_id=number,
        guid=f"guid-{number}",
        slug=f"keadilan-restoratif-{number}",
        sheet=sheet,
        chapters=(
            Chapter(0.0, "Pembuka"),
            Chapter(125.5, "Syarat", "https://contoh.go.id/x"),
            Chapter(4000.0, "Tanya jawab"),
        ),
        enclosure=Enclosure(f"rj-{number}-abcdef12.mp3", 28_412_345, "audio/mpeg", 4529.6, "ab" * 32),
        first_published=aired + timedelta(hours=2),
        revised=aired + timedelta(hours=3),
    )
    on_sheet = {key: changed.pop(key) for key in list(changed) if hasattr(sheet, key) and not hasattr(made, key)}
    return replace(made, sheet=replace(sheet, **on_sheet), **changed)  # type: ignore[arg-type]


QUESTIONS = (
    Question(310.0, "Apakah korban boleh menolak damai?", "Ibu Rini", "Maros", "Boleh. Damai butuh korban."),
    Question(95.5, "Ke mana saya harus datang lebih dahulu?", "Pak Yusuf", "Gowa"),
)


def transcript(language: str = "id") -> Transcript:
    """Three turns of two voices, one of them with the times of its words."""
    words = tuple(
        Word(text, 90.0 + at / 2, 90.4 + at / 2) for at, text in enumerate(["Ke", "mana", "saya", "harus", "datang?"])
    )
    return Transcript(
        (
            Cue(0.0, 4.0, "Selamat sore, pendengar.", "Sari Wulandari"),
            Cue(4.0, 9.5, "Hari ini kita berbincang tentang keadilan restoratif.", "Sari Wulandari"),
            Cue(90.0, 92.9, "Ke mana saya harus datang?", "Pak Yusuf", words),
            Cue(93.0, 99.0, "Datanglah ke loket pelayanan.", "Dr. Budi Santoso, S.H., M.H."),
        ),
        language,
    )


def dialogue(number: int = 1, **changed: object) -> Publication:
    """A publication with callers' questions and a transcript."""
    return publication(number, **{"questions": QUESTIONS, "transcript": transcript(), **changed})


def site(
    *publications: Publication,
    show: Programme | None = None,
    art: Cover | None = None,
    covers: dict[int, Cover] | None = None,
    catalogues: Mapping[str, gettext.NullTranslations] | None = None,
    own: tuple[Path, ...] = (),
) -> dict[str, bytes]:
    words = catalogues or dict.fromkeys(LANGUAGES, gettext.NullTranslations())
    return build_site(
        show or programme(), publications, art or cover(), covers or {}, (*own, RESOURCES / "site"), words
    )
