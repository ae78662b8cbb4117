"""What all pages load: the style in the programme's colours, the scripts, the icons. Each name carries a hash."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from radiodesk.model.problems import storage_guard
from radiodesk.model.programme import Programme
from radiodesk.site.artwork import Cover
from radiodesk.site.colours import checked_colour, colours_of, light_palette, style_of
from radiodesk.site.compact import compact_script, compact_style

_COMPACT = {".css": compact_style, ".js": compact_script}

SCRIPTS = ("player", "search")
CODE_FILE = "art/qr.svg"
ICON_SIDES = {"icon": 48, "touch": 180}
"""The icon of a tab and that of a home screen, in pixels."""


@dataclass(frozen=True)
class Assets:
    """Public paths of what pages load, and the `files` behind them. `theme` is the colour of the browser's own bars."""

    style: str
    player: str
    search: str
    icon: str
    touch: str
    theme: str
    files: dict[str, bytes]
    code: str = CODE_FILE


def read_assets(templates: Sequence[Path], programme: Programme, cover: Cover) -> Assets:
    """The style, scripts and icons of a programme's pages, each from the first folder that has it."""
    first, second = chosen_colours(programme, cover)
    own = style_of(first, second).encode() + _read(templates, "style.css")
    style = _named("style", ".css", own)
    scripts = {name: _read(templates, f"{name}.js") for name in SCRIPTS}
    player, search = (_named(name, ".js", data) for name, data in scripts.items())
    icons = {name: _icon(cover, side) for name, side in ICON_SIDES.items()}
    paths = {name: f"art/{name}-{_hash(data)}.png" for name, data in icons.items()}
    files = {style: own, player: scripts["player"], search: scripts["search"]}
    files |= {paths[name]: data for name, data in icons.items()}
    return Assets(style, player, search, paths["icon"], paths["touch"], light_palette(first, second)["band"], files)


def chosen_colours(programme: Programme, cover: Cover) -> tuple[str, str]:
    """The programme's own colours; those of its cover where nobody chose any."""
    first, second = colours_of(cover.small)
    return checked_colour(programme.colour, first), checked_colour(programme.colour_second, second)


def _read(templates: Sequence[Path], name: str) -> bytes:
    """A style or script; ours, in the last folder, is made small, a user's own goes out as it is."""
    path = next((folder / name for folder in templates[:-1] if (folder / name).is_file()), templates[-1] / name)
    with storage_guard(path):
        data = path.read_bytes()
    return _COMPACT[path.suffix](data.decode()).encode() if path.parent == templates[-1] else data


def _icon(cover: Cover, side: int) -> bytes:
    file = io.BytesIO()
    with Image.open(io.BytesIO(cover.small)) as picture:
        picture.resize((side, side), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _named(name: str, suffix: str, data: bytes) -> str:
    return f"assets/{name}.{_hash(data)}{suffix}"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]
