"""Pictures as Bluesky takes them: at most 2,000,000 bytes each (lexicon app.bsky.embed.images)."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from radiodesk.bahasa.words import _
from radiodesk.social.connectors.bluesky.answers import refusal

if TYPE_CHECKING:  # nobody posts before the first frame
    from PIL.Image import Image

MOST_BYTES = 2_000_000

_KEPT = {"image/png", "image/jpeg", "image/webp", "image/gif"}
_QUALITIES = (92, 85, 75)
_STEPS = (1.0, 0.75, 0.5, 0.25)


def picture(path: Path, media_type: str) -> tuple[bytes, str]:
    """The bytes that go up and their type: as they are where they fit, else as JPEG, the same each time.

    Raises `PostRefused` for what is no picture.
    """
    return fitting(path.read_bytes(), media_type, path.name, MOST_BYTES)


def fitting(data: bytes, media_type: str, name: str, most: int) -> tuple[bytes, str]:
    """The same of a picture that is in memory, with at most so many bytes; `name` is for the problem."""
    if media_type in _KEPT and len(data) <= most:
        return data, media_type
    for written in _smaller(_opened(data, name)):
        if len(written) <= most:
            return written, "image/jpeg"
    raise refusal(_("the picture {file} is too large").format(file=name))


def shape_of(path: Path) -> tuple[int, int]:
    """Width and height as it is seen. Raises `PostRefused` for what is no picture."""
    return _opened(path.read_bytes(), path.name).size


def _opened(data: bytes, name: str) -> "Image":
    """Upright, without transparency. What Pillow calls a bomb is no picture to post."""
    import warnings

    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGBA")
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refusal(_("{file} is no picture that can be read").format(file=name)) from None
    ground = Image.new("RGB", upright.size, "white")
    ground.paste(upright, mask=upright.getchannel("A"))
    return ground


def _smaller(whole: "Image") -> Iterator[bytes]:
    """Ever smaller files of the same picture: first coarser, then with fewer pixels."""
    for step in _STEPS:
        size = (max(1, round(whole.width * step)), max(1, round(whole.height * step)))
        scaled = whole if step == 1.0 else whole.resize(size)
        for quality in _QUALITIES:
            written = io.BytesIO()
            scaled.save(written, "JPEG", quality=quality, optimize=True)
            yield written.getvalue()
