"""Pictures, sound and video for a Mastodon post: brought up first, then the server works on them."""

import time
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import NotSent
from radiodesk.social.connectors.connector import Carried
from radiodesk.social.connectors.line import Line
from radiodesk.social.connectors.mastodon.answers import refused
from radiodesk.social.connectors.watched import Watched

LONGEST_WORK_S = 900.0
"""A video of 99 MB takes a small server minutes; after this it is looked at again by a later try."""


def bring_up(line: Line, account: Account, carried: Carried, step: Step) -> str:
    """Bring up a file with its description; the number that the server gives it. It may still be at work on it.

    A cover goes along as the picture of a sound. Raises `PostRefused` for what it does not take, `NotSent`.
    """
    with ExitStack() as open_files:
        files: dict[str, Any] = {
            "file": (carried.path.name, open_files.enter_context(Watched(carried.path, step)), carried.media_type)
        }
        if carried.cover and not carried.media_type.startswith("image/"):
            files["thumbnail"] = (carried.cover.name, open_files.enter_context(carried.cover.open("rb")))
        answer = line.ask("POST", "/api/v2/media", files=files, data={"description": carried.alt})
    number = answer.document.get("id") if answer.is_well and isinstance(answer.document, dict) else None
    if not isinstance(number, str) or not number:
        raise refused(answer, account)
    return number


def is_known(line: Line, number: str) -> bool:
    """Whether a file that was brought up before is still there; servers throw away after a day what no post took."""
    return line.ask("GET", _path(number)).is_well


def wait_until_worked_on(line: Line, account: Account, number: str, pause_s: float, step: Step) -> None:
    """Wait while the server says 206. Raises `PostRefused` when it cannot make anything of the file, `NotSent`."""
    end = time.monotonic() + LONGEST_WORK_S
    while time.monotonic() < end:
        answer = line.ask("GET", _path(number))
        if answer.status == 200:
            return
        if answer.status != 206:
            raise refused(answer, account)
        step(1, 1)
        time.sleep(pause_s)
    raise NotSent(network=line.network.label, reason=_("it is still at work on the file"))


def _path(number: str) -> str:
    return f"/api/v1/media/{quote(number, safe='')}"
