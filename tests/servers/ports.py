"""Ports of loopback that nobody listens on."""

import socket
import time
from contextlib import ExitStack


def free_ports(count: int) -> list[int]:
    """So many different ports that are free at this moment, on every address of loopback."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("", 0))
        return [each.getsockname()[1] for each in sockets]


def wait_for_port(port: int, host: str = "127.0.0.1", longest_s: float = 20.0) -> None:
    """Return as soon as somebody listens there; raises TimeoutError."""
    until = time.monotonic() + longest_s
    while time.monotonic() < until:
        try:
            with socket.create_connection((host, port), 1.0):
                return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"nobody listens on port {port}")
