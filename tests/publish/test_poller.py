"""An app that never stops fetching, through nginx, while publications are cut and killed at random.

Whatever it asks for, whenever: never a truncated feed, never a 404, never a short file.
"""

import http.client
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from radiodesk.publish.verify import read_enclosures
from tests.publish.published import BASE_URL
from tests.publish.publisher import publish_next
from tests.servers.nginx import NGINX, nginx
from tests.servers.proxy import Proxy
from tests.servers.sshd import SSHD, sshd

KILLS = 4

_HERE = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not (NGINX.exists() and SSHD.exists()), reason="needs nginx and OpenSSH's server")


def test_a_folder(tmp_path: Path) -> None:
    assert_always_whole(tmp_path, KILLS)


def test_sftp_over_a_line_that_is_cut_as_well(tmp_path: Path) -> None:
    with sshd(tmp_path / "sshd") as server, Proxy(server.port) as line:
        (tmp_path / "place").write_text(f"{server.url(tmp_path / 'public', line.host)}\n{server.fingerprint}")
        line.cut_after = 45_000  # no audio file fits through before the line is cut
        assert_always_whole(tmp_path, KILLS)
        assert line.cuts


def assert_always_whole(folder: Path, kills: int) -> int:
    """Publish, kill, publish, while an app looks; returns how often it looked."""
    publish_next(folder)
    with nginx(folder / "nginx", folder / "public") as url:
        app = App(url)
        app.start()
        for _ in range(kills):
            kill_after_a_while(folder)
        publish_next(folder)
        app.stop()
    assert app.faults == []
    assert app.looks > kills
    return app.looks


def kill_after_a_while(folder: Path) -> None:
    """One publisher from its start to its violent end, at least one publication later."""
    before = (folder / "journal").read_bytes()
    publisher = subprocess.Popen([sys.executable, "-m", "tests.publish.publisher", "loop", str(folder)], cwd=_HERE)
    while (folder / "journal").read_bytes() == before:
        assert publisher.poll() is None, "the publisher gave up by itself"
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.5))
    publisher.send_signal(signal.SIGKILL)
    publisher.wait()


class App(threading.Thread):
    """Fetches the feed and all it names, over and over."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.looks, self.faults = 0, []
        self._host, self._enough = urlsplit(url).netloc, threading.Event()

    def run(self) -> None:
        line = http.client.HTTPConnection(self._host, timeout=20)
        while not self._enough.is_set():
            try:
                self._look(line)
            except (ValueError, OSError, http.client.HTTPException) as error:
                self.faults.append(repr(error))
            self.looks += 1
        line.close()

    def stop(self) -> None:
        self._enough.set()
        self.join()

    def _look(self, line: http.client.HTTPConnection) -> None:
        for url, length in read_enclosures(self._fetch(line, "feed.xml")):
            audio = self._fetch(line, url.removeprefix(BASE_URL))
            if len(audio) != int(length):
                self.faults.append(f"{url} has {len(audio)} bytes instead of {length}")
        self._fetch(line, "index.html")

    def _fetch(self, line: http.client.HTTPConnection, path: str) -> bytes:
        line.request("GET", f"/{path}")
        answer = line.getresponse()
        data = answer.read()
        if answer.status != 200:
            self.faults.append(f"{path}: {answer.status}")
        return data
