"""Secrets live in the key store of the system, or only as long as the program runs."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError

from radiodesk.settings import secrets
from tests.settings.key_stores import MemoryStore, using

ADDRESS = "sftp://humas@contoh.example"


class LockedStore(MemoryStore):
    """A store that somebody has locked."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError("locked")


class FullStore(MemoryStore):
    """A store that takes only so much."""

    room = 1_000

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.room == 0:
            raise PasswordSetError("full")
        self.room -= 1
        super().set_password(service, username, password)


class ClearStore(MemoryStore):
    """A file in clear, as keyring calls it: not recommended."""

    priority = 0.5


@pytest.fixture
def store() -> Iterator[MemoryStore]:
    with using(MemoryStore()) as store:
        yield store


def restart() -> None:
    """The program begins anew."""
    secrets._this_run.clear()


def test_a_secret_is_kept_for_the_next_run(store: MemoryStore) -> None:
    assert secrets.keep_secret(ADDRESS, "rahasia")
    restart()

    assert secrets.secret(ADDRESS) == "rahasia"
    assert secrets.secret("sftp://humas@lain.example") is None

    secrets.forget_secret(ADDRESS)
    assert secrets.secret(ADDRESS) is None
    assert store.kept == {}


def test_keys_that_are_longer_than_an_entry_may_be_are_kept_whole(store: MemoryStore) -> None:
    keys = "kunci " * 1_000
    secrets.keep_secret(ADDRESS, keys)

    assert secrets.secret(ADDRESS) == keys
    assert all(len(entry.encode("utf-16-le")) <= 2_560 for entry in store.kept.values())

    secrets.keep_secret(ADDRESS, keys.upper())
    assert secrets.secret(ADDRESS) == keys.upper()
    secrets.keep_secret(ADDRESS, "pendek")
    assert secrets.secret(ADDRESS) == "pendek"
    assert len(store.kept) == 1
    secrets.keep_secret(ADDRESS, keys)
    secrets.forget_secret(ADDRESS)
    assert store.kept == {}


def test_a_store_that_gives_out_in_the_middle_leaves_the_former_keys_whole() -> None:
    with using(FullStore()) as store:
        assert isinstance(store, FullStore)
        secrets.keep_secret(ADDRESS, "lama " * 1_000)
        store.room = 2
        assert not secrets.keep_secret(ADDRESS, "baru " * 1_000)
        restart()

        assert secrets.secret(ADDRESS) == "lama " * 1_000


def test_keys_that_somebody_else_renewed_are_the_ones_that_count(store: MemoryStore) -> None:
    secrets.keep_secret(ADDRESS, "lama")
    store.kept[secrets.SERVICE, ADDRESS] = "baru"

    assert secrets.secret(ADDRESS) == "baru"


def test_a_secret_that_is_only_held_is_gone_with_the_run(store: MemoryStore) -> None:
    secrets.hold_secret(ADDRESS, "rahasia")

    assert secrets.secret(ADDRESS) == "rahasia"
    restart()
    assert secrets.secret(ADDRESS) is None
    assert store.kept == {}


@pytest.mark.parametrize("kind", [ClearStore, LockedStore])
def test_no_store_that_is_unsafe_or_locked_gets_it(kind: type[KeyringBackend]) -> None:
    with using(kind()) as store:
        assert not secrets.keep_secret(ADDRESS, "rahasia")
        assert secrets.secret(ADDRESS) == "rahasia"
        restart()
        assert isinstance(store, MemoryStore)
        assert store.kept == {}
        secrets.forget_secret(ADDRESS)


def test_a_system_without_a_store_says_so() -> None:
    with using(keyring.backends.fail.Keyring()):
        assert not secrets.has_key_store()
        assert secrets.secret(ADDRESS) is None
