"""A control connection to an FTP server, signed in; with TLS, its data connections go on with the same TLS session."""

import socket
import ssl
from ftplib import FTP, FTP_TLS, Error, error_perm
from typing import cast

from radiodesk.model.server_problems import CertificateWrong, LineBroken, SecretNeeded, ServerRefused
from radiodesk.publish.address import Address
from radiodesk.publish.destinations.ftp_faults import turned_away
from radiodesk.publish.destinations.reaching import ANSWER_S, reach, reason_of

_PORTS = {"ftps+implicit": 990}


class TlsFtp(FTP_TLS):
    """FTP with TLS on both connections, as strict servers want it."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """As the one above, but with the session of the control connection: so the server knows that it is us.

        vsftpd demands it (require_ssl_reuse), else anybody might take the data connection over.
        """
        line, size = FTP.ntransfercmd(self, cmd, rest)  # noqa: S321 - what FTP_TLS wraps too
        control = cast("ssl.SSLSocket", self.sock)
        return self.context.wrap_socket(line, server_hostname=self.host, session=control.session), size


def open_session(address: Address, secret: str, was_there: bool) -> FTP:
    """Reach the server and sign in; in binary mode, with TLS for `ftps` and `ftps+implicit`.

    Names go as bytes of UTF-8 in Latin-1 clothes: what a server sends otherwise does not stop the reading.
    Raises `NoSuchServer`, `LineBroken`, `CertificateWrong`, `SecretNeeded`, `SignInRefused`, `ServerBusy`,
    `ServerRefused`.
    """
    if address.user and not secret and address.user != "anonymous":
        raise SecretNeeded(server=address.server, user=address.user)
    line = reach(address.host, address.port or _PORTS.get(address.kind, 21), address.server, was_there)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    session = _session(address)
    try:
        _greet(session, line, address)
        session.login(address.user, secret.encode().decode("latin-1"))
        _settle(session)
    except ssl.SSLCertVerificationError as error:
        session.close()
        raise CertificateWrong(server=address.server, reason=error.verify_message) from error
    except ssl.SSLError as error:
        session.close()
        raise ServerRefused(server=address.server, path=address.path, reason=reason_of(error)) from error
    except (OSError, EOFError) as error:
        session.close()
        raise LineBroken(server=address.server, reason=reason_of(error, secret)) from error
    except Error as error:
        session.close()
        raise turned_away(error, address, secret) from error
    return session


def _session(address: Address) -> FTP:
    if address.kind == "ftp":
        return FTP(timeout=ANSWER_S, encoding="latin-1")  # noqa: S321 - its owner was told what that means
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return TlsFtp(context=context, timeout=ANSWER_S, encoding="latin-1")


def _greet(session: FTP, line: socket.socket, address: Address) -> None:
    session.host, session.sock, session.af = address.host, line, line.family
    if isinstance(session, TlsFtp) and address.kind == "ftps+implicit":
        session.sock = session.context.wrap_socket(line, server_hostname=address.host)
    session.file = session.sock.makefile("r", encoding="latin-1")
    session.welcome = session.getresp()


def _settle(session: FTP) -> None:
    if isinstance(session, TlsFtp):
        session.prot_p()
    session.voidcmd("TYPE I")
    try:
        session.sendcmd("OPTS UTF8 ON")
    except error_perm:
        return  # it speaks UTF-8 anyway, or takes names as the bytes that they are
