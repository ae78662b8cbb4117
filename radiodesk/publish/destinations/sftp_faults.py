"""What the refusals of an SFTP server mean for a person."""

import re

from radiodesk.model.problems import FileMissing, Problem
from radiodesk.model.server_problems import LineBroken, NotAllowed, ServerFull, ServerRefused
from radiodesk.publish.address import Address
from radiodesk.publish.destinations.reaching import reason_of
from radiodesk.publish.destinations.sftp_files import Room
from radiodesk.publish.destinations.sftp_packets import Code, SftpRefused

_FULL = re.compile(r"no space|quota|disk full|not enough space", re.IGNORECASE)
"""Version 3 has no status for it. OpenSSH says “Failure”, others say more."""

_TOO_LITTLE_BYTES = 64 * 1024

_NO_SPACE, _QUOTA = 14, 15
"""Statuses of later versions that some servers send all the same."""


def refused(refusal: SftpRefused, address: Address, path: str, room: Room | None) -> Problem:
    """The problem that a refusal about `path` means; `room` is what the disk there has left, where that is known."""
    server, reason = address.server, reason_of(refusal)
    if refusal.code == Code.NO_SUCH_FILE:
        return FileMissing(path=f"{server}: {path}")
    if refusal.code == Code.PERMISSION_DENIED or (room and room.is_read_only):
        return NotAllowed(server=server, user=address.user, path=path, reason=reason)
    if refusal.code in (Code.NO_CONNECTION, Code.CONNECTION_LOST):
        return LineBroken(server=server, reason=reason)
    is_full = room and (room.free_bytes < _TOO_LITTLE_BYTES or room.free_files == 0)
    if is_full or refusal.code in (_NO_SPACE, _QUOTA) or _FULL.search(reason):
        return ServerFull(server=server, path=path)
    return ServerRefused(server=server, path=path, reason=reason)
