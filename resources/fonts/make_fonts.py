"""Make the two fonts beside this script: Noto Sans, cut down to Latin letters and punctuation.

Run on Debian with fonts-noto-core and the Python package fonttools: python make_fonts.py
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/noto")
HERE = Path(__file__).parent
STYLES = ("Regular", "Bold")
CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x203B),
    0x20AC,
    0x2122,
    0x2212,
]


def make(style: str) -> None:
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    font = TTFont(SOURCE / f"NotoSans-{style}.ttf", recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.save(HERE / f"NotoSans-{style}.ttf")


if __name__ == "__main__":
    for each in STYLES:
        make(each)
