"""The bad line does what the stories of publishing rely on."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.servers.ports import free_ports
from tests.servers.proxy import Proxy


@pytest.fixture
def echo() -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", free_ports(1)[0]))

    def serve() -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            with client:
                while block := client.recv(65536):
                    client.sendall(block)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


def test_what_is_sent_comes_back(echo: int) -> None:
    with Proxy(echo) as line, socket.create_connection((line.host, echo), 5) as client:
        client.sendall(b"halo")

        assert client.recv(10) == b"halo"
        assert (line.up, line.cuts) == (4, 0)


def test_a_connection_is_cut_after_so_many_bytes_and_the_next_one_lives(echo: int) -> None:
    with Proxy(echo) as line:
        line.cut_after = 1000
        with socket.create_connection((line.host, echo), 5) as client, pytest.raises(OSError, match=r"reset|pipe"):
            talk_on(client)
        assert line.cuts == 1

        with socket.create_connection((line.host, echo), 5) as client:
            client.sendall(b"halo")
            assert client.recv(10) == b"halo"


def test_a_frozen_line_says_nothing_and_stays_open(echo: int) -> None:
    with Proxy(echo) as line, socket.create_connection((line.host, echo), 0.3) as client:
        line.frozen = True
        client.sendall(b"halo")
        with pytest.raises(TimeoutError):
            client.recv(10)
        line.frozen = False
        client.settimeout(5)
        assert client.recv(10) == b"halo"


def talk_on(client: socket.socket) -> None:
    """Say something again and again, until there is nobody any more."""
    while True:
        client.sendall(b"x" * 500)
        if not client.recv(1000):
            raise ConnectionResetError("reset")
