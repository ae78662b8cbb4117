"""Runs the stories of a benchmark that needs a window, and hands on what they say."""

import os
import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory

_MARK = "= "


def said_by(file: str) -> Iterator[str]:
    """The lines that the tests in `file` say, from a process of its own: a window needs a thread that is the first."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RADIODESK_SOUND": "null"}
    with TemporaryDirectory() as folder:
        environment["RADIODESK_CONFIG"] = folder
        options = ("-q", "-s", "-p", "no:cacheprovider", f"--basetemp={folder}/made")
        command = [sys.executable, "-m", "pytest", *options, file]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    yield from (line.removeprefix(_MARK) for line in done.stdout.splitlines() if line.startswith(_MARK))


def say(line: str) -> None:
    """Say a line of the result."""
    sys.stdout.write(f"\n{_MARK}{line}\n")
