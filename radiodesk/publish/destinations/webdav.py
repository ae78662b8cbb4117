"""A folder of a WebDAV server, such as Nextcloud, Apache, or the disk of a hosting company."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.problems import FileMissing, LinkLeadsOut
from radiodesk.model.publication import PublicFile
from radiodesk.model.server_problems import LineBroken, PlaceMissing, ServerProblem, ServerRefused
from radiodesk.publish.address import Address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.destinations.webdav_client import WebdavLine
from radiodesk.publish.destinations.webdav_listing import QUESTION, Entry, read_listing
from radiodesk.publish.place import PART_SUFFIX, Abilities, is_part, part_name
from radiodesk.publish.served_as import media_type

BLOCK_BYTES = 256 * 1024

PIECE_BYTES = 4 << 20
"""Where pieces of a file can be put, so much is the most that a cut line costs."""

_RENAMES_AT_ONCE = ("nginx",)
"""Servers whose MOVE is one rename. RFC 4918, section 9.9.3, makes the others delete first what stands there."""

_MADE = (201, 405)
"""Made, and there already."""

_PROBE = f".radiodesk-pieces{PART_SUFFIX}"

_found_out: dict[str, Abilities] = {}
"""What was found out about servers in this run, by address: it does not change, and asking takes five questions."""


class WebdavPlace:
    """A `Place` that is a folder of a WebDAV server."""

    def __init__(self, address: Address, credentials: Credentials) -> None:
        """Connects when it is first used."""
        self._line = WebdavLine(address, credentials)
        self._made: set[str] = set()
        self._sent: set[str] = set()

    @property
    def name(self) -> str:
        """Its host."""
        return self._line.server

    @property
    def abilities(self) -> Abilities:
        """Whether it takes pieces, and how it renames, are asked once."""
        address = self._line.address.text
        if address not in _found_out:
            takes_pieces = self._takes_pieces()
            swaps = self._line.software.lower().startswith(_RENAMES_AT_ONCE)
            _found_out[address] = Abilities(swaps, takes_pieces, reads_cheaply=False, locks=True, most_at_once=3)
        return _found_out[address]

    def stat(self, path: str) -> int | None:
        """By PROPFIND: a HEAD may tell the size of what is packed for the journey."""
        entries = self._look(self._checked(path), "0")
        return entries[0].size_bytes if entries and not entries[0].is_folder else None

    def list(self, under: str = "") -> Mapping[str, int]:
        """One look where the server allows it, else one for each folder."""
        return {path: size for path, size in self._walk(under) if not is_part(path)}

    def read(self, path: str, offset: int = 0) -> Iterator[bytes]:
        """As it comes."""
        try:
            with self._line.reading(self._checked(path), _range_from(offset), also=(416,)) as answer:
                if answer.status_code == 416:
                    return
                skip = offset if answer.status_code == 200 else 0
                for block in answer.iter_bytes(BLOCK_BYTES):
                    if left := block[skip:]:
                        yield left
                    skip = max(skip - len(block), 0)
        except PlaceMissing as missing:
            raise FileMissing(path=path) from missing

    def arrived(self, file: PublicFile) -> int:
        """What cannot be continued does not count; what was sent just now does."""
        hidden = part_name(file)
        return self.stat(hidden) or 0 if hidden in self._sent or self.abilities.resumes else 0

    def read_arrived(self, file: PublicFile, offset: int) -> Iterator[bytes] | None:
        """The unfinished file."""
        return self.read(part_name(file), offset)

    def send(self, file: PublicFile, content: BinaryIO, step: Step) -> None:
        """To the hidden name: in pieces where the server takes them, else in one go."""
        done, total = content.tell(), file.size_bytes
        self._make_folder(part_name(file))
        if not done and (total <= PIECE_BYTES or not self.abilities.resumes):
            self._put(file, content, 0, total, step, {})
            done = total
        while done < total:
            until = min(done + PIECE_BYTES, total)
            self._put(file, content, done, until, step, {"Content-Range": f"bytes {done}-{until - 1}/{total}"})
            done = until
        self._sent.add(part_name(file))

    def commit(self, file: PublicFile) -> None:
        """MOVE it over what stands there."""
        self._checked(file.path)
        headers = {"Destination": self._line.url(file.path), "Overwrite": "T"}
        self._line.ask("MOVE", part_name(file), headers)
        self._sent.discard(part_name(file))

    def remove(self, path: str) -> None:
        """DELETE takes a folder with all that is in it, so each is looked into first."""
        self._line.ask("DELETE", self._checked(path), also=(404,))
        for folder in PurePosixPath(path).parents:
            entries = self._look(f"{folder}/", "1") if folder.name else None
            if entries is None or len(entries) > 1:
                break
            if entries:
                self._line.ask("DELETE", f"{folder}/", also=(404,))
                self._made.discard(str(folder))

    def write_new(self, path: str, data: bytes) -> bool:
        """By `If-None-Match: *`. A server that does not know it is looked at first."""
        if self.stat(path) is not None:
            return False
        self._make_folder(path)
        headers = {"If-None-Match": "*", "Content-Type": media_type(path)}
        return self._line.ask("PUT", path, headers, data, also=(412,)).status != 412

    def sweep(self, keep: frozenset[str] = frozenset()) -> None:
        """Delete unfinished files."""
        self._sent.clear()
        kept = {sha256[:12] for sha256 in keep}
        for hidden in [path for path, _size in self._walk("") if is_part(path)]:
            if not any(f".{sha256}." in hidden for sha256 in kept):
                self._line.ask("DELETE", hidden, also=(404,))

    def close(self) -> None:
        """Close the connections."""
        self._line.close()

    def _put(
        self, file: PublicFile, content: BinaryIO, start: int, until: int, step: Step, headers: Mapping[str, str]
    ) -> None:
        facts = {"Content-Type": media_type(file.path), "Content-Length": str(until - start), **headers}
        body = _telling(content, until - start, start, file.size_bytes, step)
        self._line.ask("PUT", part_name(file), facts, body if until > start else b"")

    def _checked(self, path: str) -> str:
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or path.startswith("/"):
            raise LinkLeadsOut(path=path)
        return path

    def _look(self, path: str, depth: str) -> Sequence[Entry] | None:
        """What is at a path, itself first; None where nothing is. Raises as `WebdavLine.ask`."""
        headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
        answer = self._line.ask("PROPFIND", path, headers, QUESTION, also=(404,))
        if answer.status == 404:
            return None
        try:
            entries = read_listing(answer.body)
        except ValueError as error:
            reason = _("it does not answer as WebDAV does")
            raise ServerRefused(server=self.name, path=path, reason=reason, status="") from error
        return sorted(entries, key=lambda entry: (len(entry.path), entry.path))

    def _walk(self, under: str) -> Iterator[tuple[str, int]]:
        """Every file below a folder, hidden ones too. Names go by their last part: a proxy may show another front."""
        top = f"{under.rstrip('/')}/" if under else ""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            entries = self._look(folder, "1") or []
            for entry in entries[1:]:
                path = f"{folder}{entry.path.rpartition('/')[2]}"
                if entry.is_folder:
                    waiting.append(f"{path}/")
                else:
                    yield path, entry.size_bytes

    def _make_folder(self, path: str) -> None:
        """Make the folders above a path, the destination's own too; the one above that must be there."""
        folder = self._checked(path).rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)

    def _make(self, folder: str) -> None:
        at = f"{folder}/" if folder else ""
        answer = self._line.ask("MKCOL", at, also=range(300, 500))
        if answer.status == 409 and not folder:
            raise PlaceMissing(server=self.name, path=self._line.address.path.rpartition("/")[0])
        if answer.status == 409:
            self._make(folder.rpartition("/")[0])
            self._line.ask("MKCOL", at, also=(405,))
        elif answer.status not in _MADE and self._look(at, "0") is None:
            self._line.ask("MKCOL", at)
        self._made.add(folder)

    def _takes_pieces(self) -> bool:
        """Whether a PUT with a Content-Range goes to where it says; RFC 9110, section 14.4, leaves it to the server."""
        self._make_folder(_PROBE)
        self._line.ask("PUT", _PROBE, content=b"ab")
        try:
            self._line.ask("PUT", _PROBE, {"Content-Range": "bytes 2-3/4"}, b"cd")
            return b"".join(self.read(_PROBE)) == b"abcd"
        except LineBroken:
            raise
        except ServerProblem:
            return False
        finally:
            self._line.ask("DELETE", _PROBE, also=range(400, 500))


def _range_from(offset: int) -> dict[str, str]:
    return {"Accept-Encoding": "identity", **({"Range": f"bytes={offset}-"} if offset else {})}


def _telling(content: BinaryIO, size: int, done: int, total: int, step: Step) -> Iterator[bytes]:
    """The next `size` bytes, telling how far they are while they are read."""
    until = done + size
    while done < until and (block := content.read(min(BLOCK_BYTES, until - done))):
        yield block
        done += len(block)
        step(done, total)
