"""What the replies of an FTP server mean for a person. RFC 959, section 4.2; servers differ in numbers and words."""

import re
from ftplib import Error

from radiodesk.model.problems import FileMissing, Problem
from radiodesk.model.server_problems import (
    LineBroken,
    NotAllowed,
    ServerBusy,
    ServerFull,
    ServerRefused,
    SignInRefused,
)
from radiodesk.publish.address import Address
from radiodesk.publish.destinations.reaching import reason_of

_FULL = re.compile(r"no space|quota|disk full|not enough (?:disk )?space|writing to local file", re.IGNORECASE)
"""The last is vsftpd's word for it, with the number 451."""

_TOO_MANY = re.compile(r"too many|maximum|connection limit|try again", re.IGNORECASE)
_MISSING = re.compile(r"no such|not found|not exist|cannot find|can't find", re.IGNORECASE)

_BUSY, _BROKEN, _FULL_CODES = {421, 450, 451}, {425, 426}, {452, 552}
_FORBIDDEN = {530, 532, 550, 553}


def code_of(error: Error) -> int:
    """The number of a reply; 0 for what is none."""
    digits = str(error)[:3]
    return int(digits) if digits.isdecimal() else 0


def refused(error: Error, address: Address, path: str, secret: str) -> Problem:
    """The problem that a reply about `path` means."""
    server, code, reason = address.server, code_of(error), reason_of(error, secret)
    if code in _FULL_CODES or _FULL.search(reason):
        return ServerFull(server=server, path=path)
    if code in _BUSY:
        return ServerBusy(server=server, reason=reason)
    if code in _BROKEN:
        return LineBroken(server=server, reason=reason)
    if code == 550 and _MISSING.search(reason):
        return FileMissing(path=f"{server}: {path}")
    if code in _FORBIDDEN:
        return NotAllowed(server=server, user=address.user, path=path, reason=reason)
    return ServerRefused(server=server, path=path, reason=reason)


def turned_away(error: Error, address: Address, secret: str) -> Problem:
    """The problem that a reply during sign-in means."""
    code, reason = code_of(error), reason_of(error, secret)
    if code in _BUSY or _TOO_MANY.search(reason):
        return ServerBusy(server=address.server, reason=reason)
    if code in (530, 430, 331, 332, 532):
        return SignInRefused(server=address.server, user=address.user)
    return ServerRefused(server=address.server, path=address.path, reason=reason)
