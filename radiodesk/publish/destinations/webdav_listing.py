"""What a WebDAV server answers when it is asked what is there (RFC 4918, section 9.1)."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

LARGEST_BYTES = 64 * 1024 * 1024

QUESTION = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>'
)


@dataclass(frozen=True)
class Entry:
    """A file or folder; `path` is absolute on the server and not escaped, without a slash at its end."""

    path: str
    is_folder: bool
    size_bytes: int


def read_listing(data: bytes) -> list[Entry]:
    """All entries of an answer.

    Raises ValueError for what is no whole XML, is larger than 64 MB, or declares a document type (the door of entity
    bombs).
    """
    if len(data) > LARGEST_BYTES:
        raise ValueError("too large")
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.text, reader.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return reader.entries


class _Reader:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._path, self._size, self._is_folder = "", 0, False
        self._said = ""

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        self._said = ""
        if name == "DAV: response":
            self._path, self._size, self._is_folder = "", 0, False
        elif name == "DAV: collection":
            self._is_folder = True

    def end(self, name: str) -> None:
        if name == "DAV: href" and not self._path:
            self._path = unquote(urlsplit(self._said.strip()).path).rstrip("/")
        elif name == "DAV: getcontentlength" and self._said.strip().isdigit():
            self._size = int(self._said)
        elif name == "DAV: response":
            self.entries.append(Entry(self._path, self._is_folder, self._size))

    def text(self, data: str) -> None:
        self._said += data

    def refuse(self, *_doctype: object) -> None:
        raise ValueError("it declares a document type")
