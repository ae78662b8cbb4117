"""A server that speaks as Mastodon does, with what sets one software apart from another, and a clock of its own."""

import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.servers.forms import form_of
from tests.servers.mastodon_media import MediaShelf, refused
from tests.servers.mastodon_oauth import MastodonConsent
from tests.servers.mastodon_text import countable_length, html
from tests.servers.vendor import Asked, Said, Vendor, serving

DOMAIN = "sosial.contoh.id"


@dataclass(frozen=True)
class Software:
    """How one software behaves. GoToSocial 0.20 and Takahe 0.11 as they were seen to, Mastodon 4.4 by its source."""

    name: str
    length: Callable[[str], int] = countable_length
    limits: tuple[int, int, int] = (500, 23, 4)
    keeps_keys: bool = True
    holds: bool = True
    works_later: bool = True
    refusal: tuple[int, str] = (422, "Validation failed: {words}")
    has_pkce: bool = True
    is_new: bool = True


MASTODON = Software("mastodon")
GOTOSOCIAL = Software(
    "gotosocial",
    length=len,
    limits=(5_000, 25, 6),
    keeps_keys=False,
    works_later=False,
    refusal=(400, "Bad Request: {words}"),
    has_pkce=False,
)
TAKAHE = Software("takahe", limits=(500, 23, 4), keeps_keys=False, holds=False, works_later=False, has_pkce=False)
OLD_MASTODON = Software("mastodon", has_pkce=False, is_new=False)


@dataclass
class Post:
    """One that is public, or held."""

    id: int
    text: str
    at: datetime
    media: list[str] = field(default_factory=list)
    language: str = ""
    key: str = ""


