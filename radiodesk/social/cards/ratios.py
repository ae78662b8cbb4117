"""The sizes of pictures, and the part of each that no network covers with its own buttons and names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One size in pixels. `top` and `bottom` stay free of words: apps lay their own things over them."""

    key: str
    width: int
    height: int
    margin: int
    top: int
    bottom: int


RATIOS = {
    row.key: row
    for row in (
        Ratio("1:1", 1080, 1080, margin=92, top=92, bottom=92),
        Ratio("4:5", 1080, 1350, margin=92, top=104, bottom=104),
        Ratio("9:16", 1080, 1920, margin=92, top=270, bottom=380),
        Ratio("16:9", 1600, 900, margin=104, top=84, bottom=84),
    )
}
"""1:1 and 4:5 for feeds, 9:16 for stories and reels (their names and buttons take about 14 % above and 20 % below),
16:9 for X, YouTube, LinkedIn and link previews."""
