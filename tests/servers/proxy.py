"""A bad line: passes connections on to a server on loopback, and cuts, delays, slows or freezes them as told."""

import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Self

HOST = "127.0.0.2"
"""The proxy stands on an address of its own at the very ports of the server, so that FTP's data go through it too."""

_SERVER = "127.0.0.1"
_BLOCK = 1 << 15
_LINGER_S = 5.0
_ABRUPTLY = struct.pack("ii", 1, 0)


class Proxy:
    """`with Proxy(port) as line:` brings a client of `line.host` at `port` to the server on 127.0.0.1 at `port`.

    To be set at any time: `cut_after` drops every connection after so many bytes upwards (None: never),
    `cut_down_after` downwards; `delay_s` holds each block up; `rate` lets so many bytes a second through each way of a
    connection; `frozen` lets nothing through and drops nothing, as a server that hangs. To be read: `up` and `down`,
    bytes passed on; `cuts`, connections dropped.
    """

    host = HOST

    def __init__(self, *ports: int) -> None:
        self.cut_after: int | None = None
        self.cut_down_after: int | None = None
        self.delay_s = 0.0
        self.rate: float | None = None
        self.frozen = False
        self.up = self.down = self.cuts = 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._closed = False
        self._joined = self._forgotten = 0
        self._listeners = [socket.create_server((HOST, port), backlog=64) for port in ports]

    def __enter__(self) -> Self:
        for listener in self._listeners:
            threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return self

    def __exit__(self, *_reason: object) -> None:
        self._closed = True
        for listener in self._listeners:
            _end(listener)
            listener.close()
        self.cut()

    def cut(self) -> None:
        """Drop all connections now."""
        with self._lock:
            ended, self._open = self._open, set()
        for each in ended:
            _end(each)

    def forget(self) -> None:
        """Let nothing more through on the connections that there are, as a router that forgot them. New ones work."""
        self._forgotten = self._joined

    def _accept(self, listener: socket.socket) -> None:
        port = listener.getsockname()[1]
        while not self._closed:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(client, port), daemon=True).start()

    def _join(self, client: socket.socket, port: int) -> None:
        try:
            server = socket.create_connection((_SERVER, port))
        except OSError:
            client.close()
            return
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABRUPTLY)
        with self._lock:
            self._open |= {client, server}
            self._joined += 1
            serial = self._joined
        down = threading.Thread(target=self._bring_down, args=(server, client, serial), daemon=True)
        down.start()
        self._bring_up(client, server, serial)
        down.join()
        with self._lock:
            self._open -= {client, server}
        client.close()
        server.close()

    def _bring_up(self, client: socket.socket, server: socket.socket, serial: int) -> None:
        """What passed a line that is cut arrives still; the server then sees an end, the client a broken line."""
        if not self._pump(client, server, serial, self._count_up):
            _end(client)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def _bring_down(self, server: socket.socket, client: socket.socket, serial: int) -> None:
        if not self._pump(server, client, serial, self._count_down):
            _end(client)
        with suppress(OSError):
            client.shutdown(socket.SHUT_WR)
        with suppress(OSError):
            server.settimeout(_LINGER_S)
            while server.recv(_BLOCK):  # left unread, it would make the server lose what it has not read yet
                pass

    def _pump(self, source: socket.socket, sink: socket.socket, serial: int, count: Callable[[int, int], bool]) -> bool:
        """Until the source ends: True. False when the line is cut or the sink has gone."""
        total = 0
        with suppress(OSError):
            while block := source.recv(_BLOCK):
                self._hold_up(len(block), serial)
                total += len(block)
                is_last = count(len(block), total)
                sink.sendall(block)
                if is_last:
                    return False
            return True
        return False

    def _hold_up(self, size: int, serial: int) -> None:
        if self.delay_s:
            time.sleep(self.delay_s)
        if self.rate:
            time.sleep(size / self.rate)
        while (self.frozen or serial <= self._forgotten) and not self._closed:
            time.sleep(0.02)

    def _count_up(self, size: int, total: int) -> bool:
        with self._lock:
            self.up += size
            is_cut = self.cut_after is not None and total >= self.cut_after
            self.cuts += is_cut
        return is_cut

    def _count_down(self, size: int, total: int) -> bool:
        with self._lock:
            self.down += size
            is_cut = self.cut_down_after is not None and total >= self.cut_down_after
            self.cuts += is_cut
        return is_cut


def _end(each: socket.socket) -> None:
    """Also wakes whoever waits in it."""
    try:
        each.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