class MastodonServer(Vendor):
    """`posts` is what people see, newest last; `held` what waits for its time; `offset` moves the server's clock."""

    def __init__(self, software: Software) -> None:
        super().__init__()
        self.software = software
        self.consent = MastodonConsent(demands_pkce=software.has_pkce)
        self.shelf = MediaShelf(software.works_later)
        self.held: list[Post] = []
        self.public: list[Post] = []
        self.offset = timedelta()
        self.delays = 0
        self._numbers = itertools.count(110_000_000_000_000_001)
        self._keys: dict[str, tuple[datetime, Post]] = {}

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def pass_time(self, much: timedelta) -> None:
        """The clock goes on, and what was held until then goes out."""
        self.offset += much
        for post in [each for each in self.held if each.at <= self.now]:
            self.held.remove(post)
            self._publish(post)

    def _publish(self, post: Post) -> None:
        self.public.append(post)
        self.posts.append({"text": post.text, "media": post.media, "language": post.language, "id": str(post.id)})

    def write(self, text: str) -> None:
        """Somebody posts there by hand."""
        self._publish(Post(next(self._numbers), text, self.now))

    def answer(self, asked: Asked) -> Said:
        for method, pattern, scope, verb in _ROUTES:
            found = re.fullmatch(pattern, asked.path)
            if found and method == asked.method:
                said = self._barred(asked, scope) or getattr(self, verb)(asked, *found.groups())
                said.headers.setdefault("Date", format_datetime(self.now, usegmt=True))
                return said
        return Said(404, {"error": "Record not found"})

    def _barred(self, asked: Asked, scope: str) -> Said | None:
        scopes = self.consent.scopes_of(asked)
        if not scope:
            return None
        if scopes is None:
            return Said(401, {"error": "The access token is invalid"})
        if not {scope, scope.split(":", maxsplit=1)[0]} & scopes:
            return Said(403, {"error": "This action is outside the authorized scopes"})
        return None

    def offer(self, _asked: Asked) -> Said:
        return self.consent.offer(self.url)

    def register(self, asked: Asked) -> Said:
        return self.consent.register(asked)

    def page(self, asked: Asked) -> Said:
        return self.consent.page(asked)

    def token(self, asked: Asked) -> Said:
        return self.consent.token(asked)

    def nodeinfo_links(self, _asked: Asked) -> Said:
        return Said(
            200, {"links": [{"rel": "http://nodeinfo.diaspora.software/ns", "href": f"{self.url}/nodeinfo/2.0"}]}
        )

    def nodeinfo(self, _asked: Asked) -> Said:
        return Said(200, {"version": "2.0", "software": {"name": self.software.name, "version": "1"}})

    def instance_two(self, _asked: Asked) -> Said:
        if not self.software.is_new:
            return Said(404, {"error": "Record not found"})
        return Said(200, {"domain": DOMAIN, "configuration": self._configuration()})

    def instance_one(self, _asked: Asked) -> Said:
        return Said(200, {"uri": DOMAIN, "configuration": self._configuration()})

    def _configuration(self) -> dict[str, Any]:
        text, link, pictures = self.software.limits
        said = {"max_characters": text, "characters_reserved_per_url": link, "max_media_attachments": pictures}
        media = {
            "description_limit": 1_500,
            "supported_mime_types": sorted(self.shelf.KINDS),
            "image_size_limit": 16_777_216,
            "video_size_limit": 41_943_040 if self.software is GOTOSOCIAL else 103_809_024,
        }
        return {"statuses": said, "media_attachments": media}

    def credentials(self, _asked: Asked) -> Said:
        return Said(200, {"id": "7", "username": "humas", "acct": "humas", "url": f"https://{DOMAIN}/@humas"})

    def bring_media(self, asked: Asked) -> Said:
        return self.shelf.bring(form_of(asked))

    def show_media(self, _asked: Asked, number: str) -> Said:
        return self.shelf.show(number)

    def post(self, asked: Asked) -> Said:
        given, key = form_of(asked).values, asked.headers.get("idempotency-key", "")
        if (earlier := self._earlier(key)) is not None:
            return Said(200, self._shown(earlier))
        if wrong := self._wrong(given):
            status, words = self.software.refusal
            return Said(status, {"error": words.format(words=wrong)})
        media = [str(each) for each in given.get("media_ids") or ()]
        post = Post(next(self._numbers), str(given.get("status")), self.now, media, given.get("language", ""), key)
        return self._held_back(post, given["scheduled_at"]) if self._is_for_later(given) else self._public(post)

    def _earlier(self, key: str) -> Post | None:
        at, post = self._keys.get(key, (self.now, None))
        return post if self.software.keeps_keys and self.now - at < timedelta(hours=1) else None

    def _wrong(self, given: dict[str, Any]) -> str:
        most, _link, pictures = self.software.limits
        media = given.get("media_ids") or []
        if not given.get("status") and not media:
            return "Text can't be blank"
        if self.software.length(str(given.get("status", ""))) > most:
            return f"Text character limit of {most} exceeded"
        if len(media) > pictures:
            return "Cannot attach more than 4 files"
        return self.shelf.wrong(media)

    def _is_for_later(self, given: dict[str, Any]) -> bool:
        return bool(given.get("scheduled_at")) and self.software.holds

    def _held_back(self, post: Post, at: str) -> Said:
        post.at = datetime.fromisoformat(at)
        if post.at < self.now + timedelta(minutes=5):
            return refused("Validation failed: Scheduled at The scheduled date must be in the future")
        self.held.append(post)  # no key is kept for it: mastodon#30039
        return Said(200, self._shown_held(post), made=True)

    def _public(self, post: Post) -> Said:
        if post.key:
            self._keys[post.key] = (self.now, post)
        self._publish(post)
        return Said(200, self._shown(post), made=True)

    def list_posts(self, asked: Asked, _number: str) -> Said:
        """Newest first, 40 at most, as `max_id` goes on."""
        limit = min(40, int(asked.query.get("limit", ["20"])[0]))
        before = int(asked.query.get("max_id", ["0"])[0] or 0)
        if self.delays:
            self.delays -= 1
            return Said(200, [])
        found = [each for each in sorted(self.public, key=lambda post: -post.id) if not before or each.id < before]
        return Said(200, [self._shown(each) for each in found[:limit]])

    def list_held(self, _asked: Asked) -> Said:
        return Said(200, [self._shown_held(each) for each in self.held])

    def _shown(self, post: Post) -> dict[str, Any]:
        return {
            "id": str(post.id),
            "created_at": post.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "url": f"https://{DOMAIN}/@humas/{post.id}",
            "content": html(post.text, DOMAIN),
            "language": post.language,
            "reblog": None,
            "media_attachments": [{"id": each} for each in post.media],
        }

    def _shown_held(self, post: Post) -> dict[str, Any]:
        params = {"text": post.text, "media_ids": post.media, "idempotency": None}
        at = post.at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        media = [{"id": each} for each in post.media]
        return {"id": str(post.id), "scheduled_at": at, "params": params, "media_attachments": media}


_ROUTES = (
    ("GET", "/.well-known/oauth-authorization-server", "", "offer"),
    ("POST", "/api/v1/apps", "", "register"),
    ("GET", "/oauth/authorize", "", "page"),
    ("POST", "/oauth/token", "", "token"),
    ("GET", "/.well-known/nodeinfo", "", "nodeinfo_links"),
    ("GET", "/nodeinfo/2.0", "", "nodeinfo"),
    ("GET", "/api/v2/instance", "", "instance_two"),
    ("GET", "/api/v1/instance", "", "instance_one"),
    ("GET", "/api/v1/accounts/verify_credentials", "read:accounts", "credentials"),
    ("POST", "/api/v2/media", "write:media", "bring_media"),
    ("GET", r"/api/v1/media/(\d+)", "write:media", "show_media"),
    ("POST", "/api/v1/statuses", "write:statuses", "post"),
    ("GET", r"/api/v1/accounts/(\d+)/statuses", "read:statuses", "list_posts"),
    ("GET", "/api/v1/scheduled_statuses", "read:statuses", "list_held"),
)


@contextmanager
def mastodon_server(software: Software = MASTODON) -> Iterator[MastodonServer]:
    """Such a server on loopback until the block ends."""
    with serving(MastodonServer(software)) as server:
        yield server
