"""The pages with a keyboard alone, without JavaScript, and on paper; in a real browser."""

from pathlib import Path

import pytest

from tests.site.browser import PROGRAM, Browser
from tests.site.shelf import EPISODE, PAGES

pytestmark = [
    pytest.mark.skipif(not PROGRAM, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("chromium"),
]

CONTROLS = "[...document.querySelectorAll('a[href], button, select, input, audio')].filter(it => it.checkVisibility())"
HERE = (
    "(() => { const it = document.activeElement, style = getComputedStyle(it);"
    f"return [{CONTROLS}.indexOf(it), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,"
    " it === document.body]; })()"
)


@pytest.mark.parametrize("kind", PAGES)
def test_tab_reaches_every_control_shows_where_it_is_and_leaves_the_page_again(
    page: Browser, shelf: Path, kind: str
) -> None:
    page.open((shelf / PAGES[kind]).as_uri())
    there = page.run(f"{CONTROLS}.length")
    reached: set[int] = set()
    unseen, has_left = set(), False

    for _step in range(there + 16):  # a player has controls of its own inside
        page.tab()
        at, is_shown, has_left = page.run(HERE)
        if has_left:
            break
        reached.add(at)
        unseen |= set() if is_shown else {at}

    assert has_left
    assert reached == set(range(there))
    assert unseen == set()


def test_the_first_tab_and_enter_skip_to_the_content(page: Browser, shelf: Path) -> None:
    page.open((shelf / EPISODE).as_uri())

    page.tab()
    page.press("Enter", keys=13)

    assert page.run("location.hash") == "#content"


@pytest.mark.parametrize("kind", PAGES)
def test_without_javascript_no_page_lacks_anything_or_complains(page: Browser, shelf: Path, kind: str) -> None:
    address = (shelf / "en" / PAGES[kind] if kind != "lost" else shelf / PAGES[kind]).as_uri()
    page.open(address)
    with_scripts = page.run("document.querySelector('main').innerText.length")
    complaints = page.complaints[:]
    page.allow_scripts(False)

    page.open(address)
    shown = page.text()

    assert [each for each in complaints if "radio.contoh.go.id" not in each] == []
    # What a script adds is at most the buttons of the player and the box of the search.
    assert len(shown) >= with_scripts - 250
    assert "Skip to the content" in shown or kind in {"lost", "embedded player"}


@pytest.mark.parametrize("kind", ["programme", "episode", "topic", "about"])
def test_on_paper_nothing_is_dark_and_nothing_goes_over_the_edge(page: Browser, shelf: Path, kind: str) -> None:
    page.open((shelf / PAGES[kind]).as_uri())
    page.look("dark", 700, 1000, media="print")

    light = page.run(
        "[document.body, ...document.querySelectorAll('main *')].filter(it => it.checkVisibility()).filter(it => {"
        "const of = getComputedStyle(it).backgroundColor.match(/[\\d.]+/g).map(Number);"
        "return (of.length < 4 || of[3] > 0) && of[0] + of[1] + of[2] < 600; }).map(it => it.outerHTML.slice(0, 80))"
    )

    assert light == []
    assert page.run("document.documentElement.scrollWidth") <= 700
