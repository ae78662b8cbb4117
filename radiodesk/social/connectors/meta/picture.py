"""Pictures as Meta takes them: JPEG, not too narrow or wide, and not too heavy. Same picture, same bytes."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL import Image

WIDEST, NARROWEST = 1440, 320
RATIOS = 0.8, 1.91
"""Width to height, from 4:5 to 1.91:1 (developers.facebook.com/docs/instagram-platform/content-publishing)."""

QUALITIES = (92, 85, 75, 60)
HEAVIEST = 8_000_000


def fetchable(data: bytes) -> bytes:
    """The JPEG that Instagram and Threads can fetch; what is too tall or too wide gets a border, nothing is cut off.

    Raises OSError for what is no picture.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as opened:
            picture = _plain(opened)
    except (SyntaxError, ValueError, Image.DecompressionBombError) as error:  # what Pillow says of broken ones besides
        raise OSError(str(error)) from error
    wide, high = picture.size
    least, most = RATIOS
    canvas = max(wide, round(high * least + 0.5)), max(high, round(wide / most + 0.5))
    if canvas != picture.size:
        picture = _bordered(picture, canvas)
    width = min(max(picture.width, NARROWEST), WIDEST)
    if width != picture.width:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    return _jpeg(picture, HEAVIEST)


def light_enough(path: Path, media_type: str, most: int) -> tuple[bytes, str]:
    """The file as it is, or a JPEG of it where it is too heavy; with its media type."""
    from PIL import Image

    data = path.read_bytes()
    if len(data) <= most:
        return data, media_type
    with Image.open(BytesIO(data)) as opened:
        return _jpeg(_plain(opened), most), "image/jpeg"


def _plain(opened: "Image.Image") -> "Image.Image":
    """Turned as it is meant to be seen, without colours that a JPEG has not."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(opened)
    if not upright.has_transparency_data:
        return upright.convert("RGB")
    ground = Image.new("RGBA", upright.size, "white")
    return Image.alpha_composite(ground, upright.convert("RGBA")).convert("RGB")


def _bordered(picture: "Image.Image", canvas: tuple[int, int]) -> "Image.Image":
    """In the middle of a ground in the colour that its own edge has most of: a card goes on without a seam."""
    from PIL import Image

    is_tall = canvas[0] > picture.width
    edge = picture.crop((0, 0, 1, picture.height) if is_tall else (0, 0, picture.width, 1))
    found = edge.getcolors(max(edge.size)) or []
    ground = Image.new("RGB", canvas, cast("tuple[int, int, int]", max(found)[1]))
    ground.paste(picture, ((canvas[0] - picture.width) // 2, (canvas[1] - picture.height) // 2))
    return ground


def _jpeg(picture: "Image.Image", most: int) -> bytes:
    for quality in QUALITIES:
        written = BytesIO()
        picture.save(written, "JPEG", quality=quality, optimize=True)
        if written.tell() <= most:
            break
    return written.getvalue()
