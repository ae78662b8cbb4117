"""How the window was left: where it stood, its columns, its page, and where each episode was looked at."""

from dataclasses import asdict, dataclass, field, replace

from radiodesk.settings.kept import keep, read_kept

FILE = "layout.json"

MOST_PROGRAMMES = 100
"""So many programmes are known as worked on, in whatever library."""

MOST_PLACES = 300
"""The places of so many episodes are kept, of those looked at last."""


@dataclass(frozen=True)
class Place:
    """What of an episode was seen: `start_s` at the left edge, seconds per pixel (0: everything), the playhead."""

    start_s: float = 0.0
    scale: float = 0.0
    playhead_s: float = 0.0


@dataclass(frozen=True)
class Layout:
    """`window` and `splitter` are Qt's own words for them, `page` is a page of the right column.

    `looks` are the ways to show a recording that are on; `places` belong to episodes by their GUID, the one looked at
    last at the end; `programmes` are chosen ones by their GUID, the one chosen last at the end.
    """

    window: str = ""
    splitter: str = ""
    page: str = ""
    looks: tuple[str, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    programmes: tuple[str, ...] = ()

    def with_place(self, guid: str, place: Place) -> "Layout":
        """The same layout after an episode was looked at."""
        places = {**{other: seen for other, seen in self.places.items() if other != guid}, guid: place}
        return replace(self, places=dict(list(places.items())[-MOST_PLACES:]))

    def with_programme(self, guid: str) -> "Layout":
        """The same layout after a programme was worked on."""
        others = (other for other in self.programmes if other != guid)
        return replace(self, programmes=(*others, guid)[-MOST_PROGRAMMES:])


def load_layout() -> Layout:
    """The layout as it was left; the first one where none was, and for every part that cannot be understood."""
    kept = read_kept(FILE)
    if not isinstance(kept, dict):
        return Layout()
    window, splitter, page = (text if isinstance(text := kept.get(name), str) else "" for name in _TEXTS)
    places = {guid: place for guid, seen in _table(kept.get("places")).items() if (place := _place(seen)) is not None}
    return Layout(window, splitter, page, _names(kept, "looks"), places, _names(kept, "programmes"))


def save_layout(layout: Layout) -> None:
    """Keep it."""
    keep(FILE, asdict(layout))


_TEXTS = ("window", "splitter", "page")


def _names(kept: dict[str, object], of: str) -> tuple[str, ...]:
    listed = kept.get(of)
    return tuple(name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()


def _table(kept: object) -> dict[str, object]:
    return kept if isinstance(kept, dict) else {}


def _place(kept: object) -> Place | None:
    numbers = [_table(kept).get(name) for name in ("start_s", "scale", "playhead_s")]
    figures = [float(number) for number in numbers if isinstance(number, int | float)]
    return Place(*figures) if len(figures) == len(numbers) and min(figures) >= 0 else None
