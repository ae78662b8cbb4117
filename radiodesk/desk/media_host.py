"""The published site as the media host: what Instagram and Threads fetch themselves lies on it, and is really there.

They take no file, only an address ("we cURL your image"). What waiting posts need is part of each publication of their
programme, as `posts/<beginning of its SHA-256>.jpg` or `.mp4`; once a post is live nothing names it, and it goes as
everything goes that nothing leads to any more, after `publish.plan.GRACE_DAYS`. What was called off goes at once.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from radiodesk.bahasa.words import _, what_happened
from radiodesk.desk.attachments import FROZEN, path_of
from radiodesk.desk.belonging import programme_at
from radiodesk.library.library import Library
from radiodesk.model.addresses import public_address
from radiodesk.model.posting_problems import FileChanged, MediaOutOfReach
from radiodesk.model.problems import FileMissing, Problem
from radiodesk.model.publication import Publication, PublicFile
from radiodesk.model.queued_post import Attachment, PostState, QueuedPost
from radiodesk.publish.public_line import PublicLine, Reply
from radiodesk.publish.public_types import fitting_types
from radiodesk.social.connectors.connector import Carried
from radiodesk.social.connectors.meta.picture import fetchable
from radiodesk.social.networks import network_of

FOLDER = "posts"

FETCHED = {
    ("instagram", "image/jpeg"): ".jpg",
    ("instagram", "image/png"): ".jpg",
    ("instagram", "image/webp"): ".jpg",
    ("threads", "image/jpeg"): ".jpg",
    ("threads", "image/png"): ".jpg",
    ("threads", "image/webp"): ".jpg",
    ("threads", "video/mp4"): ".mp4",
}
"""What which network fetches, and in which form; reels of Instagram are brought up instead."""

WAITING: tuple[PostState, ...] = (
    *("approved", "queued", "armed", "sent", "unknown", "limited"),
    *("rejected", "ask", "missed"),  # may yet be tried again
)


def hosted_files(library: Library, publications: Sequence[Publication]) -> tuple[PublicFile, ...]:
    """What the posts that wait need of the site, for the episodes on it. Same posts, same bytes."""
    episodes = {each.episode_id for each in publications}
    waiting = (post for post in library.queued_posts(WAITING) if post.account and post.episode_id in episodes)
    found = {path: each for post in waiting for each in post.attachments if (path := public_path(post.network, each))}
    files = (_hosted(library, path, attachment) for path, attachment in sorted(found.items()))
    return tuple(file for file in files if file)


def called_off(library: Library, paths: Collection[str]) -> frozenset[str]:
    """Those of these paths that belong to no post that went live: they need no grace, nobody was led there."""
    hosted = frozenset(path for path in paths if path.startswith(f"{FOLDER}/"))
    if not hosted:
        return hosted
    live = library.queued_posts(("live",))
    return hosted - {public_path(post.network, each) for post in live for each in post.attachments}


def public_path(network: str, attachment: Attachment) -> str:
    """Where on the site a network fetches this; empty where it does not."""
    suffix = FETCHED.get((network, attachment.media_type), "")
    return f"{FOLDER}/{attachment.sha256[:16]}{suffix}" if suffix else ""


def film_of(library: Library, file: PublicFile) -> Path | None:
    """Where the bytes of a film on the site lie, not copied once more for they are many; None for all other files."""
    is_film = file.path.startswith(f"{FOLDER}/") and file.path.endswith(".mp4")
    return library.root / FROZEN / f"{file.sha256[:24]}.mp4" if is_film else None


def public_address_of(library: Library, attachment: Attachment, network: str = "instagram") -> str:
    """Where `network` fetches this; empty where it need not. Asks the site itself, as the network will.

    Raises `MediaOutOfReach` where it is not there, or not what was published.
    """
    path = public_path(network, attachment)
    return _first_that_answers(_published(library, path), attachment.name, network) if path else ""


def not_yet_there(library: Library, post: QueuedPost) -> tuple[str, ...]:
    """The names of files that the network of a post would look for in vain: the site was not published since."""
    if not post.account:
        return ()
    paths = {each.name: path for each in post.attachments if (path := public_path(post.network, each))}
    return tuple(name for name, path in paths.items() if next(_published(library, path), None) is None)


def site_first(library: Library, post: QueuedPost) -> str:
    """What has to be done before the time of a post whose network fetches its files; empty where nothing has to.

    Whoever sets a time for tomorrow should hear today that the site comes first.
    """
    missing = not_yet_there(library, post) if post.state in {"approved", "queued"} else ()
    if not missing:
        return ""
    words = _("{network} fetches {files} from your site: publish the programme before that.")
    return words.format(network=network_of(post.network).label, files=", ".join(missing))


def with_addresses(library: Library, post: QueuedPost, files: Sequence[Carried]) -> tuple[Carried, ...]:
    """The files of a post with the addresses that its network fetches them from. Raises `MediaOutOfReach`."""
    pairs = zip(files, post.attachments, strict=True)
    return tuple(
        replace(file, public_url=public_address_of(library, attachment, post.network)) for file, attachment in pairs
    )


def _first_that_answers(places: Iterable[tuple[str, PublicFile]], name: str, network: str) -> str:
    label = network_of(network).label
    problem = MediaOutOfReach(network=label, file=name, reason=_("it goes up when the programme is published next."))
    for address, file in places:
        fault = _fault(address, file)
        if not fault:
            return address
        problem = MediaOutOfReach(network=label, file=address, reason=fault)
    raise problem


def _hosted(library: Library, path: str, attachment: Attachment) -> PublicFile | None:
    """None where the file is gone or no picture: that is said when the post goes out, and stops no publication."""
    try:
        source = path_of(library, attachment)
        if path.endswith(".mp4"):
            return PublicFile(path, attachment.sha256, source.stat().st_size, "art")
        data = _picture(source, attachment.sha256)
    except (FileMissing, FileChanged, OSError):
        return None
    return PublicFile(path, library.keep_public(data), len(data), "art")


@lru_cache(maxsize=32)
def _picture(source: Path, _sha256: str) -> bytes:
    """Drawn once while the program runs: a preview asks at each keystroke."""
    return fetchable(source.read_bytes())


def _published(library: Library, path: str) -> Iterator[tuple[str, PublicFile]]:
    """Every place where it was published, with what was."""
    for destination in library.destinations():
        live = library.live_edition(destination.name)
        for file in live.files if live else ():
            if file.path == path:
                yield public_address(programme_at(library, destination).public_url, path), file


def _fault(address: str, file: PublicFile) -> str:
    """Why a network could not fetch it there; empty where it can."""
    try:
        with PublicLine(address) as line:
            reply = line.head(address)
            if reply.status in {405, 501}:  # a host that knows no HEAD
                reply = line.get(address, file.size_bytes)
    except Problem as problem:
        return what_happened(problem)
    return _difference(reply, file)


def _difference(reply: Reply, file: PublicFile) -> str:
    if reply.status != 200:
        return _("the site answers {status}.").format(status=reply.status)
    if reply.media_type not in fitting_types(file.path):
        return _("the site calls it {type}.").format(type=reply.media_type or "?")
    length = reply.headers.get("content-length", str(file.size_bytes))
    if length != str(file.size_bytes):
        return _("it has {found} bytes there, not {wanted}.").format(found=length, wanted=file.size_bytes)
    return ""
