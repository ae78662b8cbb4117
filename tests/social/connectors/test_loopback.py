"""The page on this computer that a network sends a person back to: whoever else knocks there changes nothing."""

import http.client
import socket
import threading
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.posting_problems import SignInDeclined
from radiodesk.social.connectors.loopback import Loopback, Pkce
from tests.servers.ports import free_ports


def _ask(loopback: Loopback, path: str = "/callback", **query: str) -> tuple[int, str, Mapping[str, str]]:
    line = http.client.HTTPConnection("127.0.0.1", urlsplit(loopback.address).port or 0, timeout=10)
    line.request("GET", f"{path}?{urlencode(query)}")
    answer = line.getresponse()
    text, headers = answer.read().decode(), dict(answer.getheaders())
    line.close()
    return answer.status, text, headers


def test_what_the_network_sends_back_arrives_and_the_person_is_told() -> None:
    with Loopback("bluesky") as loopback:
        status, page, headers = _ask(loopback, code="abc", state=loopback.state, iss="https://example.org")

        came = loopback.wait(no_step)

    assert came == {"code": "abc", "state": loopback.state, "iss": "https://example.org"}
    assert status == 200
    assert "You can close this page" in page
    assert '<html lang="en">' in page
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_lines_that_stay_silent_hold_nobody_up() -> None:
    with Loopback("bluesky") as loopback:
        address = ("127.0.0.1", urlsplit(loopback.address).port or 0)
        silent = [socket.create_connection(address) for _ in range(8)]
        silent[0].sendall(b"GET /callback?sta")

        _ask(loopback, code="abc", state=loopback.state)

        assert loopback.wait(no_step)["code"] == "abc"
        for each in silent:
            each.close()


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/callback", {"code": "stolen"}),
        ("/callback", {"code": "stolen", "state": ""}),
        ("/callback", {"code": "stolen", "state": "guessed"}),
        ("/callback", {"error": "access_denied", "state": "rät"}),
        ("/favicon.ico", {}),
        ("/callback", {f"name{number}": "x" for number in range(500)}),
    ],
)
def test_who_does_not_know_the_state_is_not_believed(path: str, query: dict[str, str]) -> None:
    with Loopback("bluesky") as loopback:
        refused = _ask(loopback, path, **query)[0]
        _ask(loopback, code="true", state=loopback.state)

        assert refused == 400
        assert loopback.wait(no_step)["code"] == "true"


def test_the_first_answer_counts_and_loading_the_page_again_says_the_same() -> None:
    with Loopback("bluesky") as loopback:
        first = _ask(loopback, code="first", state=loopback.state)
        second = _ask(loopback, code="second", state=loopback.state)
        again = _ask(loopback, code="first", state=loopback.state)

        assert loopback.wait(no_step)["code"] == "first"
    assert (first[0], second[0], again[:2]) == (200, 400, first[:2])


def test_somebody_who_hangs_up_before_reading_has_answered_all_the_same() -> None:
    with Loopback("bluesky") as loopback:
        line = socket.create_connection(("127.0.0.1", urlsplit(loopback.address).port or 0))
        line.sendall(f"GET /callback?code=abc&state={loopback.state} HTTP/1.0\r\n\r\n".encode())
        line.close()

        assert loopback.wait(no_step)["code"] == "abc"


def test_a_no_on_the_page_of_the_network_is_said_in_its_words() -> None:
    with Loopback("bluesky") as loopback:
        words = "The user\r\nrejected it " + "x" * 5_000
        _ask(loopback, error="access_denied", error_description=words, state=loopback.state)

        with pytest.raises(SignInDeclined, match="The user rejected it x") as told:
            loopback.wait(no_step)
    assert len(str(told.value)) < 500


def test_only_this_computer_reaches_it_and_by_no_other_address() -> None:
    with Loopback("bluesky") as loopback:
        port = urlsplit(loopback.address).port or 0

        assert urlsplit(loopback.address).hostname == "127.0.0.1"
        for family, host in ((socket.AF_INET6, "::1"), (socket.AF_INET, "127.0.0.2")):
            with socket.socket(family) as line, pytest.raises(OSError, match=r"refused|assign|unreachable"):
                line.connect((host, port))


def test_a_port_in_use_is_passed_over() -> None:
    taken, free = free_ports(2)
    with socket.create_server(("127.0.0.1", taken)), Loopback("x", (taken, free), "/back") as loopback:
        assert loopback.address == f"http://127.0.0.1:{free}/back"


def test_all_ports_in_use_are_named() -> None:
    (taken,) = free_ports(1)
    with socket.create_server(("127.0.0.1", taken)), pytest.raises(SignInDeclined, match=f"the ports {taken} of"):
        Loopback("x", (taken,))


def test_waiting_can_be_called_off_and_leaves_nothing_behind() -> None:
    def stop(_done: float, _total: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled), Loopback("bluesky") as loopback:
        loopback.wait(stop)

    with pytest.raises(ConnectionRefusedError):
        _ask(loopback)
    assert not [each for each in threading.enumerate() if each.name == "loopback" and each.is_alive()]


def test_every_sign_in_has_secrets_of_its_own() -> None:
    first, second = Pkce(), Pkce()

    assert first.verifier != second.verifier
    assert 43 <= len(first.verifier) <= 128  # RFC 7636 section 4.1
    assert len(first.challenge) == 43
