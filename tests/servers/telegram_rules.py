"""What Telegram refuses although its schema allows it: lengths, offsets, kinds of files (Bot API 10.1)."""

from io import BytesIO
from typing import Any

from PIL import Image

from tests.servers.forms import Upload
from tests.servers.telegram_schema import upload_of


class Refused(Exception):
    """The words of a 400."""


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def insist_on_text(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refused("message text is empty")
    if units(text) > 4_096:
        raise Refused("message is too long")
    return text


def insist_on_caption(items: list[Any]) -> str:
    """The caption of the first; an album with several captions shows none."""
    captions = [(each.caption or "").strip() for each in items]
    if any(units(each) > 1_024 for each in captions):
        raise Refused("message caption is too long")
    if any(captions[1:]):
        raise Refused("an album has one caption")
    return captions[0]


def entities_wrong(text: str, entities: list[Any]) -> None:
    """An entity must lie in the text, and end at the edge of a character."""
    raw = text.encode("utf-16-le")
    for each in entities:
        start, end = 2 * each.offset, 2 * (each.offset + each.length)
        if not 0 <= start < end <= len(raw):
            raise Refused("entity is out of the text")
        try:
            part = raw[start:end].decode("utf-16-le")
        except UnicodeDecodeError as error:
            raise Refused("entity cuts a character in two") from error
        if part != part.strip():
            raise Refused("entity has spaces at its edge")


def insist_on_file(kind: str, upload: Upload | None, item: Any) -> None:
    if upload is None:
        raise Refused("there is no file in the request")
    if kind == "photo" and (
        len(upload.data) > 10_000_000 or upload.data[:3] not in {b"\xff\xd8\xff", b"\x89PN", b"RIF"}
    ):
        raise Refused("PHOTO_INVALID_DIMENSIONS")
    if kind == "audio" and not upload.name.lower().endswith((".mp3", ".m4a")):
        raise Refused("AUDIO_INVALID")
    if kind == "video" and upload.kind != "video/mp4":
        raise Refused("VIDEO_CONTENT_TYPE_INVALID")
    thumbnail = upload_of(getattr(item, "thumbnail", None))
    if thumbnail is not None:
        _insist_on_thumbnail(thumbnail)


def _insist_on_thumbnail(upload: Upload) -> None:
    with Image.open(BytesIO(upload.data)) as picture:
        if picture.format != "JPEG" or max(picture.size) > 320 or len(upload.data) > 200_000:
            raise Refused("thumbnail is no JPEG of 320 pixels and 200 kB")
