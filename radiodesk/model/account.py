"""An account: where posts go out by themselves, because somebody let RadioDesk in there."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType


@dataclass(frozen=True)
class Account:
    """One account on one network, without its keys.

    `handle` is how people know it (@humas@mastodon.example, a page's name), `server` the address that its connector
    talks to (https://mastodon.example), `number` what the network calls it itself (a page, a DID, a chat).
    `ends` is when a person must let RadioDesk in again, None where the network sets no such day.
    """

    network: str
    handle: str
    server: str
    number: str = ""
    ends: datetime | None = None

    @property
    def name(self) -> str:
        """`mastodon:@humas@mastodon.example`: what it is called in the queue and at the command line."""
        return f"{self.network}:{self.handle}"

    @property
    def secret_address(self) -> str:
        """What its keys are kept for in the key store of the system."""
        return f"post:{self.network}:{self.server}:{self.handle}"


@dataclass(frozen=True, repr=False)
class Keys:
    """What lets RadioDesk into an account: tokens, a password, a client's own secret. Never shown, never in a log."""

    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, name: str) -> str:
        """One of them; empty where it is not there."""
        return self.values.get(name, "")

    def renewed(self, **values: str) -> "Keys":
        """With some of them new. An empty one never takes the place of one that is there."""
        return Keys({**self.values, **{name: value for name, value in values.items() if value}})

    def to_text(self) -> str:
        """For the key store."""
        return json.dumps(dict(self.values), sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> "Keys":
        """As it was kept."""
        return cls(json.loads(text))
