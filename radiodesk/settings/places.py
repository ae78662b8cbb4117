"""Where things lie on this machine."""

import os
from pathlib import Path

import platformdirs

import radiodesk

_PACKAGE = Path(radiodesk.__file__).parent


def resources() -> Path:
    """The folder of icons, translations, templates and the sample: in the installed package, else beside its source."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def config_folder() -> Path:
    """Where the user's choices are kept. RADIODESK_CONFIG moves it, for tests and portable use."""
    chosen = os.environ.get("RADIODESK_CONFIG")
    return Path(chosen) if chosen else platformdirs.user_config_path("radiodesk", appauthor=False)


def log_file() -> Path:
    """Where tracebacks and details go that no user should have to read."""
    return config_folder() / "radiodesk.log"
