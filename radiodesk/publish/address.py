"""The addresses of destinations: `folder:/srv/www` and what people write instead of it."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.place import Place

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(.*)", re.DOTALL)  # two letters at least: C: is a Windows drive


def normal_address(text: str) -> str:
    """The address as it is stored: `folder:` and an absolute path, from that, a path, or a `file:` URL.

    Raises `BadValue` for another kind of address, or an empty one.
    """
    kind, rest = _split(text)
    return f"{kind}:{_PATHS[kind](rest)}"


def open_place(url: str) -> Place:
    """The place that an address names; nothing is written yet. Raises `BadValue` as `normal_address` does."""
    kind, rest = _split(url)
    return FolderPlace(_PATHS[kind](rest))


def _split(text: str) -> tuple[str, str]:
    text = text.strip()
    found = _SCHEME.fullmatch(text)
    kind, rest = (found[1].lower(), found[2]) if found else ("folder", text)
    if kind == "file":
        return "folder", url2pathname(urlsplit(text).path)
    if kind not in _PATHS or not rest.strip():
        raise BadValue(value=text, field=N_("the address of a destination"), expected=", ".join(_EXAMPLES))
    return kind, rest


def _folder_path(rest: str) -> Path:
    """`folder:///srv/www` means what `folder:/srv/www` means."""
    return Path(re.sub(r"^/{2,}", "/", rest)).expanduser().absolute()


_PATHS: dict[str, Callable[[str], Path]] = {"folder": _folder_path}

_EXAMPLES = ("/srv/www", "folder:/srv/www")
