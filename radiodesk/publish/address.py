"""The addresses of destinations: `folder:/srv/www`, `sftp://desk@example.org/www`, and what people write instead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit
from urllib.request import url2pathname

from radiodesk.model.problems import BadValue
from radiodesk.model.server_problems import NotAPlace
from radiodesk.model.words import N_

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(.*)", re.DOTALL)  # two letters at least: C: is a Windows drive
_SECRET = re.compile(r"(?<=://)([^/@:]*):.*@", re.DOTALL)  # up to the last @: a password may hold anything


@dataclass(frozen=True)
class Form:
    """What addresses of a kind look like: an example, the usual port, the options after `?`, whether a user must be."""

    example: str
    port: int = 0
    options: frozenset[str] = frozenset()
    asks_user: bool = False


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "folder": Form("folder:/srv/www"),
        "sftp": Form("sftp://user@host/srv/www", 22, frozenset({"key"}), asks_user=True),
        "ftps": Form("ftps://user@host/www", 21, asks_user=True),
        "ftps+implicit": Form("ftps+implicit://user@host/www", 990, asks_user=True),
        "ftp": Form("ftp://user@host/www", 21, asks_user=True),
        "s3": Form("s3://key@bucket/folder?endpoint=https://host&region=name", 0, frozenset({"endpoint", "region"})),
        "webdavs": Form("webdavs://user@host/folder", 443),
        "webdav": Form("webdav://user@host/folder", 80),
    }
)
"""The kinds of places, the usual ones first. FTP and WebDAV without TLS are for networks of one's own."""


@dataclass(frozen=True)
class Address:
    """An address in its parts, never with a secret. `host` is the bucket of an S3; `port` 0 is the usual one.

    `path` begins with `/` and is not escaped; of a folder it is what the operating system calls it. `options` are what
    stands after `?`: the key file of an SFTP, `endpoint` and `region` of an S3.
    """

    kind: str
    host: str = ""
    port: int = 0
    user: str = ""
    path: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The address as it is stored."""
        if self.kind == "folder":
            return f"folder:{self.path}"
        query = f"?{urlencode(self.options, safe=':/')}" if self.options else ""
        return f"{self._origin}{quote(self.path)}{query}"

    @property
    def account(self) -> str:
        """What a secret is kept for: the server and the user, whatever the folder; an S3's key by its endpoint."""
        endpoint = self.option("endpoint")
        return f"{self._origin}?{urlencode({'endpoint': endpoint}, safe=':/')}" if endpoint else self._origin

    @property
    def server(self) -> str:
        """What to call it to people: its host, and the port when it is an unusual one."""
        if self.kind == "folder":
            return self.path
        return f"{self.host}:{self.port}" if self.port else self.host

    def option(self, name: str) -> str:
        """One of the options; empty when it is not there."""
        return dict(self.options).get(name, "")

    @property
    def _origin(self) -> str:
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.kind}://{user}{host}{f':{self.port}' if self.port else ''}"


def read_address(text: str) -> Address:
    """Understand an address that was typed or stored; a secret in it is left out (`secret_in` has it).

    A path alone, and a `file:` URL, are folders. Raises `BadValue` for another kind or one that is not whole,
    `NotAPlace` for the address of a web page.
    """
    kind, rest = _split(text)
    if kind == "folder":
        return Address("folder", path=str(_folder_path(rest)))
    try:
        parts = urlsplit(f"{kind}:{rest}")
        address = _from_parts(kind, parts, parts.port or 0)
    except ValueError:
        raise _bad(text) from None  # what urlsplit says may quote the password
    form = FORMS[kind]
    is_known = {name for name, _ in address.options} <= form.options
    if not address.host or (form.asks_user and not address.user) or not is_known:
        raise _bad(text)
    return replace(address, port=0) if address.port == form.port else address


def normal_address(text: str) -> str:
    """The address as it is stored: without a secret, and the same for every way to write it. Raises as above."""
    return read_address(text).text


def secret_in(text: str) -> str:
    """The password in a typed address (`ftps://user:password@host`); empty for none."""
    parts = urlsplit(text.strip())
    return unquote(parts.password or "") if parts.netloc else ""


def without_secret(text: str) -> str:
    """A typed address, whole or not, with three dots in the place of a password: for showing and for logs."""
    return _SECRET.sub(r"\1:…@", text)


def _from_parts(kind: str, parts: SplitResult, port: int) -> Address:
    return Address(
        kind=kind,
        host=(parts.hostname or "").lower(),
        port=port,
        user=unquote(parts.username or ""),
        path=re.sub("/{2,}", "/", "/" + unquote(parts.path)).rstrip("/"),
        options=tuple(sorted(parse_qsl(parts.query, strict_parsing=bool(parts.query)))),
    )


def _split(text: str) -> tuple[str, str]:
    text = text.strip()
    found = _SCHEME.fullmatch(text)
    kind, rest = (found[1].lower(), found[2]) if found else ("folder", text)
    if kind == "file":
        return "folder", url2pathname(urlsplit(text).path)
    if kind in ("http", "https"):
        raise NotAPlace(value=without_secret(text), webdav=without_secret(f"webdav{kind[4:]}:{rest}"))
    if kind not in FORMS or not rest.strip():
        raise _bad(text)
    return kind, rest


def _bad(text: str) -> BadValue:
    expected = ", ".join(("/srv/www", *(form.example for form in FORMS.values())))
    return BadValue(value=without_secret(text), field=N_("the address of a destination"), expected=expected)


def _folder_path(rest: str) -> Path:
    """`folder:///srv/www` means what `folder:/srv/www` means."""
    return Path(re.sub(r"^/{2,}", "/", rest)).expanduser().absolute()
