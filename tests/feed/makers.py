"""Small makers for the feed's stories: a programme and what went out of it."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from radiodesk.model.chapter import Chapter
from radiodesk.model.episode import Sheet
from radiodesk.model.people import Credit
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Enclosure, Publication

WIB = timezone(timedelta(hours=7))
ART = "https://radio.contoh.go.id/jaksa/art/cover-12345678.jpg"


def programme(**changed: object) -> Programme:
    facts = {
        "title": "Jaksa Menyapa",
        "public_url": "https://radio.contoh.go.id/jaksa",
        "description": "Dialog hukum setiap Jumat.",
        "author": "Seksi Penerangan Hukum",
        "owner_email": "radio@contoh.go.id",
        "category": "News",
        "subcategory": "Politics",
        "station": "Radio Contoh",
    }
    return Programme(**{**facts, **changed})  # type: ignore[arg-type]


def publication(number: int = 1, **changed: object) -> Publication:
    """Episode `number`, on air at 15.00 WIB of that many weeks after the first of January 2026."""
    aired = datetime(2026, 1, 1, 15, 0, tzinfo=WIB) + timedelta(weeks=number)
    sheet = Sheet(
        title=f"Episode {number}",
        number=number,
        season=1,
        aired=aired,
        summary=f"Ringkasan {number}.",
        notes="Baca https://contoh.go.id/panduan.\n\n- satu\n- dua",
        people=(Credit("Sari Wulandari", "host"), Credit("Dr. Budi Santoso, S.H., M.H."), Credit("Rini", "producer")),
    )
    made = Publication(
        episode_id=number,
        guid=f"guid-{number}",
        slug=f"episode-{number}",
        sheet=sheet,
        chapters=(Chapter(0.0, "Pembuka"), Chapter(125.5, "Tanya jawab", "https://contoh.go.id/é")),
        enclosure=Enclosure(f"episode-{number}-abcdef12.mp3", 1_000_000 + number, "audio/mpeg", 1799.6, "ab" * 32),
        first_published=aired + timedelta(hours=2),
        revised=aired + timedelta(hours=3),
    )
    on_sheet = {key: changed.pop(key) for key in list(changed) if hasattr(sheet, key) and not hasattr(made, key)}
    return replace(made, sheet=replace(sheet, **on_sheet), **changed)  # type: ignore[arg-type]
