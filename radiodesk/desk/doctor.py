"""Is this machine fit for RadioDesk? A list of facts that can be copied into a message."""

import platform
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import radiodesk
from radiodesk.bahasa.words import _
from radiodesk.model.problems import NotWritable, storage_guard
from radiodesk.publish.describe import readable_size
from radiodesk.settings.places import config_folder, resources

PACKAGES = ("PySide6-Essentials", "av", "lameenc", "mutagen", "feedgen", "SQLAlchemy", "miniaudio")
ROOM_BYTES = 2_000_000_000
"""An hour of radio needs up to 0.7 GB as WAV, and a render and a backup beside it."""


@dataclass(frozen=True)
class Check:
    """One line: what was looked at, whether it is well, and what was found."""

    name: str
    is_well: bool
    found: str


def examine(library: Path | None) -> tuple[Check, ...]:
    """Look at the program, the machine, and, where one is named, the library's folder."""
    checks = (
        Check("RadioDesk", True, radiodesk.__version__),
        Check("Python", sys.version_info >= (3, 11), platform.python_version()),
        Check(_("System"), True, platform.platform()),
        *(_package(name) for name in PACKAGES),
        Check("SQLite", sqlite3.sqlite_version_info >= (3, 35), sqlite3.sqlite_version),
        Check(_("Resources"), (resources() / "site").is_dir(), str(resources())),
        _writable(_("Settings"), config_folder()),
    )
    return (*checks, *_folder_checks(library)) if library else checks


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, _("not installed"))


def _folder_checks(library: Path) -> tuple[Check, ...]:
    nearest = next(folder for folder in (library, *library.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(nearest).free
    room = Check(_("Free space"), free > ROOM_BYTES, readable_size(free))
    return (_writable(_("Library folder"), library), room)


def _writable(name: str, folder: Path) -> Check:
    probe = folder / ".radiodesk-probe"
    try:
        with storage_guard(folder):
            if not folder.is_dir():
                return Check(name, True, _("{folder} (not there yet)").format(folder=folder))
            probe.touch()
            probe.unlink()
    except NotWritable:
        return Check(name, False, _("{folder} cannot be written to").format(folder=folder))
    return Check(name, True, str(folder))
