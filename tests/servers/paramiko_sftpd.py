"""An SFTP server that is less than OpenSSH, and asks for passwords: paramiko's, in a thread of this process."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import paramiko
from paramiko import (
    AUTH_FAILED,
    AUTH_PARTIALLY_SUCCESSFUL,
    AUTH_SUCCESSFUL,
    OPEN_SUCCEEDED,
    SFTP_FAILURE,
    SFTP_NO_SUCH_FILE,
    SFTP_OK,
    SFTP_OP_UNSUPPORTED,
    SFTPAttributes,
    SFTPHandle,
    SFTPServer,
    SFTPServerInterface,
)

USER, PASSWORD = "humas", "kata sandi #1 äß"


@dataclass
class Settings:
    """What the server is like: `methods` are what it lets people try, in one word with commas.

    `needs_both`: a key and then the password. `is_full`: no byte is taken, and nobody says why. It has no posix-rename,
    knows no setstat, and its rename replaces nothing.
    """

    root: Path
    methods: str = "password"
    keys: tuple[Path, ...] = ()
    needs_both: bool = False
    is_full: bool = False
    host_key: paramiko.PKey = field(default_factory=paramiko.ECDSAKey.generate)
    port: int = 0
    tried: list[str] = field(default_factory=list)

    def url(self, path: str = "", more: str = "") -> str:
        """The address of a folder there."""
        return f"sftp://{USER}@127.0.0.1:{self.port}{self.root}{path}{more}"

    @property
    def fingerprint(self) -> str:
        """Of its key."""
        return self.host_key.fingerprint


class _Door(paramiko.ServerInterface):
    def __init__(self, settings: Settings) -> None:
        self._settings, self._has_shown_key = settings, False

    def get_allowed_auths(self, username: str) -> str:
        return self._settings.methods

    def check_auth_password(self, username: str, password: str) -> int:
        self._settings.tried.append("password")
        return self._answer(username == USER and password == PASSWORD)

    def check_auth_interactive(self, username: str, submethods: str) -> "int | paramiko.server.InteractiveQuery":
        return paramiko.server.InteractiveQuery("", "", ("Kata sandi: ", False))

    def check_auth_interactive_response(self, responses: list[str]) -> int:
        self._settings.tried.append("keyboard-interactive")
        return self._answer(responses == [PASSWORD])

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        self._settings.tried.append("publickey")
        known = [each.read_text().split()[1] for each in self._settings.keys]
        if key.get_base64() not in known:
            return AUTH_FAILED
        self._has_shown_key = True
        return AUTH_PARTIALLY_SUCCESSFUL if self._settings.needs_both else AUTH_SUCCESSFUL

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return OPEN_SUCCEEDED

    def _answer(self, is_right: bool) -> int:
        return AUTH_SUCCESSFUL if is_right and self._has_shown_key >= self._settings.needs_both else AUTH_FAILED


class _Handle(SFTPHandle):
    is_full = False

    def stat(self) -> SFTPAttributes:
        return SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))

    def write(self, offset: int, data: bytes) -> int:
        return SFTP_FAILURE if self.is_full else super().write(offset, data)


class _Files(SFTPServerInterface):
    def __init__(self, server: _Door, settings: Settings) -> None:
        super().__init__(server)
        self._settings = settings

    def canonicalize(self, path: str) -> str:
        return os.path.realpath(self._settings.root / path)

    def list_folder(self, path: str) -> list[SFTPAttributes] | int:
        if not Path(path).is_dir():
            return SFTP_NO_SUCH_FILE
        return [SFTPAttributes.from_stat(each.lstat(), each.name) for each in Path(path).iterdir()]

    def lstat(self, path: str) -> SFTPAttributes | int:
        return SFTPAttributes.from_stat(os.lstat(path)) if os.path.lexists(path) else SFTP_NO_SUCH_FILE

    stat = lstat

    def open(self, path: str, flags: int, attr: SFTPAttributes) -> SFTPHandle | int:
        try:
            descriptor = os.open(path, (flags & ~os.O_WRONLY) | os.O_RDWR if flags & os.O_WRONLY else flags, 0o600)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)
        handle = _Handle(flags)
        handle.readfile = handle.writefile = os.fdopen(descriptor, "r+b" if flags & os.O_WRONLY else "rb")
        handle.is_full = self._settings.is_full
        return handle

    def remove(self, path: str) -> int:
        return _done(lambda: Path(path).unlink())

    def rename(self, oldpath: str, newpath: str) -> int:
        return SFTP_FAILURE if Path(newpath).exists() else _done(lambda: Path(oldpath).rename(newpath))

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        return SFTP_OP_UNSUPPORTED

    def mkdir(self, path: str, attr: SFTPAttributes) -> int:
        return _done(lambda: Path(path).mkdir())

    def rmdir(self, path: str) -> int:
        return _done(lambda: Path(path).rmdir())

    def chattr(self, path: str, attr: SFTPAttributes) -> int:
        return SFTP_OP_UNSUPPORTED


def _done(work: object) -> int:
    try:
        work()  # type: ignore[operator]
    except OSError as error:
        return SFTPServer.convert_errno(error.errno or 0)
    return SFTP_OK


@contextmanager
def paramiko_sftpd(settings: Settings) -> Iterator[Settings]:
    """Serve until the story is over."""
    listener = socket.create_server(("127.0.0.1", 0))
    settings.port = listener.getsockname()[1]
    transports: list[paramiko.Transport] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                transport = paramiko.Transport(listener.accept()[0])
                transport.add_server_key(settings.host_key)
                transport.set_subsystem_handler("sftp", SFTPServer, _Files, settings)
                transports.append(transport)
                with suppress(paramiko.SSHException, EOFError):
                    transport.start_server(server=_Door(settings))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield settings
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()
    for transport in transports:
        transport.close()
