"""Meta's servers on loopback: the Graph API, rupload and Threads, refusing all that Meta's own schema does not have."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.servers import meta_graph, meta_media, meta_threads
from tests.servers.meta_answers import Post, Refused, World, to_json
from tests.servers.meta_graph import PAGES, USER_TOKEN


@dataclass
class Meta:
    """The fake. `asked` are method and edge of all requests, `targets` their whole addresses."""

    port: int = 0
    world: World = field(default_factory=World)
    asked: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    faults: dict[str, list[Refused]] = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def posts(self) -> list[Post]:
        """What people see, on all three networks."""
        return self.world.posts

    def lose_next_answer(self) -> None:
        """The next post is made public, and nobody hears of it."""
        self.losses.append("answer")

    def lose_next_request(self) -> None:
        """The next request that would make something public never arrives."""
        self.losses.append("request")

    def fail_next(self, what: str, code: int, subcode: int = 0, message: str = "", **more: Any) -> None:
        """The next POST to an edge (`feed`, `media_publish`, `finish`...) is refused, and nothing is done."""
        self.faults.setdefault(f"POST {what}", []).append(Refused(code, subcode, message, **more))

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        parts = urlsplit(target)
        path = parts.path.strip("/").split("/")
        if path[0] == "ig-api-upload":
            return meta_media.receive(self.world, path[-1], headers, body)
        facts, files = _understood(headers, body)
        facts = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **facts}
        token = headers.get("authorization", "").removeprefix("Bearer ").removeprefix("OAuth ")
        token = facts.pop("access_token", token)
        if due := self.faults.get(f"{method} {facts.get('upload_phase') or path[-1]}"):
            raise due.pop(0)
        self._insist_on_token(token)
        if path[0] == "v26.0":
            return meta_graph.answer(self.world, method, path[1:], facts, files, token)
        if token != self.world.threads_token:
            raise Refused(190, 0, "Invalid OAuth access token - Cannot parse access token", status=401)
        return meta_threads.answer(self.world, method, path[1:] if path[0] == "v1.0" else path, facts)

    def _insist_on_token(self, token: str) -> None:
        if token in self.world.ended:
            raise Refused(190, 463, "Error validating access token: Session has expired", status=401)
        if token not in {USER_TOKEN, self.world.threads_token, *(facts[1] for facts in PAGES.values())}:
            raise Refused(190, 0, f"Malformed access token {token}", status=400)


def _understood(headers: dict[str, str], body: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    """The fields and the files of a form."""
    kind = headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True)), {}
    facts, files = {}, {}
    for part in message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body).get_payload():
        data = part.get_payload(decode=True)
        name = str(part.get_param("name", header="content-disposition"))
        if part.get_filename() is None:
            facts[name] = data.decode()
        else:
            files[name] = data
    return facts, files


def _makes_public(method: str, edge: str, body: bytes) -> bool:
    is_last = edge == "videos" and b"finish" in body[:200]
    return method == "POST" and (is_last or edge in {"feed", "media_publish", "threads_publish"})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    meta: Meta

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        edge = urlsplit(self.path).path.strip("/").split("/")[-1]
        self.meta.asked.append(f"{self.command} {edge}")
        self.meta.targets.append(self.path)
        losses = self.meta.losses if _makes_public(self.command, edge, body) else []
        if losses == ["request"]:
            self._hang_up()
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            status, document = 200, self.meta.answer(self.command, self.path, headers, body)
        except Refused as refused:
            status, document = refused.status, refused.document
        if losses == ["answer"]:
            self._hang_up()
            return
        self._send(status, to_json(document))

    do_POST = do_GET  # noqa: N815 - http.server asks for these names

    def _hang_up(self) -> None:
        self.meta.losses.clear()
        self.close_connection = True

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, _format: str, *_facts: object) -> None:
        """Say nothing."""


@contextmanager
def meta_server() -> Iterator[Meta]:
    """Meta on loopback until the block ends."""
    meta = Meta()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (_Handler,), {"meta": meta}))
    server.daemon_threads = True
    meta.port = server.server_address[1]
    meta.world.host = meta.url
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield meta
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
