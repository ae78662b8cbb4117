"""Key stores for tests: never the one of whoever runs them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import keyring
import keyring.backends.fail
from keyring.backend import KeyringBackend

from radiodesk.settings import secrets


class MemoryStore(KeyringBackend):
    """A safe store that is gone with the test."""

    priority: ClassVar[float] = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@contextmanager
def using(store: KeyringBackend) -> Iterator[KeyringBackend]:
    """Let `store` be the key store of the system; what was typed before is forgotten."""
    before = keyring.get_keyring()
    keyring.set_keyring(store)
    secrets._this_run.clear()
    try:
        yield store
    finally:
        keyring.set_keyring(before)
        secrets._this_run.clear()


NO_STORE = keyring.backends.fail.Keyring
"""What keyring finds on a computer without any."""
