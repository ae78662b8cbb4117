"""The shapes of audiograms: pixels, the part that no network covers, and how large things stand in it."""

from dataclasses import dataclass

from radiodesk.model.words import N_


@dataclass(frozen=True)
class Shape:
    """One shape. Between the margins (pixels, all even) stands everything that is to be read.

    From top to bottom: `cover` (a side) with the names beside it, at most `lines` of captions of `letters` pixels, the
    wave of this height, the line of progress, the footer. A bare one has neither cover nor names nor footer.
    """

    key: str
    label: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    cover: int
    letters: int
    lines: int
    wave: int
    is_bare: bool = False


SHAPES = {
    row.key: row
    for row in (
        Shape("1:1", N_("Square"), 1080, 1080, 80, 80, 80, 72, cover=144, letters=68, lines=3, wave=152),
        Shape("4:5", N_("Portrait"), 1080, 1350, 80, 80, 88, 80, cover=168, letters=76, lines=4, wave=184),
        Shape("9:16", N_("Upright"), 1080, 1920, 80, 136, 270, 380, cover=192, letters=88, lines=5, wave=208),
        Shape("16:9", N_("Wide"), 1920, 1080, 112, 112, 88, 80, cover=160, letters=84, lines=3, wave=176),
        Shape(
            "tiktok", N_("TikTok, without logo"), 1080, 1920, 80, 136, 270, 480,
            cover=0, letters=96, lines=5, wave=224, is_bare=True,
        ),
    )
}  # fmt: skip
"""Square and portrait for feeds; upright for stories and reels, whose names and buttons take about 14 % above, 20 %
below and an eighth at the right; wide for X and YouTube. TikTok shows fewer people what has a mark or an address."""
