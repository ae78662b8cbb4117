"""A queue at work, in processes that kill themselves at each step in turn: what is on the disk then must be enough.

Prints how many steps there are. For step N the library is the folder N, and so is the text of its post.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import Any

from radiodesk.desk import due_posts
from radiodesk.desk.attachments import attach
from radiodesk.desk.due_posts import run_posts
from radiodesk.library.library import Library
from radiodesk.model.account import Account
from radiodesk.social.connectors import table
from tests.desk.queue.makers import NOON, Clock, let_in, queued
from tests.servers import plain_connector

LATER = timedelta(minutes=3)
STEPS = ("prepare", "arm", "send", "look", "schedules")


class Fuse:
    """Burns down by one before and after each step, and kills this very process when it has burnt down."""

    def __init__(self, length: int) -> None:
        self._left = length

    def burn(self) -> None:
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def fused(*args: Any, **kwargs: Any) -> Any:
            self.burn()
            result = work(*args, **kwargs)
            self.burn()
            return result

        return fused


def main(template: Path, folder: Path, url: str) -> None:
    """Every step of a first run; each of these libraries is then run again and killed once more on the way."""
    plain_connector.PlainConnector(Account(plain_connector.NETWORK, "-", url)).close()  # loads once what it needs
    sys.modules[f"radiodesk.social.connectors.{plain_connector.NETWORK}"] = plain_connector
    table.CONNECTED = (*table.CONNECTED, plain_connector.NETWORK)
    number = 1
    while _survives(_approved(template, folder / str(number), url), number, timedelta()) is False:
        _survives(folder / str(number), number % 9 + 1, LATER)
        number += 1
    sys.stdout.write(f"{number}\n")


def _approved(template: Path, root: Path, url: str) -> Path:
    shutil.copytree(template, root)
    with Library.open(root) as library:
        files = [attach(library, template.parent / "kartu.png", "Kartu")]
        queued(library, let_in(library, url), root.name, attachments=files)
    return root


def _survives(root: Path, fuse: int, later: timedelta) -> bool:
    """Whether a process of its own came to the end."""
    child = os.fork()
    if not child:
        _run(root, Fuse(fuse), Clock(NOON + later))
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}, status
    return status == 0


def _run(root: Path, fuse: Fuse, clock: Clock) -> None:
    open_account = due_posts.open_account

    def fused_account(library: Library, name: str) -> Any:
        connector = open_account(library, name)
        for step in STEPS:
            setattr(connector, step, fuse.around(getattr(connector, step)))
        return connector

    due_posts.open_account = fused_account
    with Library.open(root) as library:
        for name in ("take_queued", "keep_queued", "release_queued"):
            setattr(library, name, fuse.around(getattr(library, name)))
        list(run_posts(library, clock))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
