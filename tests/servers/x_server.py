"""An X of our own: it takes only what X's own models have, counts what it costs, and refuses the same words twice."""

import html
import json
import re
import time
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from tests.servers.consent import Consent
from tests.servers.ports import free_ports
from tests.servers.vendor import Asked, Said, Vendor
from tests.servers.x_media import Medium
from tests.servers.x_schema import Refused, check, check_query

CLIENT, SECRET = "eFh4-not-a-real-client", "very-secret-indeed"
PRICES = {"post": 15_000, "post with a link": 200_000, "alt": 5_000, "read": 1_000}
"""In millionths of a dollar (docs.x.com, pricing, 22 August 2026)."""

LINK = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|id|org|net|example|me|no|is|so|co|pa)\b(?:/\S*)?", re.I)
LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))


class X(Vendor):
    """`posts` are what people see, `spent` what all calls cost in dollars."""

    def __init__(self, secret: str = SECRET) -> None:
        super().__init__()
        self.ports = free_ports(3)
        redirects = tuple(f"http://127.0.0.1:{port}/callback" for port in self.ports)
        self.consent = Consent(CLIENT, secret, redirects, rotates=True, secret_in_header=bool(secret))
        self.media: dict[str, Medium] = {}
        self.bill: list[str] = []
        self.user = {"id": "2244994945", "name": "Humas Kejaksaan", "username": "humas"}
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.received = 0
        self.fails_processing = False
        self.lags = 0

    @property
    def spent(self) -> float:
        return sum(PRICES[what] for what in self.bill) / 1_000_000

    def answer(self, asked: Asked) -> Said:
        if asked.path == "/i/oauth2/authorize":
            return self.consent.page(asked)
        if asked.path == "/2/oauth2/token":
            return self.consent.token(asked)
        scopes = self.consent.scopes_of(asked)
        if scopes is None:
            return problem(401, "Unauthorized", "Unauthorized")
        for verb, pattern, demanded, handle in self._CALLS:
            found = re.fullmatch(pattern, asked.path)
            if found and verb == asked.method:
                if not set(demanded.split()) <= scopes:
                    return problem(403, "Forbidden", f"{demanded} is demanded")
                return self._handled(handle, asked, found.groups())
        return problem(404, "Not Found", f"{asked.method} {asked.path}")

    def _handled(self, handle: Callable[..., Said], asked: Asked, parts: tuple[str, ...]) -> Said:
        try:
            return handle(self, asked, *parts)
        except Refused as refused:
            return problem(400, "Invalid Request", str(refused), "https://api.x.com/2/problems/invalid-request")

    def _me(self, asked: Asked) -> Said:
        check_query("users", "get_me", asked.query)
        self.bill.append("read")
        return Said(200, {"data": self.user})

    def _list(self, asked: Asked, number: str) -> Said:
        check_query("users", "get_posts", asked.query)
        count = int(asked.query.get("max_results", ["10"])[0])
        if number != self.user["id"] or not 5 <= count <= 100:
            raise Refused("max_results is 5 to 100")
        since = datetime.fromisoformat(asked.query.get("start_time", ["2006-03-21T00:00:00Z"])[0])
        seen = self.posts[: len(self.posts) - self.lags]
        found = [post for post in reversed(seen) if datetime.fromisoformat(post["created_at"]) >= since]
        self.bill += ["read"] * len(found[:count])
        meta = {"result_count": len(found[:count]), **({"next_token": "more"} if len(found) > count else {})}
        return Said(200, {**({"data": found[:count]} if found else {}), "meta": meta})

    def _create(self, asked: Asked) -> Said:
        body = check("CreatePostsRequest", _document(asked))
        text, media = body.get("text", ""), body.get("media", {}).get("media_ids", [])
        if not text and not media:
            raise Refused("text or media is demanded")
        if weight(text) > 280:
            return problem(403, "Forbidden", "Your Post text is too long.")
        if len(media) > 4 or any(number not in self.media or not self.media[number].is_ready for number in media):
            raise Refused("media_ids are not ready")
        if any(post["said"] == text for post in self.posts):
            return problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
        self.bill.append("post with a link" if LINK.search(text) else "post")
        self.posts.append(self._kept(text, media))
        return Said(201, {"data": {"id": self.posts[-1]["id"], "text": self.posts[-1]["text"]}}, made=True)

    def _kept(self, text: str, media: list[str]) -> dict[str, Any]:
        """A post as X gives it back: links by way of t.co, brackets escaped, the media as a link at the end."""
        number, urls = str(1_990_000_000_000_000_000 + len(self.posts)), []

        def shortened(found: re.Match[str]) -> str:
            address = found[0] if found[0].startswith("http") else f"http://{found[0]}"
            urls.append({"url": f"https://t.co/{len(urls):010d}", "expanded_url": address})
            return str(urls[-1]["url"])

        shown = html.escape(LINK.sub(shortened, text), quote=False)
        if media:
            there = f"https://x.com/{self.user['username']}/status/{number}/photo/1"
            urls.append({"url": "https://t.co/media00001", "expanded_url": there, "media_key": "3_1"})
            shown = f"{shown} https://t.co/media00001"
        moment = self.clock().strftime("%Y-%m-%dT%H:%M:%S.000Z")
        more = {"entities": {"urls": urls}} if urls else {}
        return {"id": number, "text": shown, "created_at": moment, "media": media, "said": text, **more}

    def _initialize(self, asked: Asked) -> Said:
        body = check("InitializeMediaUploadRequest", _document(asked))
        number = str(1_880_000_000_000_000_000 + len(self.media))
        self.media[number] = Medium(number, body, self.fails_processing)
        return Said(200, {"data": {"id": number, "media_key": f"13_{number}", "expires_after_secs": 86_400}})

    def _append(self, asked: Asked, number: str) -> Said:
        fields = _form(asked)
        check("AppendMediaUploadRequest", {"segment_index": int(fields["segment_index"]), "media": "bytes"})
        if set(fields) != {"segment_index", "media"}:
            raise Refused(f"append has no {sorted(fields)}")
        self.received += len(fields["media"])
        self._medium(number).append(int(fields["segment_index"]), fields["media"])
        return Said(200, {"data": {"expires_at": int(time.time()) + 86_400}})

    def _finalize(self, _asked: Asked, number: str) -> Said:
        return Said(200, {"data": self._medium(number).finalized()})

    def _status(self, asked: Asked) -> Said:
        check_query("media", "get_upload_status", asked.query)
        return Said(200, {"data": self._medium(asked.query["media_id"][0]).looked_at()})

    def _metadata(self, asked: Asked) -> Said:
        body = check("CreateMediaMetadataRequest", _document(asked))
        alt = body.get("metadata", {}).get("alt_text", {}).get("text", "")
        if not 0 < len(alt) <= 1_000:
            raise Refused("alt_text is 1 to 1000 characters")
        self._medium(body["id"]).alt = alt
        self.bill.append("alt")
        return Said(200, {"data": {"id": body["id"]}})

    def _subtitles(self, asked: Asked) -> Said:
        body = check("CreateMediaSubtitlesRequest", _document(asked))
        track = body["subtitles"]
        if not re.fullmatch("[A-Za-z]{2}", track["language_code"]) or not self._medium(track["id"]).is_ready:
            raise Refused("no such language or track")
        self._medium(body["id"]).subtitles = bytes(self._medium(track["id"]).data).decode()
        return Said(200, {"data": {"id": body["id"]}})

    def _medium(self, number: str) -> Medium:
        if number not in self.media:
            raise Refused("no such media")
        return self.media[number]

    _CALLS = (
        ("GET", "/2/users/me", "users.read tweet.read", _me),
        ("GET", r"/2/users/(\d+)/tweets", "tweet.read users.read", _list),
        ("POST", "/2/tweets", "tweet.read tweet.write users.read", _create),
        ("POST", "/2/media/upload/initialize", "media.write", _initialize),
        ("POST", r"/2/media/upload/(\d+)/append", "media.write", _append),
        ("POST", r"/2/media/upload/(\d+)/finalize", "media.write", _finalize),
        ("GET", "/2/media/upload", "media.write", _status),
        ("POST", "/2/media/metadata", "media.write", _metadata),
        ("POST", "/2/media/subtitles", "media.write", _subtitles),
    )


def weight(text: str) -> int:
    """Length by the published weights, a link 23; emoji that are joined weigh more here than they need."""
    text = unicodedata.normalize("NFC", text)
    links = list(LINK.finditer(text))
    rest = LINK.sub("", text)
    return 23 * len(links) + sum(1 if any(a <= ord(c) <= b for a, b in LIGHT) else 2 for c in rest)


def problem(status: int, title: str, detail: str, kind: str = "about:blank") -> Said:
    """Trouble in X's form (RFC 9457)."""
    document = {"title": title, "detail": detail, "type": kind, "status": status}
    return Said(status, document, {"Content-Type": "application/problem+json"})


def _document(asked: Asked) -> Any:
    try:
        return json.loads(asked.body())
    except ValueError as error:
        raise Refused("the body is no JSON") from error


def _form(asked: Asked) -> dict[str, Any]:
    head = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
    form = BytesParser(policy=HTTP).parsebytes(head + asked.body())
    fields: dict[str, Any] = {}
    for part in form.iter_parts():
        name = part.get_param("name", header="content-disposition")
        value = part.get_payload(decode=True)
        fields[str(name)] = value if name == "media" else value.decode()
    return fields
