"""Names for addresses are plain, whatever was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.bahasa.slugs import LONGEST, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Jaksa Menyapa: Tilang & Anda", "jaksa-menyapa-tilang-anda"),
        ("Jum'at — “Café”/../etc\n😀", "jum-at-cafe-etc"),
        ("النيابة", "episode-7"),
        ("kata " * 40, "kata-" * 15 + "kata"),
    ],
)
def test_titles_become_slugs(title: str, slug: str) -> None:
    assert slug_of(title, "episode-7") == slug


@given(st.text())
def test_any_title_gives_a_safe_name(title: str) -> None:
    slug = slug_of(title, "episode-1")

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
