"""Any picture becomes a cover in every size; what is not a picture is said so; a programme without one gets one."""

import io
import random
import zlib

import pytest
from PIL import Image

from radiodesk.model.problems import FileMissing, NotAPicture, Problem
from radiodesk.site.artwork import SIDE, draw_cover, prepare_cover
from tests.site.makers import RESOURCES, picture

FONTS = RESOURCES / "fonts"


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("side", "large"), [(300, 1400), (1400, 1400), (2000, 2000), (3200, 3000)])
def test_the_large_size_is_what_directories_take(side: int, large: int) -> None:
    cover = prepare_cover(picture(side, side))

    sizes = [opened(data).size for data in (cover.large, cover.medium, cover.small)]
    assert sizes == [(large, large), (600, 600), (200, 200)]


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("JPEG", "CMYK"), ("JPEG", "L"), ("WEBP", "RGB")],
)
def test_every_kind_of_picture_becomes_a_baseline_rgb_jpeg(form: str, mode: str) -> None:
    made = opened(prepare_cover(picture(form=form, mode=mode)).large)

    assert (made.format, made.mode) == ("JPEG", "RGB")
    assert "progressive" not in made.info


def test_transparent_parts_turn_white() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(file, "PNG")

    assert opened(prepare_cover(file.getvalue()).small).getpixel((100, 100)) == (255, 255, 255)


def test_a_wide_picture_is_cut_to_its_middle() -> None:
    made = opened(prepare_cover(picture(1000, 400)).medium)

    assert made.getpixel((2, 300)) == made.getpixel((597, 300)) == (255, 255, 255)


def test_a_picture_taken_sideways_is_turned_and_says_nothing_about_where() -> None:
    notes = Image.Exif()
    notes[0x0112] = 6  # "turn me a quarter to the right": what was left is on top
    notes[0x010F] = "Kamera"
    data = picture(400, 400, "JPEG", exif=notes)

    made = opened(prepare_cover(data).medium)

    red, _green, blue = made.getpixel((300, 5))  # type: ignore[misc]
    assert red > 200 > blue
    assert not made.getexif()
    assert b"Kamera" not in prepare_cover(data).large


def test_names_tell_sizes_apart_and_change_with_the_art() -> None:
    names = [*prepare_cover(picture()).files(), *prepare_cover(picture(500, 500)).files()]

    assert len(set(names)) == 6
    assert prepare_cover(picture()) == prepare_cover(picture())


def bomb() -> bytes:
    """A PNG of a few bytes that claims 60,000 by 60,000 pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = (60_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"ID3\x04" + bytes(1000), "unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unreadable"),
        (picture()[:1000], "unreadable"),
        (picture(1000, 200), "smaller than 300"),
        (bomb(), "too many pixels"),
        (bytes(50 * 1024 * 1024 + 1), "more than 50 MB"),
    ],
    ids=["empty", "audio", "drawing", "broken off", "small", "bomb", "heavy"],
)
def test_what_cannot_be_a_cover_is_said_so(data: bytes, reason: str) -> None:
    with pytest.raises(NotAPicture, match=reason) as told:
        prepare_cover(data, "foto.png")

    assert told.value.facts["name"] == "foto.png"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_damaged_pictures_never_end_in_anything_but_a_problem(form: str) -> None:
    good, dice = picture(320, 320, form), random.Random(5)

    for _ in range(40):
        bad = bytearray(good)
        for _ in range(dice.randint(1, 8)):
            bad[dice.randrange(4, len(bad))] = dice.randrange(256)
        try:
            prepare_cover(bytes(bad))
        except Problem as problem:
            assert isinstance(problem, NotAPicture)  # noqa: PT017 - some of them are still pictures


@pytest.mark.parametrize(
    "title", ["Jaksa Menyapa", "Suara", "Penerangan Hukum untuk Masyarakat Kepulauan", "X" * 300, "السلام 📻", ""]
)
def test_a_cover_is_drawn_for_any_title(title: str) -> None:
    made = opened(draw_cover(title, "Radio Contoh 97,6 FM", FONTS))

    assert (made.format, made.size, made.mode) == ("PNG", (1400, 1400), "RGB")
    colours = {colour: count for count, colour in made.getcolors(SIDE * SIDE)}  # type: ignore[union-attr]
    assert colours[255, 255, 255] > 2000


def test_the_same_words_draw_the_same_picture_inside_its_margins() -> None:
    title = "Pertanggungjawaban dan Keadilan Restoratif"

    assert draw_cover(title, "Radio", FONTS) == draw_cover(title, "Radio", FONTS)
    edge = opened(draw_cover(title, "Radio " * 40, FONTS)).crop((1303, 0, 1400, 1400))
    assert edge.getcolors() == [(edge.width * edge.height, edge.getpixel((0, 0)))]


def test_it_has_the_colours_of_the_programme() -> None:
    made = opened(draw_cover("Judul", "Radio", FONTS, "#7a0019", "#ffcc00"))

    colours = {colour: count for count, colour in made.getcolors(SIDE * SIDE)}  # type: ignore[union-attr]
    assert max(colours, key=lambda colour: colours[colour]) == (0x7A, 0x00, 0x19)
    assert colours[0xFF, 0xCC, 0x00] > 500


def test_without_fonts_it_is_said_what_is_missing(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(FileMissing):
        draw_cover("Judul", "Radio", tmp_path_factory.mktemp("empty"))
