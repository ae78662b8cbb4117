"""The looks of audiograms: which of the programme's colours is what."""

from collections.abc import Mapping
from dataclasses import dataclass

from radiodesk.model.words import N_

LOOKS = {"band": N_("In the programme's colour"), "paper": N_("On light paper")}
"""With their labels."""


@dataclass(frozen=True)
class Look:
    """Colours (#rrggbb) by what they are for. The word that is heard is written in `on_spoken` upon `spoken`."""

    paper: str
    words: str
    quiet: str
    mark: str
    rule: str
    spoken: str
    on_spoken: str


def look_of(name: str, colours: Mapping[str, str]) -> Look:
    """One of `LOOKS` in the colours of the pages, whose contrast they keep."""
    band, paper, mark, accent = (colours[key] for key in ("band", "paper", "mark", "accent"))
    looks = {
        "band": Look(band, colours["on-band"], colours["on-band-quiet"], mark, colours["on-band-rule"], mark, band),
        "paper": Look(paper, colours["ink"], colours["quiet"], accent, colours["rule"], accent, paper),
    }
    return looks[name]
