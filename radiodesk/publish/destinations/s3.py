"""A bucket of an S3 storage or one of its relatives: Amazon, R2, B2, MinIO, Ceph. A put is whole or it is not."""

import hashlib
import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from radiodesk.jobs.step import Step
from radiodesk.model.problems import FileMissing, LinkLeadsOut
from radiodesk.model.publication import PublicFile
from radiodesk.model.server_problems import NotAllowed, PlaceMissing, ServerRefused
from radiodesk.publish.address import Address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.destinations.s3_client import S3Line
from radiodesk.publish.place import Abilities, is_part, part_name
from radiodesk.publish.served_as import caching, media_type

PART_BYTES = 5 << 20
"""The smallest part that S3 takes: so little is sent again when a line is cut."""

PARTS_AT_ONCE = 3

MOST_PARTS = 10_000

BLOCK_BYTES = 1 << 20

_TAKEN = ("409", "412")
"""Conflict, and precondition failed: somebody else has made it."""


class S3Place:
    """A `Place` that is a bucket, or a folder in one.

    A file larger than a part travels in parts that wait at the storage, unseen, until `commit` puts them together; a
    small note under the hidden name of the unfinished file says which parts are its own, for a later run to go on. A
    small file waits in memory and is put by `commit` in one go.
    """

    abilities = Abilities(swaps=True, resumes=True, reads_cheaply=False, locks=True, most_at_once=3)

    def __init__(self, address: Address, credentials: Credentials) -> None:
        """Connects when it is first used."""
        self._line = S3Line(address, credentials)
        self._bucket, self._root = address.host, address.path.strip("/")
        self._uploads: dict[str, str] = {}
        self._small: dict[str, bytes] = {}

    @property
    def name(self) -> str:
        """The bucket, and whose it is."""
        return f"{self._bucket} ({self._line.server})"

    def stat(self, path: str) -> int | None:
        """By HEAD; its answers have no words, so after a no the list is asked why."""
        try:
            return int(self._ask("head_object", path)["ContentLength"])
        except PlaceMissing:
            return None
        except NotAllowed:
            facts = {"Bucket": self._bucket, "Prefix": self._key(path), "MaxKeys": 1}
            with self._line.asking(path):
                found = self._line.client.list_objects_v2(**facts).get("Contents", ())
            return next((int(each["Size"]) for each in found if each["Key"] == self._key(path)), None)

    def list(self, under: str = "") -> Mapping[str, int]:
        """A thousand at a time."""
        return {path: size for path, size in self._objects(under) if not is_part(path)}

    def read(self, path: str, offset: int = 0) -> Iterator[bytes]:
        """In blocks of a megabyte."""
        size = self.stat(path)
        if size is None:
            raise FileMissing(path=path)
        if offset >= size:
            return
        body = self._ask("get_object", path, Range=f"bytes={offset}-")["Body"]
        with self._line.asking(path):
            yield from body.iter_chunks(BLOCK_BYTES)

    def arrived(self, file: PublicFile) -> int:
        """Whole parts only; a small file is there when it waits in memory."""
        if (waiting := self._small.get(part_name(file))) is not None:
            return len(waiting)
        return sum(part["Size"] for part in self._parts(file))

    def read_arrived(self, file: PublicFile, offset: int) -> None:
        """Parts cannot be read before they are a file; the storage checks each when it comes."""

    def send(self, file: PublicFile, content: BinaryIO, step: Step) -> None:
        """Some parts side by side; a small file only waits for `commit`."""
        if file.size_bytes <= PART_BYTES:
            self._small[part_name(file)] = _read_whole(content, PART_BYTES)
            step(file.size_bytes, file.size_bytes)
            return
        upload = self._upload_of(file) if content.tell() else self._begin(file)
        with ThreadPoolExecutor(PARTS_AT_ONCE, "parts") as pool:
            self._send_parts(file, upload, content, step, pool)

    def commit(self, file: PublicFile) -> None:
        """Put it, or put the parts together: for the public that is one step."""
        hidden = part_name(file)
        if hidden in self._small:
            block = self._small[hidden]
            self._ask("put_object", file.path, Body=block, **_headers(file))
            del self._small[hidden]
            return
        parts = [{"PartNumber": part["PartNumber"], "ETag": part["ETag"]} for part in self._parts(file)]
        upload = self._upload_of(file)
        self._ask("complete_multipart_upload", file.path, UploadId=upload, MultipartUpload={"Parts": parts})
        self._uploads.pop(hidden, None)
        self._ask("delete_object", hidden)

    def remove(self, path: str) -> None:
        """A storage has no folders that would stay."""
        self._ask("delete_object", path)

    def write_new(self, path: str, data: bytes) -> bool:
        """By `If-None-Match: *`. A storage that does not know it is looked at first."""
        if self.stat(path) is not None:
            return False
        try:
            self._ask("put_object", path, Body=data, IfNoneMatch="*", ContentType=media_type(path))
        except ServerRefused as refused:
            if refused.facts["status"] in _TAKEN:
                return False
            raise
        return True

    def sweep(self, keep: frozenset[str] = frozenset()) -> None:
        """Give up our own unfinished files by their notes; what others have under way there is theirs."""
        self._small.clear()
        kept = {sha256[:12] for sha256 in keep}
        for hidden in [path for path, _size in self._objects("") if is_part(path)]:
            if not any(f".{sha256}." in hidden for sha256 in kept):
                self._give_up(hidden)

    def close(self) -> None:
        """Close the connections."""
        self._line.close()

    def _ask(self, verb: str, path: str, **facts: Any) -> Any:
        key = self._key(path)
        with self._line.asking(path):
            return getattr(self._line.client, verb)(Bucket=self._bucket, Key=key, **facts)

    def _key(self, path: str) -> str:
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or path.startswith("/"):
            raise LinkLeadsOut(path=path)
        return f"{self._root}/{path}" if self._root else path

    def _objects(self, under: str) -> Iterator[tuple[str, int]]:
        folder = self._key(under.rstrip("/")) + "/" if under else f"{self._root}/" if self._root else ""
        start = len(self._root) + 1 if self._root else 0
        with self._line.asking(under):
            pages = self._line.client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=folder)
            for page in pages:
                yield from ((each["Key"][start:], int(each["Size"])) for each in page.get("Contents", ()))

    def _begin(self, file: PublicFile) -> str:
        self._give_up(part_name(file))
        upload = str(self._ask("create_multipart_upload", file.path, **_headers(file))["UploadId"])
        note = json.dumps({"path": file.path, "upload": upload}).encode()
        self._ask("put_object", part_name(file), Body=note, ContentType="application/json")
        self._uploads[part_name(file)] = upload
        return upload

    def _send_parts(
        self, file: PublicFile, upload: str, content: BinaryIO, step: Step, pool: ThreadPoolExecutor
    ) -> None:
        """While one part is on its way, the next is read; what a broken run brought out of turn is not sent again."""
        there = {int(part["PartNumber"]): part["ETag"].strip('"') for part in self._listed(file)}
        under_way: deque[tuple[Future[None], int]] = deque()
        done = content.tell()
        while (block := _read_whole(content, part_bytes(file))) or under_way:
            if block:
                number, done = done // part_bytes(file) + 1, done + len(block)
                if number not in there or there[number] != _etag(block):
                    under_way.append((pool.submit(self._send_part, file, upload, number, block), done))
            while under_way and (not block or len(under_way) >= PARTS_AT_ONCE):
                sent, until = under_way.popleft()
                sent.result()
                step(until, file.size_bytes)

    def _send_part(self, file: PublicFile, upload: str, number: int, block: bytes) -> None:
        """The signature covers the SHA-256 of the bytes, so the storage refuses what did not arrive as it was sent."""
        self._ask("upload_part", file.path, UploadId=upload, PartNumber=number, Body=block)

    def _upload_of(self, file: PublicFile) -> str:
        """The upload that is under way for exactly this file; empty for none."""
        hidden = part_name(file)
        if hidden not in self._uploads:
            self._uploads[hidden] = self._note(hidden)[1]
        return self._uploads[hidden]

    def _note(self, hidden: str) -> tuple[str, str]:
        """Path and upload that a note names; both empty where there is none, or none of ours."""
        try:
            noted = json.loads(b"".join(self.read(hidden)))
            return str(noted["path"]), str(noted["upload"])
        except (FileMissing, ValueError, KeyError, TypeError):
            return "", ""

    def _parts(self, file: PublicFile) -> Sequence[Mapping[str, Any]]:
        """The parts that are there, without a gap from the first one on, each of the size it should have."""
        whole, size = [], part_bytes(file)
        for number, part in enumerate(sorted(self._listed(file), key=lambda each: int(each["PartNumber"])), 1):
            if part["PartNumber"] != number or part["Size"] != min(size, file.size_bytes - (number - 1) * size):
                break
            whole.append(part)
        return whole

    def _listed(self, file: PublicFile) -> Sequence[Mapping[str, Any]]:
        """All parts that are there; none when the storage has cleared them away meanwhile."""
        upload, key = self._upload_of(file), self._key(file.path)
        found: list[Mapping[str, Any]] = []
        if not upload:
            return found
        try:
            with self._line.asking(file.path):
                for page in self._line.client.get_paginator("list_parts").paginate(
                    Bucket=self._bucket, Key=key, UploadId=upload
                ):
                    found += page.get("Parts", ())
        except (PlaceMissing, ServerRefused):
            self._uploads.pop(part_name(file), None)
            return ()
        return found

    def _give_up(self, hidden: str) -> None:
        path, upload = self._note(hidden)
        self._uploads.pop(hidden, None)
        if upload:
            with suppress(PlaceMissing, ServerRefused):
                self._ask("abort_multipart_upload", path, UploadId=upload)
        with suppress(PlaceMissing):
            self._ask("delete_object", hidden)


def part_bytes(file: PublicFile) -> int:
    """How large the parts of a file are: always the same for the same file, so that a later run can go on."""
    return max(PART_BYTES, -(-file.size_bytes // MOST_PARTS))


def _headers(file: PublicFile) -> dict[str, str]:
    return {"ContentType": media_type(file.path), "CacheControl": caching(file)}


def _etag(data: bytes) -> str:
    """What a storage calls a part by: its MD5, unless it encrypts with keys of its own."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _read_whole(content: BinaryIO, size: int) -> bytes:
    """So many bytes unless it ends before: a reader that is slowed down may give less at a time."""
    block = content.read(size)
    while 0 < len(block) < size and (more := content.read(size - len(block))):
        block += more
    return block
