"""A user may put templates, a style and scripts of their own in the place of ours; they can print, and nothing more."""

from pathlib import Path

import pytest

from radiodesk.model.web_problems import TemplateBroken
from tests.site.makers import publication, site


def own(folder: Path, name: str, text: str) -> tuple[Path]:
    (folder / name).write_text(text)
    return (folder,)


def test_a_template_takes_the_place_of_ours_and_may_use_the_rest(tmp_path: Path) -> None:
    mine = '{% extends "base.html" %}{% block body %}<h1>Halaman {{ programme.title }} sendiri</h1>{% endblock %}'

    pages = site(publication(1), own=own(tmp_path, "index.html", mine))

    assert "<h1>Halaman Jaksa Menyapa sendiri</h1>" in pages["index.html"].decode()
    assert "Skip to the content" in pages["index.html"].decode()
    assert pages["about/index.html"] == site(publication(1))["about/index.html"]


def test_a_style_takes_the_place_of_ours_under_a_name_of_its_own(tmp_path: Path) -> None:
    pages = site(publication(1), own=own(tmp_path, "style.css", "body { color: var(--ink); }"))

    (path,) = (each for each in pages if each.startswith("assets/style."))
    assert pages[path].endswith(b"body { color: var(--ink); }")
    assert path not in site(publication(1))
    assert path in pages["index.html"].decode()


@pytest.mark.parametrize(
    "text",
    [
        "{% if %}",
        "{{ nothing_of_that_name }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ page.__init__.__globals__ }}",
        "{% include 'not_there.html' %}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_broken_or_a_wicked_one_is_told_and_prints_nothing(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateBroken, match=r"about\.html|not_there|passwd"):
        site(publication(1), own=own(tmp_path, "about.html", text))
