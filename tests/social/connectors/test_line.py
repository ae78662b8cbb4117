"""The line to a network: servers that stall, cut, send on, never stop or want to be left in peace; keys never show."""

import logging
import socket
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from radiodesk.model.posting_problems import NotSent, OutcomeUnknown, TooManyPosts
from radiodesk.model.problems import BadValue, Problem
from radiodesk.social.connectors.line import LONGEST_ANSWER, Line, patience
from tests.servers.blunt import Manner, blunt_server, never_ends, says
from tests.servers.ports import free_ports

KEY = "123456:AAH-very-secret"


@contextmanager
def line_to(manner: Manner):
    with blunt_server(manner) as server:
        line = Line("telegram", server.url, {"Authorization": f"Bearer {KEY}"})
        try:
            yield line, server
        finally:
            line.close()


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    lines = (f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", "")
    return "\r\n".join(lines).encode("latin-1") + body


def trouble_of(line: Line, verb: str, path: str = f"/bot{KEY}/send", **parts: object) -> Problem:
    with pytest.raises(Problem) as caught:
        getattr(line, verb)("POST", path, **parts)
    return caught.value


def stall(line: socket.socket) -> None:
    line.recv(1)


def test_an_answer_is_read_with_its_headers_and_its_document():
    with line_to(says(answer("201 Created", b'{"id": 7}', "X-Thing: One"))) as (line, _server):
        got = line.ask("GET", "/")
        assert (got.status, got.is_well, got.headers["x-thing"], got.document) == (201, True, "One", {"id": 7})


def test_who_does_not_answer_in_time_has_perhaps_done_it():
    with line_to(stall) as (line, _server):
        assert isinstance(trouble_of(line, "ask", timeout=0.2), NotSent)
        assert isinstance(trouble_of(line, "commit", timeout=0.2), OutcomeUnknown)


def test_nobody_there_is_surely_not_sent():
    line = Line("telegram", f"http://127.0.0.1:{free_ports(1)[0]}")
    assert isinstance(trouble_of(line, "ask"), NotSent)
    assert isinstance(trouble_of(line, "commit"), NotSent)
    line.close()


@pytest.mark.parametrize(
    "said",
    [b"", b"HTTP/1.1 200 OK\r\nContent-", b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{", b"\x16\x03\x01 no web"],
    ids=["nothing", "half a head", "half a body", "another language"],
)
def test_a_line_that_is_cut_after_the_question_leaves_the_outcome_open(said: bytes):
    with line_to(says(said)) as (line, _server):
        assert isinstance(trouble_of(line, "ask"), NotSent)
        assert isinstance(trouble_of(line, "commit"), OutcomeUnknown)


@pytest.mark.parametrize("status", ["500 Oops", "502 Bad Gateway", "503 Busy", "504 Late"])
def test_a_server_in_trouble_has_perhaps_done_it_all_the_same(status: str):
    with line_to(says(answer(status))) as (line, _server):
        assert isinstance(trouble_of(line, "ask"), NotSent)
        assert isinstance(trouble_of(line, "commit"), OutcomeUnknown)


def test_an_answer_without_end_is_not_read_to_its_end():
    # Given a server that sends blocks of 64 kB as long as anybody listens
    sent = []

    def endless(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            line.sendall(b"x" * 65_536)
            sent.append(65_536)

    # When it is asked
    with line_to(endless) as (line, _server):
        problem = trouble_of(line, "ask")
        unknown = trouble_of(line, "commit")

    # Then somebody hangs up after a few megabytes; what was posted is looked up
    assert isinstance(problem, NotSent)
    assert isinstance(unknown, OutcomeUnknown)
    assert sum(sent) < 2 * LONGEST_ANSWER + 2 * 8_000_000  # what the system holds back on its way


def test_a_long_head_is_not_read_to_its_end_either():
    with line_to(never_ends(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"y" * 8_000 + b"\r\n")) as (line, _server):
        assert isinstance(trouble_of(line, "ask"), NotSent)


def test_what_unfolds_to_more_than_it_is_is_never_unfolded():
    # Given an answer that claims to be packed
    packed = answer("200 OK", b"\x1f\x8b" + b"\0" * 64, "Content-Encoding: gzip")

    # When it is read, then it is what it is, and nobody had asked for it
    with line_to(says(packed)) as (line, server):
        got = line.ask("GET", "/")
        assert (len(got.body), got.document) == (66, {})
        assert b"accept-encoding: identity" in server.heard[0].lower()


@pytest.mark.parametrize("body", [b"<html>", b"\xff\xfe", b"[" * 100_000, b"9" * 5_000, b""])
def test_a_body_that_is_no_document_is_an_empty_one(body: bytes):
    with line_to(says(answer("200 OK", body))) as (line, _server):
        assert line.ask("GET", "/").document == {}


def test_nobody_is_sent_on_with_the_keys():
    # Given a server that sends everybody on to another one
    with blunt_server(says(answer("200 OK"))) as other:
        on = says(answer("307 Temporary Redirect", b"", f"Location: {other.url}/steal"))
        with line_to(on) as (line, _server):
            # Then the keys do not go there, and whether a post went out nobody knows
            assert line.ask("GET", "/").status == 307
            assert isinstance(trouble_of(line, "commit"), OutcomeUnknown)
        assert other.heard == []


def in_a_minute(form: str) -> str:
    moment = datetime.now(UTC) + timedelta(minutes=1)
    forms = {
        "seconds": "60",
        "part of a second": "60.5",
        "since 1970": str(int(moment.timestamp())),
        "of the web": format_datetime(moment, usegmt=True),
        "of ISO 8601": moment.isoformat().replace("+00:00", "Z"),
    }
    return forms[form]


@pytest.mark.parametrize("form", ["seconds", "part of a second", "since 1970", "of the web", "of ISO 8601"])
@pytest.mark.parametrize("name", ["Retry-After", "x-rate-limit-reset", "X-RateLimit-Reset", "ratelimit-reset"])
@pytest.mark.parametrize("verb", ["ask", "commit"])
def test_a_network_that_wants_peace_gets_it_until_then(verb: str, name: str, form: str):
    with line_to(says(answer("429 Too Many", b"", f"{name}: {in_a_minute(form)}"))) as (line, _server):
        problem = trouble_of(line, verb)
    assert isinstance(problem, TooManyPosts)
    assert problem.until is not None
    assert timedelta(seconds=50) < problem.until - datetime.now(UTC) < timedelta(seconds=65)


@pytest.mark.parametrize("said", ["soon", "\xb2", "9" * 5_000, "-5", "", "1e9", "Thu, 99 Foo 2026 25:61:61 GMT"])
def test_a_word_that_is_no_moment_says_nothing_or_at_most_a_day(said: str):
    until = patience({"retry-after": said})
    assert until is None or until <= datetime.now(UTC) + timedelta(days=1)


def test_nobody_waits_longer_than_a_day_or_into_the_past():
    assert patience({"retry-after": "99999999"}) <= datetime.now(UTC) + timedelta(days=1)
    assert patience({"retry-after": "Mon, 01 Jan 2001 00:00:00 GMT"}) > datetime.now(UTC) - timedelta(minutes=1)


@pytest.mark.parametrize("manner", [stall, says(b""), says(b"HTTP/1.1 500 Oops\r\n\r\n"), says(answer("429 No"))])
@pytest.mark.parametrize("verb", ["ask", "commit"])
def test_keys_are_in_no_error_and_in_no_log(manner: Manner, verb: str, caplog: pytest.LogCaptureFixture):
    # Given a log that keeps everything
    caplog.set_level(logging.DEBUG)

    # When something goes wrong
    with line_to(manner) as (line, _server):
        problem = trouble_of(line, verb, timeout=0.2)

    # Then the key is neither in what is said nor in what led to it
    assert KEY not in caplog.text
    assert KEY not in f"{problem} {problem.facts} {problem.__cause__!r}"


def test_a_key_that_was_copied_with_something_strange_is_not_sent_and_not_shown():
    with pytest.raises(BadValue) as caught:
        Line("telegram", "https://api.example", {"Authorization": f"Bearer {KEY}é"})
    assert KEY not in str(caught.value)
    with pytest.raises(BadValue):
        Line("telegram", "https://api.example", {"Authorization": f"{KEY}\r\nX-Evil: 1"})


@pytest.mark.parametrize(
    "server", ["http://api.example", "ftp://127.0.0.1", "api.example", "http://127.0.0.1.evil.example"]
)
def test_keys_do_not_travel_in_clear(server: str):
    with pytest.raises(BadValue):
        Line("telegram", server)


def test_until_when_may_be_said_in_the_answer_itself():
    said = answer("429 Too Many Requests", b'{"ok": false, "parameters": {"retry_after": 600}}')
    with line_to(says(said)) as (line, _server):
        problem = trouble_of(line, "commit")
        assert isinstance(problem, TooManyPosts)
        assert timedelta(minutes=9) < problem.until - datetime.now(UTC) <= timedelta(minutes=10)
