"""Starting the window: seconds from the command to the first painted frame, warm, on a screen that is not there."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

AIM_S = 1.2
STARTS = 5


def bench() -> Iterator[str]:
    """The middle of several starts, after one that warms the caches."""
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RADIODESK_CONFIG": folder}
        first_frame_s(environment)
        found_s = median(first_frame_s(environment) for _ in range(STARTS))
    yield f"first frame after {found_s:.2f} s on the clock (aim {AIM_S})"


def first_frame_s(environment: dict[str, str]) -> float:
    """Start the program once and stop it after its first frame."""
    begin_s = time.time()
    command = [sys.executable, "-m", "tests.benchmarks.bench_start"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return float(told) - begin_s


def main() -> None:
    """The program as its door opens it, but closed again when the first frame is painted."""
    from PySide6.QtWidgets import QApplication

    from radiodesk.desktop.launcher import Launcher

    app = QApplication([])
    launcher = Launcher(app)
    launcher.window.painted.connect(lambda: (sys.stdout.write(str(time.time())), app.quit()))
    launcher.start(None)
    app.exec()
    launcher.close()


if __name__ == "__main__":
    main()
