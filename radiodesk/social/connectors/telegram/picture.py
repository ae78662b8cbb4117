"""The small picture that Telegram shows beside a sound: JPEG, at most 320 pixels and 200 kB (Bot API, sendAudio)."""

from io import BytesIO
from pathlib import Path

SIDE_PX, QUALITY = 320, 85


def small_cover(cover: Path) -> bytes:
    """A cover as JPEG of at most 320 by 320 pixels; b"" for what is no picture: a post goes without one."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(cover) as picture:
            small = picture.convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return b""
    small.thumbnail((SIDE_PX, SIDE_PX))
    made = BytesIO()
    small.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
