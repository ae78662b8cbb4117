"""Cards: every ratio, few words or many, in any colours, nothing outside the safe area."""

import io

import pytest
from PIL import Image, ImageChops

from radiodesk.settings.places import resources
from radiodesk.site.artwork import draw_cover
from radiodesk.site.colours import contrast, light_palette
from radiodesk.social.cards.card import LAYOUTS, CardText, draw_card
from radiodesk.social.cards.fitting import drawable, fit, font_of, one_line
from radiodesk.social.cards.ratios import RATIOS, Ratio

FONTS = resources() / "fonts"
BOLD = FONTS / "NotoSans-Bold.ttf"
COLOURS = light_palette("#0b5d4e", "#f2b544")
SPEAKER = "Dewi Contoh, S.H., M.H., Kepala Seksi Intelijen"
WORDS = "Setiap pelanggar berhak melihat bukti tilang sebelum membayar denda di bank yang ditunjuk negara. "


def card(body: str, ratio: str, layout: str = "band", **facts: object) -> Image.Image:
    text = CardText(body, SPEAKER, "Jaksa Menyapa", ("Radio Contoh", "contoh.example"), is_quote=True)
    return Image.open(io.BytesIO(draw_card(text, RATIOS[ratio], layout, COLOURS, FONTS, **facts)))  # type: ignore[arg-type]


def inked(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but the ground stands in this part."""
    part = picture.crop(box)
    ground = Image.new("RGB", part.size, picture.getpixel((picture.width - 2, picture.height - 2)))
    return ImageChops.difference(part, ground).getbbox() is not None


def edges(ratio: Ratio) -> list[tuple[int, int, int, int]]:
    """The strips that stay free of words; the colour bars lie in the first 28 pixels."""
    width, height = ratio.width, ratio.height
    return [
        (30, 30, width, ratio.top - 4),
        (30, height - ratio.bottom + 14, width, height),
        (30, 30, ratio.margin - 4, height),
        (width - ratio.margin + 4, 30, width, height),
    ]


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("layout", ["band", "paper"])
@pytest.mark.parametrize("body", ["Damai bisa", WORDS[:99], (WORDS * 5)[:400]])
def test_ten_to_four_hundred_characters_stay_within_the_safe_area(ratio: str, layout: str, body: str) -> None:
    picture = card(body, ratio, layout)

    assert picture.size == (RATIOS[ratio].width, RATIOS[ratio].height)
    assert not any(inked(picture, strip) for strip in edges(RATIOS[ratio]))


def test_the_same_words_give_the_same_bytes_and_others_give_others() -> None:
    text = CardText("Damai bisa.", SPEAKER, "Jaksa Menyapa")
    drawn = [draw_card(text, RATIOS["1:1"], layout, COLOURS, FONTS) for layout in ("band", "band", "paper")]

    assert drawn[0] == drawn[1] != drawn[2]


def test_four_hundred_characters_are_all_there_and_more_are_cut_between_words() -> None:
    def laid(body: str) -> str:
        return " ".join(fit(body, BOLD, 896, 560, range(124, 25, -2)).lines)

    whole = (WORDS * 5)[:400].strip()
    assert laid(whole) == whole
    cut = laid(WORDS * 40)
    assert cut.endswith("…")
    assert (WORDS * 40).startswith(cut[:-1])


def test_lines_are_of_about_the_same_length() -> None:
    font = font_of(BOLD, 60)
    lines = fit(WORDS, BOLD, 900, 900, [60]).lines

    lengths = [font.getlength(line) for line in lines]
    assert min(lengths) > 0.55 * max(lengths)
    assert max(lengths) <= 900


def test_a_word_without_end_is_cut_to_the_width() -> None:
    font = font_of(BOLD, 60)

    assert font.getlength(one_line("a" * 500, font, 300)) <= 300


def test_what_the_fonts_cannot_draw_is_left_out() -> None:
    assert drawable("Halo 😀 dunia\nمرحبا “ya” – é") == "Halo dunia “ya” – é"


def test_the_cover_is_on_the_card_of_that_layout() -> None:
    red = io.BytesIO()
    Image.new("RGB", (600, 600), "#cc0000").save(red, "JPEG")

    for ratio in RATIOS:
        colours = card("Damai bisa.", ratio, "cover", cover=red.getvalue()).getcolors(1 << 20) or []
        reddish = sum(number for number, colour in colours if colour[0] > 190 and colour[1] < 20)  # type: ignore[index]
        assert reddish > 60_000, ratio


def test_every_layout_works_without_a_cover_and_with_a_drawn_one() -> None:
    cover = draw_cover("Jaksa Menyapa", "Radio Contoh", FONTS)
    for layout in LAYOUTS:
        assert card("Damai bisa.", "1:1", layout).size == card("Damai bisa.", "1:1", layout, cover=cover).size


@pytest.mark.parametrize(("first", "second"), [("#ffff00", "#ffffff"), ("#000000", "#111111"), ("#ff0000", "#00ff00")])
def test_whatever_the_colours_the_words_can_be_read(first: str, second: str) -> None:
    colours = light_palette(first, second)

    pairs = [("on-band", "band"), ("on-band-quiet", "band"), ("mark", "band"), ("ink", "paper"), ("accent", "paper")]
    assert all(contrast(colours[one], colours[other]) >= 4.5 for one, other in pairs)
