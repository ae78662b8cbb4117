"""A virtual screen with the real program on it, a real mouse and a real keyboard (Xvfb, xdotool)."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIZE = "1280x720x24"
PATIENCE_S = 60.0

needs_screen = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("Xvfb", "xdotool")), reason="Xvfb and xdotool are not installed"
)


class Screen:
    """One display. Everything that is started on it ends with it."""

    def __init__(self, display: str, settings: Path) -> None:
        """`settings` is where the program keeps the user's choices."""
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "RADIODESK_CONFIG": str(settings),
            "RADIODESK_LANGUAGE": "en",
        }
        self._programs: list[subprocess.Popen[bytes]] = []

    def start_radiodesk(self, library: Path) -> subprocess.Popen[bytes]:
        """Start the program as a user does, and wait for its window."""
        command = [sys.executable, "-m", "radiodesk"]
        environment = {**self._environment, "RADIODESK_LIBRARY": str(library)}
        program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._programs.append(program)
        self.focus("RadioDesk")
        return program

    def focus(self, name: str) -> None:
        """Wait for a window and give it the keyboard: on this screen no window manager does."""
        self.mouse("search", "--sync", "--onlyvisible", "--name", name, "windowfocus", "--sync")

    def mouse(self, *words: str) -> str:
        """One xdotool command line."""
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True
        )
        return done.stdout.strip()

    def title(self) -> str:
        """What stands in the title bar of the program."""
        found = ["xdotool", "search", "--onlyvisible", "--name", "RadioDesk", "getwindowname"]
        return subprocess.run(found, env=self._environment, capture_output=True, text=True, check=False).stdout

    def picture(self, path: Path) -> None:
        """Take a picture of the screen (ImageMagick)."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def keys(self, *keys: str) -> None:
        """Press keys, by their X names."""
        self.mouse("key", "--delay", "60", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self.mouse("type", "--delay", "20", text)

    def click(self, x: int, y: int) -> None:
        """Click somewhere."""
        self.mouse("mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press here, move there, let go."""
        x, y = (str(place) for place in start)
        self.mouse("mousemove", x, y, "mousedown", "1")
        self.mouse("mousemove", "--sync", str((start[0] + end[0]) // 2), y)
        self.mouse("mousemove", "--sync", str(end[0]), str(end[1]), "mouseup", "1")

    def close(self) -> None:
        """End what was started."""
        for program in self._programs:
            program.terminate()
            program.wait(PATIENCE_S)


@contextmanager
def virtual_screen(settings: Path) -> Iterator[Screen]:
    """A display of its own; Xvfb chooses a free number."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as stream:
            screen = Screen(f":{stream.readline().strip()}", settings)
        try:
            yield screen
        finally:
            screen.close()
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def eventually(is_so: Callable[[], bool], what: str) -> None:
    """Wait until a claim holds."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if is_so():
            return
        time.sleep(0.2)
    pytest.fail(f"never happened: {what}")
