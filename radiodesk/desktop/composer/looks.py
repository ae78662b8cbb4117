"""How a post looks on its network, as data: proportions and colours of text, no logo and nothing drawn by anybody."""

from dataclasses import dataclass
from typing import Literal

from radiodesk.model.words import N_

Avatar = Literal["circle", "rounded", "none"]
"""The shape of the picture of whoever posts; messages among people who know each other show none."""

Part = Literal["head", "title", "words", "picture", "link"]
"""What a post is made of; "link" is the box that a network makes of an address when no picture goes along."""

MORE = N_("… more")
SEE_MORE = N_("… See more")


@dataclass(frozen=True)
class Look:
    """One network's. Lengths are logical pixels at 100 %, colours `(on light, on dark)`.

    `cut` is after how many characters, `lines` after how many lines the text ends in `more` (0: never). `ratio` is the
    width to height that a picture is shown in (0: its own), `rounding` that of its corners; `parts` stand under one
    another. `bubble` is the ground of a message, where posts look like one. {handle} and {time} follow the name.
    `has_stars` says that words between stars are shown bold.
    """

    avatar: Avatar
    link: tuple[str, str]
    cut: int = 0
    lines: int = 0
    more: str = MORE
    text_pt: float = 10
    ratio: float = 0
    rounding: int = 8
    parts: tuple[Part, ...] = ("head", "words", "picture", "link")
    is_name_in_text: bool = False
    bubble: tuple[str, str] | None = None
    facts: str = "{handle} · {time}"
    has_stars: bool = False


_CAPTION: tuple[Part, ...] = ("head", "picture", "words")

LOOKS: dict[str, Look] = {
    "facebook": Look("circle", ("#0a5cc4", "#6fb0ff"), 477, 5, SEE_MORE, rounding=0, facts="{time}"),
    "x": Look("circle", ("#0a66a8", "#5eb6f7"), rounding=14),
    "instagram": Look(
        "circle", ("#00376b", "#d6e6ff"), 125, 2, ratio=0.8, rounding=0, parts=_CAPTION, is_name_in_text=True, facts=""
    ),
    "youtube": Look(
        "circle",
        ("#065fd4", "#6db5ff"),
        100,
        2,
        text_pt=9,
        ratio=16 / 9,
        parts=("picture", "title", "head", "words"),
        facts="{time}",
    ),
    "whatsapp": Look(
        "none", ("#02627f", "#5fcdf5"), 768, rounding=6, bubble=("#e3f6d8", "#0b3b30"), facts="{time}", has_stars=True
    ),
    "threads": Look("circle", ("#0a5fb8", "#78b9ff")),
    "tiktok": Look(
        "circle", ("#16211f", "#e4ebe9"), 90, 2, ratio=9 / 16, parts=_CAPTION, is_name_in_text=True, facts=""
    ),
    "telegram": Look("none", ("#0b5c99", "#71bdf5"), bubble=("#e9f3fb", "#1d3448"), facts="{time}"),
    "linkedin": Look("circle", ("#0a58a8", "#7fbcff"), 210, 3, SEE_MORE, rounding=0, facts="{time}"),
    "mastodon": Look("rounded", ("#4a3fc9", "#a7a2ff")),
    "bluesky": Look("circle", ("#0a5fd0", "#6fb2ff")),
}
"""Where feeds cut: about 125 characters in captions, 210 on LinkedIn, 477 or five lines on Facebook, 768 in WhatsApp;
the title and two lines on YouTube as far as the networks and those who measure them say."""


def cut_text(text: str, look: Look) -> str:
    """What is seen before anybody asks for more; the text itself where all of it is seen."""
    shown = text
    if look.lines:
        shown = "\n".join(text.split("\n")[: look.lines])
    if look.cut and len(shown) > look.cut:
        shown = shown[: look.cut]
    return shown.rstrip() if shown.rstrip() != text.rstrip() else text
