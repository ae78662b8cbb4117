"""What the user chose: language, colours, the library to open. One small JSON file, swapped whole."""

import json
import logging
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from radiodesk.settings.places import config_folder

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Choices:
    """The user's choices. `palette` is system, light or dark; `libraries` are the last ones opened, newest first."""

    language: str = "id"
    palette: str = "system"
    libraries: tuple[str, ...] = ()
    window: str = ""
    splitter: str = ""

    def with_library(self, root: Path) -> "Choices":
        """The same choices after opening the library at `root`."""
        rest = tuple(other for other in self.libraries if other != str(root))
        return Choices(**{**asdict(self), "libraries": (str(root), *rest)[:8]})


def load_choices() -> Choices:
    """The stored choices; the defaults when there are none or the file cannot be understood."""
    file = _choices_file()
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        known = {field.name: stored[field.name] for field in fields(Choices) if field.name in stored}
        return Choices(**{**known, "libraries": tuple(known.get("libraries", ()))})
    except FileNotFoundError:
        return Choices()
    except (OSError, ValueError, TypeError) as error:
        _log.warning("the choices in %s could not be read: %s", file, error)
        return Choices()


def save_choices(choices: Choices) -> None:
    """Store the choices. A folder that cannot be written is logged: choices are never worth stopping for."""
    file = _choices_file()
    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(choices), indent=1), encoding="utf-8")
        part.replace(file)
    except OSError as error:
        _log.warning("the choices could not be kept in %s: %s", file, error)


def chosen_language() -> str:
    """The program's language: RADIODESK_LANGUAGE, else the stored choice."""
    return os.environ.get("RADIODESK_LANGUAGE") or load_choices().language


def _choices_file() -> Path:
    return config_folder() / "choices.json"
