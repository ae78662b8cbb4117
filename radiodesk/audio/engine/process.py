"""An engine as the program sees it: a child process that takes orders, and a queue of its news."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import IO, cast

from radiodesk.audio.engine.messages import News, Order, packed, unpacked
from radiodesk.audio.engine.pace import BRISK, Pace

MODULE = "radiodesk.audio.engine.main"

_LAST_WORDS_BYTES = 8192

_PIPE_BYTES = 1 << 18
"""An order of thousands of cuts fits in it, so that giving one never waits for the engine (Linux; others wait)."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ended:
    """The engine is no more; `how` in words for the log and for a problem."""

    how: str


class EngineProcess:
    """A running engine.

    It is started, read and reaped by one thread that lives as long as the engine: Linux kills the child of a thread
    that ends (`limits.die_with`), and jobs come from threads that do.
    """

    def __init__(self, pace: Pace = BRISK) -> None:
        """Start it."""
        self._pace = pace
        self._news: SimpleQueue[News | Ended] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_started = threading.Event()
        self._thread = threading.Thread(target=self._live, daemon=True, name="engine")
        self._thread.start()
        self._is_started.wait()

    @property
    def is_alive(self) -> bool:
        """Whether it can take a job."""
        return self._process is not None and self._process.poll() is None

    def send(self, order: Order) -> None:
        """Give an order; an engine that has ended says so by `next_news`."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError, ValueError):
                self._process.stdin.write(packed(order))
                self._process.stdin.flush()

    def next_news(self, timeout_s: float) -> News | Ended | None:
        """What it says next; None when it says nothing for so long. After `Ended` nothing comes any more."""
        try:
            return self._news.get(timeout=timeout_s)
        except Empty:
            return None

    def kill(self) -> None:
        """End it now, with all that it started, and wait until it is gone."""
        if self._process is not None and self._thread.is_alive():
            _kill(self._process)
        self._thread.join()

    def _live(self) -> None:
        how = "it could not be started"
        try:
            with tempfile.TemporaryFile() as last_words:
                self._process = _started(last_words, self._pace)
                self._is_started.set()
                how = self._listen(self._process)
                _keep(last_words, self._process.pid)
        except OSError as error:
            how = f"{how}: {error}"
        finally:
            self._is_started.set()
            self._news.put(Ended(how))

    def _listen(self, process: subprocess.Popen[bytes]) -> str:
        """Read its news until it ends; the words say how."""
        pipes = cast("IO[bytes]", process.stdout), cast("IO[bytes]", process.stdin)
        try:
            for line in pipes[0]:
                self._news.put(cast("News", unpacked(line)))
        except (ValueError, KeyError, TypeError):
            _log.exception("engine %d said what nobody understands", process.pid)
        finally:
            _kill(process)
            code = process.wait()
            for pipe in pipes:
                with suppress(OSError):  # an order that nobody took
                    pipe.close()
        return _ending(code)


def command() -> list[str]:
    """How an engine is started. In a frozen program `sys.executable` is RadioDesk: its front door passes this on."""
    if getattr(sys, "frozen", False):
        return [sys.executable, MODULE, str(os.getpid())]
    return [sys.executable, "-P", "-m", MODULE, str(os.getpid())]


def _started(last_words: IO[bytes], pace: Pace) -> subprocess.Popen[bytes]:
    # The same modules as here, but nothing from the folder one happens to stand in; one thread for matrix products.
    own = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603 - our own program
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=last_words,
        pipesize=_PIPE_BYTES,
        env={**os.environ, **own},
        start_new_session=True,
        creationflags=_flags() | pace.creation_flags,
    )
    pace.set(process.pid)
    return process


def _flags() -> int:
    """On Windows: no console window, and a Ctrl-C in the console is not for the engine."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End an engine and its workers, which are in its session; on Windows they end with their input."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit {code}"
    return signal.Signals(-code).name


def _keep(last_words: IO[bytes], engine_id: int) -> None:
    """What it wrote to stderr, a crash's traceback above all, goes to the log."""
    end = last_words.seek(0, os.SEEK_END)
    last_words.seek(max(end - _LAST_WORDS_BYTES, 0))
    if words := last_words.read().decode(errors="replace").strip():
        _log.warning("engine %d: %s", engine_id, words)
