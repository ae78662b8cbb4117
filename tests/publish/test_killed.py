"""A publisher that is killed again and again: whoever looks, whenever, finds a whole feed with whole audio."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from radiodesk.publish.verify import read_enclosures
from tests.publish.published import BASE_URL
from tests.publish.publisher import check_whole, publish_next

KILLS = 15

_HERE = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")


def test_killed_at_any_file_operation_the_folder_is_whole_and_the_next_run_completes_it(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.publish.publisher", "sweep", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=_HERE,
    )

    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 20, "there are more operations than that in one edition"


def test_killed_at_random_while_somebody_always_looks(tmp_path: Path) -> None:
    publish_next(tmp_path)
    listener = Listener(tmp_path / "public")
    listener.start()
    moments = random.Random(2026)
    for _ in range(KILLS):
        round_before = (tmp_path / "journal").read_bytes()
        publisher = subprocess.Popen(
            [sys.executable, "-m", "tests.publish.publisher", "loop", str(tmp_path)], cwd=_HERE
        )
        while (tmp_path / "journal").read_bytes() == round_before:
            assert publisher.poll() is None, "the publisher gave up by itself"
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.1))
        publisher.send_signal(signal.SIGKILL)
        publisher.wait()
        check_whole(tmp_path, allow_parts=True)
    publish_next(tmp_path)
    listener.stop()

    check_whole(tmp_path, allow_parts=False)
    assert listener.faults == []
    assert listener.looks > KILLS


class Listener(threading.Thread):
    """An app that fetches the feed and all it names, over and over."""

    def __init__(self, root: Path) -> None:
        super().__init__(daemon=True)
        self.looks, self.faults = 0, []
        self._root, self._enough = root, threading.Event()

    def run(self) -> None:
        while not self._enough.is_set():
            self._look()
            self.looks += 1

    def stop(self) -> None:
        self._enough.set()
        self.join()

    def _look(self) -> None:
        try:
            for url, length in read_enclosures((self._root / "feed.xml").read_bytes()):
                audio = self._root / url.removeprefix(BASE_URL)
                if len(audio.read_bytes()) != int(length):
                    self.faults.append(f"{audio} is not {length} bytes long")
        except (ValueError, OSError) as error:
            self.faults.append(str(error))
