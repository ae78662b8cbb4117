"""Small JSON files of the user's own, swapped whole. What cannot be read or written is logged: never worth stopping."""

import json
import logging

from radiodesk.settings.places import config_folder

_log = logging.getLogger(__name__)


def read_kept(name: str) -> object:
    """What was kept under a name; None when nothing was, or nothing that is JSON."""
    file = config_folder() / name
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("%s could not be read: %s", file, error)
        return None


def keep(name: str, value: object) -> None:
    """Keep a value of plain JSON under a name, in place of what was kept before."""
    file = config_folder() / name
    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(value, indent=1), encoding="utf-8")
        part.replace(file)
    except OSError as error:
        _log.warning("%s could not be kept: %s", file, error)
