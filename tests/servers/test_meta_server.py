"""The fake of Meta refuses what Meta's own schema does not have: only then do the tests of the connectors say much."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest

from tests.servers.meta_graph import PAGES
from tests.servers.meta_server import Meta, meta_server

PAGE, (_NAME, TOKEN, INSTAGRAM, _USERNAME) = next(iter(PAGES.items()))


@pytest.fixture(scope="module")
def meta() -> Iterator[Meta]:
    with meta_server() as server:
        yield server


def ask(meta: Meta, path: str, token: str, **facts: str) -> tuple[int, dict[str, object]]:
    data = urllib.parse.urlencode(facts).encode() if facts else None
    request = urllib.request.Request(f"{meta.url}/{path}", data, {"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.status, json.load(error)["error"]


@pytest.mark.parametrize(
    ("path", "facts", "words"),
    [
        (f"v26.0/{PAGE}/feed", {"mesage": "typo"}, "Unknown parameter mesage"),
        (f"v26.0/{PAGE}/feed", {"message": "x", "published": "perhaps"}, "published must be bool"),
        (f"v26.0/{PAGE}/feed", {"message": "x", "attached_media": "[1, 2]"}, "attached_media must be list<Object>"),
        (f"v26.0/{PAGE}/feed", {"message": "x", "unpublished_content_type": "LATER"}, "unpublished_content_type must"),
        (f"v26.0/{PAGE}/videos", {"upload_phase": "begin"}, "upload_phase must be upload_phase_enum"),
        (f"v26.0/{PAGE}/videos", {"upload_phase": "start", "file_size": "many"}, "file_size must be unsigned int"),
        (f"v26.0/{PAGE}/nothing", {"a": "b"}, "Unsupported request"),
        (f"v26.0/{INSTAGRAM}/media", {"image": "x"}, "Unknown parameter image"),
        (f"v26.0/{INSTAGRAM}/media_publish", {"creation_id": "x"}, "creation_id must be unsigned int"),
    ],
)
def test_what_the_graph_api_does_not_have_is_refused(meta: Meta, path: str, facts: dict[str, str], words: str) -> None:
    status, error = ask(meta, path, TOKEN, **facts)

    assert (status, error["code"]) == (400, 100)
    assert words in str(error["message"])
    assert not meta.posts


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"text": "x"}, "media_type is required"),
        ({"media_type": "SONG"}, "media_type must be"),
        ({"media_type": "TEXT", "text": "x", "caption": "y"}, "Unknown parameter caption"),
        ({"media_type": "TEXT", "text": "a" * 497 + "🤝"}, "at most 500"),
    ],
)
def test_what_threads_does_not_document_is_refused(meta: Meta, facts: dict[str, str], words: str) -> None:
    status, error = ask(meta, "v1.0/me/threads", meta.world.threads_token, **facts)

    assert (status, error["code"]) == (400, 100)
    assert words in str(error["message"])


def test_fields_that_there_are_not_are_refused(meta: Meta) -> None:
    _status, error = ask(meta, f"v26.0/{PAGE}/feed?fields=id,text", TOKEN)

    assert "nonexisting field (text)" in str(error["message"])


def test_a_foreign_token_is_refused(meta: Meta) -> None:
    _status, error = ask(meta, f"v26.0/{PAGE}/feed", "EAAGforeign", message="x")

    assert error["code"] == 190
