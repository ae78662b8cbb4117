"""Tags as the items that iTunes made the custom for MP4."""

from collections.abc import Callable
from io import BytesIO

from mutagen.mp4 import AtomDataType, MP4Cover, MP4FreeForm, MP4Tags

from radiodesk.tags.boxes import box, boxes_of
from radiodesk.tags.tags import Tags

_TEXTS: dict[str, Callable[[Tags], str]] = {
    "\xa9nam": lambda tags: tags.title,
    "\xa9ART": lambda tags: tags.artist,
    "\xa9alb": lambda tags: tags.album,
    "\xa9day": lambda tags: tags.date.isoformat() if tags.date else "",
    "\xa9gen": lambda tags: tags.genre,
    "\xa9cmt": lambda tags: tags.summary,
    "desc": lambda tags: tags.summary,
    "\xa9url": lambda tags: tags.url,
    "cprt": lambda tags: tags.copyright,
}
_NUMBERS: dict[str, Callable[[Tags], int | None]] = {"trkn": lambda tags: tags.track, "disk": lambda tags: tags.season}

_PUBLISHER = "----:com.apple.iTunes:PUBLISHER"
"""There is no item of its own for it."""


def items_of(tags: Tags) -> bytes:
    """The box `meta` that says what `tags` say; what there is of chapters stands elsewhere."""
    items = MP4Tags()
    items.update({name: [text] for name, read in _TEXTS.items() if (text := read(tags))})
    items.update({name: [(number, 0)] for name, read in _NUMBERS.items() if (number := read(tags))})
    items["pcst"] = True
    if tags.publisher:
        items[_PUBLISHER] = [MP4FreeForm(tags.publisher.encode(), AtomDataType.UTF8)]
    if tags.cover:
        form = MP4Cover.FORMAT_PNG if tags.cover_type == "image/png" else MP4Cover.FORMAT_JPEG
        items["covr"] = [MP4Cover(tags.cover, form)]
    return _written(items)


def _written(items: MP4Tags) -> bytes:
    """The items as mutagen writes them into a file of nothing else."""
    file = BytesIO(box(b"ftyp", b"M4A ", bytes(4)) + box(b"moov"))
    items.save(file, padding=lambda _info: 0)
    movie = dict(boxes_of(file.getvalue()))[b"moov"]
    return box(b"meta", dict(boxes_of(dict(boxes_of(movie))[b"udta"]))[b"meta"])
