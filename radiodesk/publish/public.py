"""What listeners get: each file asked for at its public address, as apps ask, and compared with what was sent."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, no_step
from radiodesk.model.addresses import ascii_url
from radiodesk.model.public_problems import PublicOutOfReach
from radiodesk.model.publication import PublicFile
from radiodesk.model.server_problems import CertificateWrong
from radiodesk.publish.public_line import AT_ONCE, PublicLine, Reply
from radiodesk.publish.public_types import fitting_types, is_insisted_on
from radiodesk.publish.verify import OF_A_KIND, Fault, Wrong, read_enclosures

PIECE_BYTES = 100
"""The first and the last bytes of audio, asked for by range: proof that ranges work, and that it is this audio."""

FILMS = (".mp4",)
"""Asked for as audio is: nobody fetches hundreds of megabytes to see that they are there."""

SOON = timedelta(days=14)
"""A certificate that renews itself does so a month before its end; two weeks before, something is wrong."""

SHORT_LIFE = 5
"""Certificates of a few days renew later: a fifth of their life is soon for them."""

SourceOf = Callable[[PublicFile], Path]


@dataclass(frozen=True)
class Outside:
    """The public side of a place: where it is, which of its files is the feed, and whose bytes should be there."""

    base_url: str
    feed_path: str
    source_of: SourceOf

    def url(self, path: str) -> str:
        """The address of a file, in ASCII."""
        return ascii_url(self.base_url.rstrip("/") + "/" + path)


def ask_public(files: Sequence[PublicFile], outside: Outside, now: datetime, step: Step = no_step) -> tuple[Fault, ...]:
    """All faults that listeners meet, the feed first. A certificate that is not valid is the only fault then.

    Raises `PublicOutOfReach` when the address cannot be asked, or when somebody else answers in its place: a network
    that wants a sign-in shows its own page for everything, and that says nothing about what is public.
    """
    with PublicLine(outside.base_url) as line:
        try:
            _insist_on_our_host(line, outside)
            found = _ask_all(line, files, outside, step)
        except CertificateWrong as problem:
            return (Fault(Wrong.CERTIFICATE, line.host, found=str(problem.facts["reason"])),)
        return (*found, *_certificate_faults(line, now))


def is_served(feed: PublicFile, outside: Outside) -> bool:
    """Whether exactly this feed stands at the public address. Raises `PublicOutOfReach`, `CertificateWrong`."""
    with PublicLine(outside.base_url) as line:
        reply = line.get(outside.url(feed.path), feed.size_bytes, Cache_Control="no-cache")
        return reply.status == 200 and _sha256(reply.body) == feed.sha256


def _insist_on_our_host(line: PublicLine, outside: Outside) -> None:
    """A captive portal answers for every address, also for one that cannot exist."""
    feed = line.get(outside.url(outside.feed_path), 1000)
    is_elsewhere = feed.host != line.host
    if feed.status == 511 or (feed.is_page and is_elsewhere):  # 511: RFC 6585 section 6
        raise PublicOutOfReach(server=line.host, reason=_sign_in(feed))
    if feed.is_page and line.get(outside.url("radiodesk-nothing-is-here"), 1000).status == 200:
        raise PublicOutOfReach(server=line.host, reason=_sign_in(feed))


def _sign_in(reply: Reply) -> str:
    return _("{host} answers everything with a page; does this network ask you to sign in?").format(host=reply.host)


def _ask_all(line: PublicLine, files: Sequence[PublicFile], outside: Outside, step: Step) -> list[Fault]:
    found: dict[PublicFile, tuple[Fault, ...]] = {}
    with ThreadPoolExecutor(AT_ONCE, "public") as pool:
        asked = {pool.submit(_faults, line, file, outside): file for file in files}
        try:
            for done, answer in enumerate(as_completed(asked), 1):
                found[asked[answer]] = answer.result()
                step(done, len(files))
        except BaseException:  # stopped, or out of reach: who waits need not be asked any more
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    in_order = sorted(files, key=lambda file: (file.path != outside.feed_path, file.stage != "audio", file.path))
    return _one_of_each_kind([fault for file in in_order for fault in found[file]])


def _one_of_each_kind(faults: Sequence[Fault]) -> list[Fault]:
    kinds: dict[object, Fault] = {}
    for fault in faults:
        suffix = PurePosixPath(fault.path).suffix
        kinds.setdefault((fault.wrong, suffix, fault.found) if fault.wrong in OF_A_KIND else fault, fault)
    return list(kinds.values())


def _faults(line: PublicLine, file: PublicFile, outside: Outside) -> tuple[Fault, ...]:
    is_long = file.stage == "audio" or PurePosixPath(file.path).suffix in FILMS
    ask = _audio_faults if is_long else _small_faults
    return tuple(dict.fromkeys(ask(line, file, outside)))


def _audio_faults(line: PublicLine, file: PublicFile, outside: Outside) -> Iterator[Fault]:
    url = outside.url(file.path)
    head = line.head(url)
    if head.status in {405, 501}:
        yield Fault(Wrong.NO_HEAD, file.path)
    elif fault := _refusal(file, head):
        yield fault
        return
    else:
        yield from _length_faults(file, head)
        yield from _type_faults(file, head)
    yield from _piece_faults(line, file, url, outside)


def _length_faults(file: PublicFile, head: Reply) -> Iterator[Fault]:
    length, squeezed = head.headers.get("content-length", ""), head.headers.get("content-encoding", "")
    if squeezed and squeezed != "identity":
        yield Fault(Wrong.NO_LENGTH, file.path, found=_("it is sent as {coding}").format(coding=squeezed))
    elif not length:
        yield Fault(Wrong.NO_LENGTH, file.path, found=_("no Content-Length"))
    elif length != str(file.size_bytes):
        yield Fault(Wrong.SIZE, file.path, str(file.size_bytes), length)


def _piece_faults(line: PublicLine, file: PublicFile, url: str, outside: Outside) -> Iterator[Fault]:
    first = line.get(url, PIECE_BYTES, Range=f"bytes=0-{PIECE_BYTES - 1}", Accept_Encoding="identity")
    if fault := _refusal(file, first):
        yield fault
    elif first.status != 206:
        yield Fault(Wrong.NO_RANGE, file.path)
    elif first.headers.get("content-range", "").rpartition("/")[2] not in {str(file.size_bytes), "*"}:
        found = first.headers.get("content-range", "").rpartition("/")[2]
        yield Fault(Wrong.SIZE, file.path, str(file.size_bytes), found or "?")
    elif not _is_same_audio(line, file, url, first.body, outside.source_of(file)):
        yield Fault(Wrong.CONTENT, file.path)


def _is_same_audio(line: PublicLine, file: PublicFile, url: str, first: bytes, source: Path) -> bool:
    """Whether both ends are the bytes that were sent; audio that was tidied away here cannot be compared."""
    try:
        with source.open("rb") as content:
            start = content.read(PIECE_BYTES)
            content.seek(max(0, file.size_bytes - PIECE_BYTES))
            end = content.read(PIECE_BYTES)
    except OSError:
        return True
    last = line.get(url, PIECE_BYTES, Range=f"bytes=-{PIECE_BYTES}", Accept_Encoding="identity")
    return first == start and (last.status != 206 or last.body == end)


def _small_faults(line: PublicLine, file: PublicFile, outside: Outside) -> Iterator[Fault]:
    url = outside.url(file.path)
    reply = line.get(url, file.size_bytes)
    if fault := _refusal(file, reply):
        yield fault
        return
    if _sha256(reply.body) == file.sha256:
        yield from _type_faults(file, reply)
        if file.path == outside.feed_path:
            yield from _feed_faults(file, reply, outside)
        return
    fresh = line.get(f"{url}?radiodesk={file.sha256[:8]}", file.size_bytes, Cache_Control="no-cache")
    if fresh.status == 200 and _sha256(fresh.body) == file.sha256:
        yield Fault(Wrong.STALE, file.path)
    else:
        yield _difference(file, fresh if fresh.status == 200 else reply, outside)


def _feed_faults(file: PublicFile, reply: Reply, outside: Outside) -> Iterator[Fault]:
    """The right bytes, read as an app reads them: everything they name must be below this very address."""
    if not reply.headers.keys() & {"etag", "last-modified"}:
        yield Fault(Wrong.NO_VALIDATOR, file.path)
    try:
        named = [url for url, _length in read_enclosures(reply.body)]
    except ValueError as error:
        yield Fault(Wrong.BROKEN_FEED, file.path, found=str(error))
        return
    if strangers := [url for url in named if not url.startswith(outside.url(""))]:
        yield Fault(Wrong.ELSEWHERE, file.path, outside.base_url, strangers[0])


def _difference(file: PublicFile, reply: Reply, outside: Outside) -> Fault:
    if reply.is_page and fitting_types(file.path)[:1] != ("text/html",):
        return Fault(Wrong.PAGE_INSTEAD, file.path)
    if file.path != outside.feed_path:
        length = len(reply.body)
        if length < file.size_bytes:
            return Fault(Wrong.SIZE, file.path, str(file.size_bytes), str(length))
        return Fault(Wrong.CONTENT, file.path)
    if len(reply.body) > file.size_bytes:  # read no further than the published one: whole or not, it is another
        return Fault(Wrong.OTHER_FEED, file.path)
    try:
        read_enclosures(reply.body)
    except ValueError as error:
        return Fault(Wrong.BROKEN_FEED, file.path, found=str(error))
    return Fault(Wrong.OTHER_FEED, file.path)


def _refusal(file: PublicFile, reply: Reply) -> Fault | None:
    if reply.status in {404, 410}:
        return Fault(Wrong.MISSING, file.path)
    if reply.status in {429, 503, 504}:
        raise PublicOutOfReach(server=reply.host, reason=_("it answers {status}").format(status=reply.status))
    if reply.status not in {200, 206}:
        return Fault(Wrong.REFUSED, file.path, found=str(reply.status))
    if reply.is_page and file.stage == "audio":
        return Fault(Wrong.PAGE_INSTEAD, file.path)
    return None


def _type_faults(file: PublicFile, reply: Reply) -> Iterator[Fault]:
    fitting = fitting_types(file.path)
    if fitting and reply.media_type not in fitting:
        wrong = Wrong.TYPE if is_insisted_on(file.path) else Wrong.TYPE_BESIDE
        yield Fault(wrong, file.path, fitting[0], reply.media_type or "?")


def _certificate_faults(line: PublicLine, now: datetime) -> Iterator[Fault]:
    if line.certificate is None:
        return
    begin, end = line.certificate
    if end - now < min(SOON, (end - begin) / SHORT_LIFE):
        yield Fault(Wrong.CERTIFICATE_SOON, line.host, found=str((end - now).days))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
