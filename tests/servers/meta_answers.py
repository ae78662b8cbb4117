"""What the fakes of Meta's servers keep and say: public posts, containers, media that they fetch, and their errors."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any


class Refused(Exception):
    """An error as Meta says it."""

    def __init__(self, code: int, subcode: int = 0, message: str = "", status: int = 400, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        said = message or f"An error of the fake ({code}/{subcode})"
        error = {"message": said, "type": "OAuthException", "code": code, "fbtrace_id": "Afake"}
        self.document = {"error": {**error, **({"error_subcode": subcode} if subcode else {}), **more}}


@dataclass
class Post:
    """Something that people see. `media` are the bytes of its pictures and videos, `alts` what is said of them."""

    network: str
    id: str
    text: str
    media: list[bytes] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    link: str = ""
    tag: str = ""
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    due: datetime | None = None
    url: str = ""


@dataclass
class Upload:
    """A photo, a video or a container that nobody sees yet; `polls` is how often it is still being worked on."""

    id: str
    kind: str
    facts: dict[str, str]
    data: bytes = b""
    polls: int = 0
    state: str = ""
    trouble: str = ""
    made: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass
class World:
    """All that the fakes know. `slow` is how many looks a medium needs, `quota` how many posts are left today."""

    posts: list[Post] = field(default_factory=list)
    uploads: dict[str, Upload] = field(default_factory=dict)
    slow: int = 0
    quota: int = 50
    ended: set[str] = field(default_factory=set)
    blocked_but_live: bool = False
    chunk: int = 1_000_000
    numbers: Any = field(default_factory=lambda: count(90_000_000_000_001))
    host: str = ""
    threads_token: str = "THQVthreads0secret"
    token_ends: datetime = field(default_factory=lambda: datetime.now(UTC) + timedelta(days=59))

    def new_number(self) -> str:
        return str(next(self.numbers))

    def upload(self, kind: str, facts: dict[str, str], data: bytes = b"") -> Upload:
        made = Upload(self.new_number(), kind, facts, data, polls=self.slow)
        self.uploads[made.id] = made
        return made

    def publish(self, network: str, text: str, address: str, **more: Any) -> Post:
        number = more.pop("id", None) or self.new_number()
        post = Post(network, number, text, url=address.format(number), **more)
        self.posts.append(post)
        return post

    def public(self, network: str) -> list[Post]:
        """The newest first."""
        now = datetime.now(UTC)
        return [each for each in self.posts[::-1] if each.network == network and (not each.due or each.due <= now)]

    def let_a_day_pass(self) -> None:
        """Containers that were not published are over after 24 hours."""
        for each in self.uploads.values():
            each.made -= timedelta(hours=25)


def fetched(url: str) -> bytes:
    """What Meta gets when it fetches a picture or a video itself ("we cURL your image")."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            data: bytes = answer.read()
            return data
    except (urllib.error.URLError, ValueError, OSError) as error:
        raise Refused(9004, 2207052, f"The media could not be fetched from this URI: {error}") from error


def insist_on_picture(data: bytes) -> None:
    """JPEG of at most 8 MB, 4:5 to 1.91:1, at least 320 wide (content publishing guide)."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(data)) as picture:
        width, height = picture.size
        if picture.format != "JPEG":
            raise Refused(36001, 2207005, "The image format is not supported")
    if len(data) > 8_000_000:
        raise Refused(36000, 2207004, "The image is too large")
    if not 0.8 <= width / height <= 1.91 or not 320 <= width <= 1440:
        raise Refused(36003, 2207009, "The aspect ratio is not supported")


def chosen(found: dict[str, Any], fields: str) -> dict[str, Any]:
    """Only the fields that were asked for, as Meta does; those without a value are left out."""
    wanted = {*fields.split(","), "id"} if fields else {"id"}
    return {name: value for name, value in found.items() if name in wanted and value not in ("", None)}


def moment(when: datetime) -> str:
    """As Meta writes times."""
    return when.strftime("%Y-%m-%dT%H:%M:%S+0000")


def to_json(document: object) -> bytes:
    return json.dumps(document).encode()
