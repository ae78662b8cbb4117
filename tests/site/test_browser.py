"""The pages in a real browser: nobody is shut out, and the script does what it says."""

from pathlib import Path

import pytest

from radiodesk.feed.transcript_page import transcript_html
from tests.site.browser import PROGRAM, Browser
from tests.site.makers import dialogue, programme
from tests.site.shelf import EPISODE, PAGES, TONGUES

pytestmark = [
    pytest.mark.skipif(not PROGRAM, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("chromium"),
]

HOME = programme().public_url
WAITS = (
    "new Promise((resolve, reject) => {{ const look = () => {{"
    "try {{ if ({claim}) return resolve(true); }} catch (error) {{ return reject(error); }}"
    "setTimeout(look, 20); }}; look(); }})"
)


def until(page: Browser, claim: str) -> None:
    """Wait until a claim in JavaScript holds."""
    assert page.run(WAITS.format(claim=claim))


def play_from(page: Browser, selector: str) -> None:
    page.run(f"document.querySelector({selector!r}).click()")


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("kind", PAGES)
def test_no_page_shuts_anybody_out(page: Browser, shelf: Path, kind: str, language: str) -> None:
    """axe-core finds nothing, in both palettes, on a phone and on a desk; and nothing comes from elsewhere."""
    folder = "" if kind == "lost" else TONGUES[language]
    page.open((shelf / folder / PAGES[kind]).as_uri())
    barriers = []
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.look(scheme, width)
        barriers += page.find_barriers()

    assert barriers == []
    # Browsers draw the controls of a player with pictures of their own (data:).
    elsewhere = [each for each in page.requests if not each.startswith(("file:", "data:image/", HOME))]
    assert elsewhere == []


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_goes_over_the_edge_from_a_small_phone_to_a_large_screen(page: Browser, shelf: Path, kind: str) -> None:
    page.open((shelf / PAGES[kind]).as_uri())
    wide = []

    for width in (320, 360, 768, 1280, 1920):
        page.look(width=width)
        wide += [width] if page.run("document.documentElement.scrollWidth") > width else []

    assert wide == []


def test_the_transcript_as_a_file_of_its_own_shuts_nobody_out_either(page: Browser, tmp_path: Path) -> None:
    file = tmp_path / "transcript.html"
    file.write_bytes(transcript_html(dialogue(7), "id"))

    page.open(file.as_uri())

    assert page.find_barriers() == []


def test_the_judge_is_awake(page: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<!doctype html><html><title>x</title><img src='x.png'><a href='#'></a><p style='color:#ccc'>Pale</p>"
    )

    page.open(bad.as_uri())
    found = {each.partition(":")[0] for each in page.find_barriers()}

    assert {"image-alt", "link-name", "html-has-lang", "color-contrast"} <= found


def test_without_javascript_everything_is_there(page: Browser, shelf: Path) -> None:
    page.allow_scripts(False)

    page.open((shelf / "en" / EPISODE).as_uri())
    shown = page.text()

    for words in ("Ke mana saya harus datang lebih dahulu?", "Damai butuh korban.", "Datanglah ke loket", "Syarat"):
        assert words in shown
    assert "15 s back" not in shown
    page.open((shelf / "en" / PAGES["search"]).as_uri())
    assert "Searching needs JavaScript" in page.text()


def test_a_moment_is_heard_at_a_click_and_told_to_screen_readers(page: Browser, shelf: Path) -> None:
    page.open((shelf / "en" / EPISODE).as_uri())

    play_from(page, ".chapters li:nth-child(2) a")
    until(page, "!audio.paused && audio.currentTime >= 125.5")

    assert page.run("document.querySelector('[role=status]').textContent") == "At 2:05 Syarat"
    assert page.run("document.querySelector('.chapters [aria-current]').textContent.trim()") == "2:05 Syarat"
    assert page.run("document.querySelector('.now').textContent") == "Syarat"
    play_from(page, ".asked li:nth-child(2) .clock")
    until(page, "audio.currentTime >= 310")


def test_the_transcript_follows_and_each_word_leads_to_its_sound(page: Browser, shelf: Path) -> None:
    page.open((shelf / "en" / EPISODE).as_uri())

    assert page.run("document.querySelectorAll('.talk span').length") == 0
    page.run("talk.dispatchEvent(new Event('pointerover'))")
    until(page, "timeOfPiece.size > 0")
    page.run("words.find(word => word.piece.textContent === 'harus').piece.click()")
    until(page, "audio.currentTime >= 91.5")

    assert page.run("document.querySelector('.said').textContent") == "harus"
    until(page, "document.querySelector('.said').textContent === 'datang?'")


def test_keys_work_where_the_focus_is_in_the_player_and_nowhere_else(page: Browser, shelf: Path) -> None:
    page.open((shelf / "en" / EPISODE).as_uri())

    page.run("document.querySelector('.chapters a').focus()")
    page.press("l")
    page.press("l")
    page.press("j")
    assert page.run("audio.currentTime") == 15
    page.press("k")
    until(page, "!audio.paused")
    page.press("k")
    until(page, "audio.paused")
    page.run("document.querySelector('.menu a').focus()")
    page.press("l")
    assert page.run("audio.currentTime") < 20


def test_the_place_and_the_speed_are_remembered(page: Browser, shelf: Path) -> None:
    page.open((shelf / "en" / EPISODE).as_uri())
    page.run("audio.currentTime = 200; audio.play().then(() => audio.pause())")
    until(page, "localStorage.getItem(place) === '200.0'")
    page.run("rate.value = '1.5'; rate.dispatchEvent(new Event('change'))")
    assert page.run("document.querySelector('[role=status]').textContent") == "Speed 1.5×"

    page.open((shelf / "en" / EPISODE).as_uri())

    assert page.run("onward.textContent") == "Continue at 3:20"
    assert page.run("[audio.playbackRate, rate.value]") == [1.5, "1.5"]
    play_from(page, "[data-continue]")
    until(page, "!audio.paused && audio.currentTime >= 200")
    page.run("localStorage.clear()")


def test_no_control_with_the_focus_is_hidden_by_the_player(page: Browser, shelf: Path) -> None:
    page.look("light", 360, 640)
    page.open((shelf / "en" / EPISODE).as_uri())
    hidden = []

    for _step in range(page.run("document.querySelectorAll('a, button, select, input, audio').length") + 8):
        page.tab()
        seen = page.run(
            "(() => { const it = document.activeElement, box = it.getBoundingClientRect();"
            "const over = document.querySelector('.listen').getBoundingClientRect();"
            "const isControl = it !== document.body && !it.closest('.listen, .skip');"
            "const under = isControl && box.top < over.bottom && box.bottom > over.top;"
            "return under && getComputedStyle(document.querySelector('.listen')).position === 'sticky'"
            " && scrollY > 300 ? it.outerHTML : ''; })()"
        )
        hidden += [seen] if seen else []

    assert hidden == []


@pytest.mark.parametrize("kind", ["programme", "episode", "search", "archive"])
def test_targets_are_at_least_24_pixels_or_stand_in_a_sentence(page: Browser, shelf: Path, kind: str) -> None:
    page.look("light", 360)
    page.open((shelf / PAGES[kind]).as_uri())

    small = page.run(
        "[...document.querySelectorAll('a, button, select, input')].filter(it => it.checkVisibility()"
        " && !it.closest('.prose, .skip, h2, h3, .asked-short')).filter(it => { const box = it.getBoundingClientRect();"
        " return box.width < 24 || box.height < 24; }).map(it => it.outerHTML)"
    )

    assert small == []


def test_the_search_finds_what_was_said_and_leads_to_the_moment(page: Browser, shelf: Path) -> None:
    page.open((shelf / "en" / PAGES["search"]).as_uri())

    page.run("document.getElementById('words').focus()")
    page.type("loket pelay")
    until(page, "document.querySelector('.found').textContent === '1 episode found.'")
    assert page.run("document.querySelector('#results li').innerText").split("\n")[-1].startswith("in the transcript")
    page.follow("document.querySelector('#results .clock').click()")

    assert page.run("audio.currentTime") == 93
    until(page, "document.querySelector('span.said')")
    assert page.run("document.querySelector('.said').textContent") == "Datanglah ke loket pelayanan."
    assert page.run("document.querySelector('html').lang") == "en"
    assert page.complaints == []


def test_on_paper_there_are_the_words_and_the_way_back_to_the_sound(page: Browser, shelf: Path) -> None:
    page.open((shelf / "en" / EPISODE).as_uri())
    page.look(media="print")

    shown = page.text()

    assert "Datanglah ke loket" in shown
    assert "Download" not in shown
    assert page.run("document.querySelector('.side .code').checkVisibility()")
    assert page.run("getComputedStyle(document.querySelector('.band')).backgroundColor") == "rgba(0, 0, 0, 0)"
