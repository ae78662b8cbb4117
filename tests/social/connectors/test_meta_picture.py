"""Pictures as Meta takes them: nothing is cut off, nothing is too heavy, and the same picture is the same bytes."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from radiodesk.social.connectors.meta.picture import fetchable, light_enough

GREEN, GOLD = (11, 77, 64), (242, 177, 52)


def a_card(size: tuple[int, int], mode: str = "RGB", form: str = "PNG") -> bytes:
    """Green with a golden bar on top, as ours are."""
    picture = Image.new("RGB", size, GREEN)
    picture.paste(GOLD, (0, 0, size[0], size[1] // 40))
    written = BytesIO()
    picture.convert(mode).save(written, form)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    assert picture.format == "JPEG"
    return picture.convert("RGB")


@pytest.mark.parametrize(
    ("size", "becomes"),
    [
        ((1080, 1080), (1080, 1080)),
        ((1080, 1350), (1080, 1350)),
        ((1920, 1080), (1440, 810)),
        ((1080, 1920), (1440, 1800)),
        ((3000, 1000), (1440, 754)),
        ((100, 100), (320, 320)),
    ],
)
def test_every_shape_becomes_one_that_is_taken(size: tuple[int, int], becomes: tuple[int, int]) -> None:
    made = opened(fetchable(a_card(size)))

    assert made.size == becomes
    assert 0.8 <= made.width / made.height <= 1.91


def test_the_border_of_a_tall_card_goes_on_in_its_colour() -> None:
    made = opened(fetchable(a_card((1080, 1920))))

    red, green, blue = made.getpixel((5, made.height // 2))  # type: ignore[misc]
    assert max(abs(red - GREEN[0]), abs(green - GREEN[1]), abs(blue - GREEN[2])) < 6


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA"])
def test_what_a_jpeg_has_not_is_laid_on_white(mode: str) -> None:
    assert opened(fetchable(a_card((800, 800), mode))).mode == "RGB"


def test_a_photo_is_shown_upright() -> None:
    written, upright = BytesIO(), Image.Exif()
    upright[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (1000, 1200), GREEN).save(written, "JPEG", exif=upright)

    assert opened(fetchable(written.getvalue())).size == (1200, 1000)


def test_the_same_picture_is_the_same_bytes() -> None:
    assert fetchable(a_card((1080, 1350))) == fetchable(a_card((1080, 1350)))


def test_a_light_file_goes_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kartu.png"
    path.write_bytes(a_card((400, 400)))

    assert light_enough(path, "image/png", 4_000_000) == (path.read_bytes(), "image/png")


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:200], lambda data: data.replace(b"IDAT", b"IDXT"), lambda _: b"?"]
)
def test_a_broken_picture_is_none(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - Pillow says it in many ways
        fetchable(spoil(a_card((400, 400))))


def test_a_picture_like_a_bomb_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000)
    with pytest.raises(OSError, match="bomb"):
        fetchable(a_card((400, 400)))
