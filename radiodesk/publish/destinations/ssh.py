"""A channel to an SSH server: whose key is the one that was confirmed, and which lets us in."""

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from radiodesk.model.server_problems import (
    HostKeyChanged,
    HostKeyUnknown,
    LineBroken,
    ServerBusy,
    ServerRefused,
)
from radiodesk.publish.address import Address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.destinations.reaching import (
    ANSWER_S,
    CONNECT_S,
    PatientSocket,
    line_guard,
    lost,
    reach,
    reason_of,
)
from radiodesk.publish.destinations.ssh_sign_in import sign_in

if TYPE_CHECKING:
    from paramiko import Channel, Transport

KEEP_ALIVE_S = 15
"""Routers forget lines on which nothing was said for a minute or two."""

_KINDS_OF_KEY = ("ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512")
"""What a server may have shown when its key was confirmed, though it now shows another kind first."""

_RESOURCE_SHORTAGE = 4
"""RFC 4254, section 5.1."""


class SshLine:
    """A channel in which SFTP is spoken."""

    def __init__(self, channel: "Channel") -> None:
        self._channel = channel

    def receive(self) -> bytes:
        """Some bytes, at least one; ConnectionError when there are none any more, or none for `ANSWER_S`."""
        from paramiko import SSHException

        with line_guard(SSHException):
            if block := self._channel.recv(1 << 16):
                return block
        raise lost()

    def send(self, data: bytes) -> None:
        """All of it; ConnectionError when it does not go out."""
        from paramiko import SSHException

        with line_guard(SSHException):
            self._channel.sendall(data)

    def close(self) -> None:
        """End the connection with all that is on it."""
        self._channel.get_transport().close()


def open_line(address: Address, credentials: Credentials, was_there: bool) -> SshLine:
    """Reach the server, make sure that it is the one, sign in, and ask for SFTP.

    Raises `NoSuchServer`, `LineBroken`, `HostKeyUnknown`, `HostKeyChanged`, `SignInRefused`, `SecretNeeded`,
    `ServerBusy`, `ServerRefused`.
    """
    from paramiko import SSHException

    transport = _known_server(address, credentials.host_key, was_there)
    try:
        sign_in(transport, address, credentials.secret)
        transport.set_keepalive(KEEP_ALIVE_S)
        return SshLine(_channel(transport, address))
    except (SSHException, EOFError, OSError) as error:
        transport.close()
        raise LineBroken(server=address.server, reason=reason_of(error, credentials.secret)) from error
    except BaseException:
        transport.close()
        raise


def _known_server(address: Address, known: str, was_there: bool) -> "Transport":
    """Its key is compared before anything else is said."""
    transport = _greeted(address, was_there)
    shown = transport.get_remote_server_key().fingerprint
    if shown == known:
        return transport
    transport.close()
    if not known:
        raise HostKeyUnknown(server=address.server, fingerprint=shown)
    for kind in _KINDS_OF_KEY:
        with suppress(LineBroken):  # a server that has no key of this kind breaks off
            other = _greeted(address, True, kind)
            if other.get_remote_server_key().fingerprint == known:
                return other
            other.close()
    raise HostKeyChanged(server=address.server, fingerprint=shown, known=known)


def _greeted(address: Address, was_there: bool, kind_of_key: str = "") -> "Transport":
    from paramiko import SSHException, Transport

    logging.getLogger("paramiko").setLevel(logging.CRITICAL + 1)  # it names files and users; we say what matters
    line = reach(address.host, address.port or 22, address.server, was_there)
    transport = Transport(PatientSocket(fileno=line.detach()))
    transport.banner_timeout = transport.handshake_timeout = transport.auth_timeout = ANSWER_S
    options = transport.get_security_options()
    # GCM needs no hash beside it and is the fastest where processors have AES, which is everywhere.
    options.ciphers = sorted(options.ciphers, key=lambda name: "gcm" not in name)
    if kind_of_key:
        options.key_types = (kind_of_key,)
    try:
        transport.start_client(timeout=CONNECT_S)
    except (SSHException, EOFError, OSError) as error:
        transport.close()
        raise LineBroken(server=address.server, reason=reason_of(error)) from error
    return transport


def _channel(transport: "Transport", address: Address) -> "Channel":
    from paramiko import ChannelException, SSHException

    try:
        channel = transport.open_session(window_size=1 << 24, timeout=ANSWER_S)
    except ChannelException as error:
        kind = ServerBusy if error.code == _RESOURCE_SHORTAGE else ServerRefused
        raise kind(server=address.server, path=address.path, reason=error.text) from error
    channel.settimeout(ANSWER_S)
    try:
        channel.invoke_subsystem("sftp")
    except SSHException as error:
        if not transport.is_active():
            raise
        raise ServerRefused(server=address.server, path=address.path, reason="SFTP") from error
    return channel
