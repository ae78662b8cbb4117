"""The front door: the window without arguments, the command line with them."""

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from radiodesk.bahasa.words import speak
from radiodesk.settings.choices import chosen_language
from radiodesk.settings.places import log_file, resources

CHILDREN = ("radiodesk.audio.engine.main", "radiodesk.audio.worker")
"""Programs of their own inside this one, which a freezer would overlook."""


def main() -> None:
    """Start RadioDesk."""
    if getattr(sys, "frozen", False):
        _serve_if_asked()
    _keep_log()
    speak(chosen_language(), resources() / "translations")
    arguments = sys.argv[1:]
    if not arguments:
        root = os.environ.get("RADIODESK_LIBRARY")
        sys.exit(_open_window(Path(root) if root else None))
    from radiodesk.cli.main import run

    sys.exit(run(arguments, _open_window))


def _serve_if_asked() -> None:
    """A frozen program is its own interpreter: it is started again to be the sound engine, or a worker of that."""
    if sys.argv[1:2] and sys.argv[1] in CHILDREN:
        import runpy

        del sys.argv[0]
        runpy.run_module(sys.argv[0], run_name="__main__")
        sys.exit()


def _open_window(root: Path | None) -> int:
    from radiodesk.desktop.app import open_window

    return open_window(root)


def _keep_log() -> None:
    """Details and tracebacks go to a file; a machine where it cannot be written works without."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(log_file(), maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


if __name__ == "__main__":
    main()
