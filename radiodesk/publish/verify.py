"""Is everything public what it should be? Reads every file back, and the feed as an app would."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, no_step, portion
from radiodesk.model.problems import LinkLeadsOut
from radiodesk.model.publication import PublicFile
from radiodesk.model.words import N_
from radiodesk.publish.delivering import hash_of, read_most
from radiodesk.publish.place import Place

LARGEST_FEED_BYTES = 10_000_000
"""No feed of ours is near this; the W3C's validator stops at half of it."""


class Wrong(Enum):
    """What can be wrong with a public file."""

    MISSING = N_("“{path}” is missing.")
    SIZE = N_("“{path}” has {found} bytes instead of {expected}.")
    CONTENT = N_("“{path}” has another content than was published.")
    BROKEN_FEED = N_("“{path}” is not a feed that apps can read ({found}).")
    ELSEWHERE = N_("“{path}” names the audio {found}, which is not below {expected}.")
    NO_AUDIO = N_("“{path}” names the audio “{found}”, which is not there.")
    LENGTH = N_("The audio “{path}” has {found} bytes, but the feed says {expected}.")
    LINK = N_("“{path}” leads out of the folder by a link.")
    REFUSED = N_("The server does not hand out “{path}” (it answers {found}).")
    PAGE_INSTEAD = N_("Instead of “{path}” the server hands out a page for people.")
    TYPE = N_("The server calls files such as “{path}” {found} instead of {expected}; apps may refuse them.")
    TYPE_BESIDE = N_("The server calls files such as “{path}” {found}; some apps read them only as {expected}.")
    NO_HEAD = N_("The server answers no questions about files such as “{path}” (HEAD); Apple Podcasts requires that.")
    NO_RANGE = N_(
        "The server hands out files such as “{path}” only whole (no byte ranges); Apple Podcasts requires parts."
    )
    NO_LENGTH = N_("The server does not tell apps how long files such as “{path}” are ({found}).")
    OTHER_FEED = N_("“{path}” is a whole feed, but not the one that was published: somebody else has changed it.")
    NOT_SHOWN = N_("“{path}” stands on the server as it should, but its public address shows something else.")
    STALE = N_("A store in between still hands out an older “{path}”; on the server itself the new one stands.")
    NO_VALIDATOR = N_("The server gives “{path}” no date and no mark (ETag); apps will fetch it whole each time.")
    CERTIFICATE = N_("The certificate of {path} is not valid ({found}); apps and browsers turn away.")
    CERTIFICATE_SOON = N_("The certificate of {path} expires in {found} days.")


NOTES = frozenset({Wrong.STALE, Wrong.TYPE_BESIDE, Wrong.NO_VALIDATOR, Wrong.CERTIFICATE_SOON})
"""What passes by itself, or is no harm yet: worth saying, but nothing that listeners miss."""

OF_A_KIND = frozenset({Wrong.TYPE, Wrong.TYPE_BESIDE, Wrong.NO_HEAD, Wrong.NO_RANGE, Wrong.NO_LENGTH})
"""What a server does to every file of a kind: one is named for all."""


@dataclass(frozen=True)
class Fault:
    """One thing that is not as it should be."""

    wrong: Wrong
    path: str
    expected: str = ""
    found: str = ""

    @property
    def is_note(self) -> bool:
        """Whether it is worth saying, but no harm."""
        return self.wrong in NOTES

    def sentence(self) -> str:
        """It in the spoken language."""
        return _(self.wrong.value).format(path=self.path, expected=self.expected, found=self.found)


def verify_public(
    files: Sequence[PublicFile], place: Place, base_url: str, feed_path: str = "feed.xml", step: Step = no_step
) -> tuple[Fault, ...]:
    """All faults: of the files (each there, right size, right SHA-256), and of the feed and the audio it names.

    `base_url` is the web address of the place. An empty answer means that everything is right.
    """
    total, done = sum(file.size_bytes for file in files) or 1, 0
    faults: list[Fault] = []
    for file in files:
        until = done + file.size_bytes
        faults += _file_faults(file, place, portion(step, done / total, until / total))
        done = until
    if any(file.path == feed_path for file in files) and place.stat(feed_path) is not None:
        faults += _feed_faults(place, feed_path, base_url)
    return tuple(faults)


def _file_faults(file: PublicFile, place: Place, step: Step) -> Iterator[Fault]:
    try:
        size = place.stat(file.path)
        if size is None:
            yield Fault(Wrong.MISSING, file.path)
        elif size != file.size_bytes:
            yield Fault(Wrong.SIZE, file.path, str(file.size_bytes), str(size))
        elif hash_of(place, file.path, step) != file.sha256:
            yield Fault(Wrong.CONTENT, file.path)
    except LinkLeadsOut:
        yield Fault(Wrong.LINK, file.path)


def _feed_faults(place: Place, feed_path: str, base_url: str) -> Iterator[Fault]:
    try:
        enclosures = read_enclosures(read_most(place, feed_path, LARGEST_FEED_BYTES + 1))
    except ValueError as error:
        yield Fault(Wrong.BROKEN_FEED, feed_path, found=str(error))
        return
    base = base_url.rstrip("/") + "/"
    for url, length in enclosures:
        if url.startswith(base):
            yield from _enclosure_faults(place, feed_path, unquote(urlsplit(url.removeprefix(base)).path), length)
        else:
            yield Fault(Wrong.ELSEWHERE, feed_path, base_url, url)


def _enclosure_faults(place: Place, feed_path: str, path: str, length: str) -> Iterator[Fault]:
    try:
        size = place.stat(path)
    except LinkLeadsOut:
        yield Fault(Wrong.LINK, path)
        return
    if size is None:
        yield Fault(Wrong.NO_AUDIO, feed_path, found=path)
    elif str(size) != length:
        yield Fault(Wrong.LENGTH, path, length, str(size))


def read_enclosures(data: bytes) -> tuple[tuple[str, str], ...]:
    """URL and length of every enclosure of an RSS feed, as they are written.

    Raises ValueError, with the reason, for anything that is not whole XML with `rss` at its root, is longer than
    10 MB, or declares a document type (the door of entity bombs).
    """
    if len(data) > LARGEST_FEED_BYTES:
        raise ValueError(_("larger than 10 MB"))
    reader = _EnclosureReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = reader.element, reader.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return tuple(reader.enclosures)


class _EnclosureReader:
    def __init__(self) -> None:
        self.enclosures: list[tuple[str, str]] = []
        self._root = ""

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if not self._root and name != "rss":
            raise ValueError(_("it is not RSS"))
        self._root = self._root or name
        if name == "enclosure":
            self.enclosures.append((attributes.get("url", ""), attributes.get("length", "")))

    def refuse(self, *_doctype: object) -> None:
        raise ValueError(_("it declares a document type"))
