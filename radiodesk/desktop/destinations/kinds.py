"""The kinds of places as the window asks for them: plain words, the fields of each, and the address they make."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from radiodesk.model.problems import NotFilledIn
from radiodesk.model.words import N_
from radiodesk.publish.address import Address, read_address


@dataclass(frozen=True)
class Asked:
    """A field: its caption, and what helps to fill it in. What `must` be there is asked for."""

    caption: str
    hint: str = ""
    must: bool = False


FIELDS: Mapping[str, Asked] = MappingProxyType(
    {
        "folder": Asked(N_("&Folder"), N_("Finished audio, feed and pages go there."), must=True),
        "endpoint": Asked(N_("Address of the storage"), N_("Such as https://s3.example.org; empty for Amazon.")),
        "region": Asked(N_("Region"), N_("As your host says; “auto” for R2.")),
        "bucket": Asked(N_("Bucket"), must=True),
        "host": Asked(N_("Server"), N_("As your host says, such as ftp.example.org."), must=True),
        "user": Asked(N_("User name"), must=True),
        "guest": Asked(N_("User name")),
        "access_key": Asked(N_("Access key"), must=True),
        "key_file": Asked(N_("Key file"), N_("Only if you sign in with a key that is not in its usual place.")),
        "path": Asked(N_("Folder on the server"), N_("The one that the web server shows, such as /www.")),
        "inner_path": Asked(N_("Folder in the bucket"), N_("Empty for all of it.")),
    }
)
"""Everything but the password, in the order in which it is asked."""


@dataclass(frozen=True)
class Kind:
    """`text` is what the chooser says. A password is asked for where `secret` has a caption for it."""

    text: str
    fields: tuple[str, ...]
    secret: str = ""
    caution: str = ""


_PASSWORD = N_("Password")
_BY_FTP = ("host", "user", "path")
_BY_WEBDAV = ("host", "guest", "path")
_IN_CLEAR = N_("Password and files travel without encryption: only for a network of your own.")

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "folder": Kind(N_("A folder on this computer or a connected disk"), ("folder",)),
        "sftp": Kind(N_("A web host, by SFTP"), ("host", "user", "key_file", "path"), N_("Password or passphrase")),
        "ftps": Kind(N_("A web host, by FTP with encryption (FTPS)"), _BY_FTP, _PASSWORD),
        "s3": Kind(
            N_("A storage in the cloud (S3, R2, B2, MinIO)"),
            ("endpoint", "region", "bucket", "access_key", "inner_path"),
            N_("Secret key"),
        ),
        "webdavs": Kind(N_("A WebDAV folder, such as of Nextcloud"), _BY_WEBDAV, _PASSWORD),
        "ftp": Kind(N_("A web host, by FTP without encryption"), _BY_FTP, _PASSWORD, _IN_CLEAR),
        "webdav": Kind(N_("A WebDAV folder without encryption"), _BY_WEBDAV, _PASSWORD, _IN_CLEAR),
    }
)
"""The usual ones first."""

_USERS = ("user", "guest", "access_key")
_PATHS = ("path", "inner_path")


def address_of(kind: str, values: Mapping[str, str]) -> Address:
    """The address that filled-in fields make. Raises `NotFilledIn` for the first that is missing, `BadValue`."""
    given = {name: values.get(name, "").strip() for name in KINDS[kind].fields}
    for name, value in given.items():
        if FIELDS[name].must and not value:
            raise NotFilledIn(field=FIELDS[name].caption.replace("&", ""))
    if kind == "folder":
        return read_address(given["folder"])
    host = given.get("bucket") or given["host"]
    user = next((given[name] for name in _USERS if given.get(name)), "")
    path = next((given[name] for name in _PATHS if given.get(name)), "")
    options = {"endpoint": given.get("endpoint"), "region": given.get("region"), "key": given.get("key_file")}
    parts = urlsplit(f"//{host}")
    told = Address(
        kind=kind,
        host=parts.hostname or host,
        user=user,
        path=f"/{path.lstrip('/')}".rstrip("/"),
        options=tuple((name, value) for name, value in sorted(options.items()) if value),
    )
    return read_address(told.text.replace(told.host, host, 1) if parts.hostname else told.text)


def values_of(address: Address) -> dict[str, str]:
    """What stands in the fields of an address's kind: the inverse of `address_of`."""
    host = f"{address.host}:{address.port}" if address.port else address.host
    by_field = {
        **dict.fromkeys(_USERS, address.user),
        **dict.fromkeys(_PATHS, address.path),
        "folder": address.path,
        "host": host,
        "bucket": address.host,
        "endpoint": address.option("endpoint"),
        "region": address.option("region"),
        "key_file": address.option("key"),
    }
    return {name: by_field[name] for name in KINDS[address.kind].fields}
