"""A headless Chromium for tests, spoken to over two pipes in its DevTools protocol; it needs no driver and no port."""

import base64
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

PROGRAM = which("chromium") or which("chromium-browser") or which("google-chrome") or ""
AXE = Path(__file__).with_name("axe") / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
FLAGS = ("--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--mute-audio", "--no-sandbox")
ON_THREE_AND_FOUR = (
    "import os, sys, fcntl; reads, writes = (fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3]);"
    "os.dup2(reads, 3); os.dup2(writes, 4); os.execv(sys.argv[3], sys.argv[3:])"
)
"""Where the browser looks for its pipes."""

CALM = ("--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars")


class Browser:
    """One page of a browser. `requests` and `complaints` are what it asked for and what its console said."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive = send, receive
        self._number, self._unread, self._session = 0, b"", ""
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._seen: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **facts: object) -> dict[str, Any]:
        """One command of the protocol, and its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": facts}
        told = json.dumps({**message, **({"sessionId": self._session} if self._session else {})})
        os.write(self._send, told.encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def open(self, address: str) -> None:
        """Go to a page and wait until all of it is there."""
        self.requests.clear()
        self.complaints.clear()
        self._seen.clear()
        self.call("Page.navigate", url=address)
        self._wait_for("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        told = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def follow(self, script: str) -> None:
        """Run an expression that leads to another page, and wait until that is there."""
        self._seen.clear()
        self.run(script)
        self._wait_for("Page.loadEventFired")

    def text(self) -> str:
        """All words that can be seen on the page; it works without JavaScript of the page, too."""
        tree = self.call("DOMSnapshot.captureSnapshot", computedStyles=[])
        return " ".join(tree["strings"][at] for at in tree["documents"][0]["layout"]["text"] if at >= 0)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str, code: str = "", keys: int = 0) -> None:
        """Press and release a key, as a keyboard does."""
        text = {"Enter": "\r", " ": " "}.get(key, key if len(key) == 1 else "")
        facts = {"key": key, "code": code or key, "windowsVirtualKeyCode": keys or (ord(key[0].upper()) if text else 0)}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **facts)
        self.call("Input.dispatchKeyEvent", type="keyUp", **facts)

    def tab(self) -> None:
        """On to the next control."""
        self.press("Tab", "Tab", 9)

    def look(self, scheme: str = "light", width: int = 1280, height: int = 800, media: str = "") -> None:
        """Choose the palette, the size of the window, and screen or print."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)
        facts = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **facts)

    def allow_scripts(self, allowed: bool) -> None:
        """Switch JavaScript of the pages on or off."""
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def picture(self, path: Path) -> None:
        """The whole page as PNG."""
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def find_barriers(self) -> list[str]:
        """What axe-core holds against the page, in its words."""
        if not self.run("'axe' in window"):
            self.run(AXE.read_text(encoding="utf-8") + ";0")
        rules = json.dumps({"runOnly": AXE_TAGS, "resultTypes": ["violations"], "preload": False})
        found = self.run(f"axe.run(document, {rules}).then(told => told.violations)")
        return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]

    def _wait_for(self, event: str) -> None:
        while not any(each.get("method") == event for each in self._seen):
            self._read()

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            part = os.read(self._receive, 1 << 16)
            assert part, "the browser is gone"
            self._unread += part
        message, _nul, self._unread = self._unread.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        self._note(told)
        return told

    def _note(self, told: dict[str, Any]) -> None:
        self._seen.append(told)
        facts = told.get("params", {})
        match told.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(facts["request"]["url"])
            case "Log.entryAdded":
                self.complaints.append(f"{facts['entry']['text']} {facts['entry'].get('url', '')}")
            case "Runtime.exceptionThrown":
                self.complaints.append(str(facts["exceptionDetails"]))


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser of its own, gone afterwards."""
    (their_in, our_out), (our_in, their_out) = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [sys.executable, "-c", ON_THREE_AND_FOUR, str(their_in), str(their_out), PROGRAM, *FLAGS, *CALM]
        command += [f"--user-data-dir={profile}", "about:blank"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, pass_fds=(their_in, their_out), **quiet)
        os.close(their_in)
        os.close(their_out)
        try:
            yield Browser(our_out, our_in)
        finally:
            os.close(our_out)
            os.close(our_in)
            process.terminate()
            process.wait(10)
