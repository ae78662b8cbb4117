"""What the user chose: language, colours, the library to open. One small JSON file, swapped whole."""

import logging
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from radiodesk.settings.kept import keep, read_kept

FILE = "choices.json"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Choices:
    """The user's choices. `palette` is system, light or dark; `libraries` are the last ones opened, newest first.

    `office` is what the history of publishing says of whoever sits here, beside the name of the account.
    """

    language: str = "id"
    palette: str = "system"
    libraries: tuple[str, ...] = ()
    office: str = ""

    def with_library(self, root: Path) -> "Choices":
        """The same choices after opening the library at `root`."""
        rest = tuple(other for other in self.libraries if other != str(root))
        return Choices(**{**asdict(self), "libraries": (str(root), *rest)[:8]})


def load_choices() -> Choices:
    """The stored choices; the defaults when there are none or the file cannot be understood."""
    stored = read_kept(FILE)
    if not isinstance(stored, dict):
        return Choices()
    known = {field.name: stored[field.name] for field in fields(Choices) if field.name in stored}
    try:
        return Choices(**{**known, "libraries": tuple(known.get("libraries", ()))})
    except TypeError as error:
        _log.warning("the choices could not be understood: %s", error)
        return Choices()


def save_choices(choices: Choices) -> None:
    """Store the choices."""
    keep(FILE, asdict(choices))


def chosen_language() -> str:
    """The program's language: RADIODESK_LANGUAGE, else the stored choice."""
    return os.environ.get("RADIODESK_LANGUAGE") or load_choices().language
