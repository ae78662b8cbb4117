"""Signing in at an SSH server by what there is: a key file, the password, the agent, the usual keys."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from radiodesk.model.problems import FileMissing
from radiodesk.model.server_problems import LineBroken, SecretNeeded, SignInRefused
from radiodesk.publish.address import Address

if TYPE_CHECKING:
    from paramiko import PKey, Transport

USUAL_KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")

_ANSWERS = ("password", "keyboard-interactive")

_UNUSABLE = (ValueError, OSError)

Try = Callable[[], object]


def sign_in(transport: "Transport", address: Address, secret: str) -> None:
    """Let the server know who we are. A named key file is the only key that is shown.

    Without one, the secret comes first: as the passphrase of a usual key that it opens, else as the password; then the
    agent and the usual keys that need no passphrase. Servers close the door after some six keys.
    Raises `SignInRefused`, `SecretNeeded` where only a secret could help, `FileMissing`, and what paramiko raises when
    the line breaks.
    """
    keys = _Keys(address, secret)
    methods = _methods(transport, address.user)
    for attempt in _attempts(transport, address.user, secret, keys, methods):
        if transport.is_authenticated() or _succeeds(attempt, transport, address):
            return
    if not secret and (keys.are_locked or (not keys.is_named and methods & {*_ANSWERS})):
        raise SecretNeeded(server=address.server, user=address.user, account=address.account)
    raise SignInRefused(server=address.server, user=address.user)


def _attempts(transport: "Transport", user: str, secret: str, keys: "_Keys", methods: set[str]) -> Iterator[Try]:
    def by_key(key: "PKey") -> Try:
        return lambda: transport.auth_publickey(user, key)

    if "publickey" in methods:
        yield from map(by_key, keys.opened())
    if secret and not keys.opened_by_secret:
        if "password" in methods:
            yield lambda: transport.auth_password(user, secret, fallback=False)
        if "keyboard-interactive" in methods:
            yield lambda: transport.auth_interactive(user, _answerer(secret))
    if "publickey" in methods:
        yield from map(by_key, keys.others())


def _succeeds(attempt: Try, transport: "Transport", address: Address) -> bool:
    """False when it was refused, or when the server wants something more: then the other ways are tried too."""
    from paramiko import AuthenticationException

    try:
        attempt()
    except AuthenticationException as error:
        if not transport.is_active():  # as servers do after too many wrong answers
            raise SignInRefused(server=address.server, user=address.user) from error
        if "timeout" in str(error):
            raise LineBroken(server=address.server, reason=error) from error
    return transport.is_authenticated()


def _methods(transport: "Transport", user: str) -> set[str]:
    """What the server lets this user try; empty when it asks for nothing."""
    from paramiko import BadAuthenticationType

    try:
        transport.auth_none(user)
    except BadAuthenticationType as answer:
        return set(answer.allowed_types)
    return set()


def _answerer(secret: str) -> Callable[[str, str, Sequence[tuple[str, bool]]], list[str]]:
    """Gives the secret to every question whose answer is not shown."""
    return lambda _title, _words, questions: ["" if is_shown else secret for _question, is_shown in questions]


class _Keys:
    """The keys that there are, in the order in which they are shown."""

    def __init__(self, address: Address, secret: str) -> None:
        self._secret, named = secret, address.option("key")
        self.is_named = bool(named)
        self.opened_by_secret = self.are_locked = False
        self._open: list[PKey] = []
        files = [Path(named).expanduser()] if named else [Path.home() / ".ssh" / name for name in USUAL_KEYS]
        if named and not files[0].is_file():
            raise FileMissing(path=files[0])
        for path in files:
            self._load(path)

    def opened(self) -> "Iterator[PKey]":
        """Those that are meant: the named one, or what the secret opened."""
        if self.is_named or self.opened_by_secret:
            yield from self._open

    def others(self) -> "Iterator[PKey]":
        """Those that may happen to be right."""
        from paramiko import Agent

        if not self.is_named:
            yield from Agent().get_keys()
        if not self.is_named and not self.opened_by_secret:
            yield from self._open

    def _load(self, path: Path) -> None:
        if not path.is_file():
            return
        try:
            self._open.append(_key(path))
        except TypeError:  # it has a passphrase
            self._unlock(path)
        except _UNUSABLE:
            return

    def _unlock(self, path: Path) -> None:
        try:
            key = _key(path, self._secret.encode() or b"?")
        except _UNUSABLE:
            self.are_locked = True
            return
        if not self.opened_by_secret and not self.is_named:
            self._open.clear()
        self._open.append(key)
        self.opened_by_secret = True


def _key(path: Path, passphrase: bytes | None = None) -> "PKey":
    from paramiko import PKey
    from paramiko.pkey import UnknownKeyType

    try:
        return PKey.from_path(path, cast("str", passphrase))  # its stubs say str, but it takes bytes only
    except UnknownKeyType as error:
        raise ValueError("a key of another kind") from error
