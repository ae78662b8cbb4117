"""Opens the place that an address names; what speaks to a kind of server is loaded only when one is opened."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import cast

from radiodesk.publish.address import read_address
from radiodesk.publish.credentials import NOTHING, Credentials
from radiodesk.publish.destinations.folder import FolderPlace
from radiodesk.publish.place import Place

_ROOM = "radiodesk.publish.destinations"

_SERVERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "sftp": ("sftp", "SftpPlace"),
        "ftp": ("ftp", "FtpPlace"),
        "ftps": ("ftp", "FtpPlace"),
        "ftps+implicit": ("ftp", "FtpPlace"),
        "s3": ("s3", "S3Place"),
        "webdav": ("webdav", "WebdavPlace"),
        "webdavs": ("webdav", "WebdavPlace"),
    }
)
"""File and class by kind. Each is made of an `Address` and `Credentials`, and connects when it is first used."""


def open_place(url: str, credentials: Credentials = NOTHING) -> Place:
    """The place that an address names; nothing is asked and nothing is written yet. Raises as `read_address`."""
    address = read_address(url)
    if address.kind == "folder":
        return FolderPlace(Path(address.path))
    module, name = _SERVERS[address.kind]
    return cast("Place", getattr(import_module(f"{_ROOM}.{module}"), name)(address, credentials))
