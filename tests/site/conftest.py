"""A built site and a real browser, for all tests of a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.browser import Browser, browser
from tests.site.shelf import write_site


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser) -> Iterator[Browser]:
    chromium.look()
    chromium.allow_scripts(True)
    yield chromium
    chromium.open("about:blank")
