"""Pages are sound HTML, light, and lead only to what is there; the same things come out of two builds."""

import gzip
import posixpath
import random
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from lxml import html

from radiodesk.model.publication import Publication
from radiodesk.model.transcript import Cue, Transcript, Word
from tests.site.makers import RESOURCES, dialogue, programme, publication, site
from tests.site.shelf import EPISODE, PAGES, write_site

LIGHT = 50_000
"""Bytes of an episode's page with style and script, without audio and art."""

SYLLABLES = [first + vowel + last for first in "bdgjklmnprst" for vowel in "aeiou" for last in ("", "n", "r", "h")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize("kind", PAGES)
def test_pages_are_html_without_a_fault(folder: Path, kind: str) -> None:
    html5lib.HTMLParser(strict=True).parse((folder / PAGES[kind]).read_bytes())


def test_every_link_leads_to_a_page_and_to_a_place_that_is_on_it(folder: Path) -> None:
    pages = {file.relative_to(folder).as_posix(): _facts(file) for file in folder.rglob("*.html")}
    made_elsewhere = re.compile(r"(.+/)?feed\.xml|feed\.json|feeds\.opml|audio/.*\.mp3|episodes/[^/]+/transcript\.\w+")
    lost = []
    for path, (links, _places) in pages.items():
        for link in links:
            address = urlsplit(link.removeprefix(programme().public_url))
            if address.scheme or link.startswith("#t="):
                continue
            base = "" if link.startswith(programme().public_url) else posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(base, unquote(address.path))) if address.path else path
            target = {".": "index.html"}.get(target, target)
            if link.endswith("/") and not target.endswith(".html"):
                target += "/index.html"
            is_there = (folder / target).is_file() or made_elsewhere.fullmatch(target)
            is_placed = target not in pages or not address.fragment or address.fragment in pages[target][1]
            lost += [] if is_there and is_placed else [(path, link)]

    assert lost == []


def test_an_episodes_page_is_light(folder: Path) -> None:
    loaded = [folder / EPISODE, *folder.glob("assets/style.*.css"), *folder.glob("assets/player.*.js")]

    assert sum(file.stat().st_size for file in loaded) <= LIGHT


def test_an_hour_of_talk_weighs_little_more_than_its_words() -> None:
    """The words of an hour alone are 50 kB. All else, with the style and the script, is less than that again."""
    hour = an_hour()
    words = sum(len(cue.text) + 1 for cue in hour.cues)

    parts = _loaded(dialogue(7, transcript=hour))

    assert words > 0.95 * LIGHT
    assert sum(map(len, parts)) <= words + 40_000
    assert b"data-t=" not in b"".join(parts)


def test_an_hour_of_talk_is_light_as_servers_send_it() -> None:
    """Compressed, as every web server sends text."""
    parts = _loaded(dialogue(7, transcript=an_hour()))

    assert sum(len(gzip.compress(data, 6)) for data in parts) <= LIGHT


def test_the_times_of_its_words_are_loaded_by_nobody_who_only_reads() -> None:
    pages = site(dialogue(7, transcript=an_hour()))
    (times,) = (path for path in pages if "/words-" in path)

    assert len(pages[times]) <= 40_000
    for path, data in pages.items():
        assert not re.search(rf"""(src|href)="[^"]*{posixpath.basename(times)}""", data.decode(errors="replace")), path


@pytest.mark.parametrize("script", ["player.js", "search.js"])
def test_a_script_is_at_most_10_kilobytes(script: str) -> None:
    text = (RESOURCES / "site" / script).read_text()

    assert len(text.encode()) <= 10_000
    assert not re.search(r"innerHTML|eval\(|Function\(|https?:", text)


def test_two_builds_are_equal_byte_by_byte(folder: Path, tmp_path: Path) -> None:
    again = write_site(tmp_path / "again")

    first, second = (
        {file.relative_to(place): file.read_bytes() for file in place.rglob("*") if file.is_file()}
        for place in (folder, again)
    )
    assert first == second


def test_a_new_episode_leaves_the_pages_of_all_but_its_neighbour_alone() -> None:
    before = site(*(publication(number) for number in range(1, 8)))
    after = site(*(publication(number) for number in range(1, 9)))

    changed = {path for path in after if path.startswith("episodes/") and after[path] != before.get(path)}

    assert {path.split("/")[1] for path in changed} == {"keadilan-restoratif-7", "keadilan-restoratif-8"}


def _facts(file: Path) -> tuple[list[str], set[str]]:
    document = html.document_fromstring(file.read_bytes().decode())
    return [str(each) for each in document.xpath("//a/@href | //@src | //link/@href")], set(document.xpath("//@id"))


def _loaded(made: Publication) -> list[bytes]:
    """What a browser loads of an episode's page, but for sound and pictures."""
    pages = site(made)
    return [data for path, data in pages.items() if path == EPISODE or re.match(r"assets/(style|player)\.", path)]


def an_hour() -> Transcript:
    """8,000 words as often and as long as those of a language, each with its time, in turns of three voices."""
    chance = random.Random(7)
    known = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _number in range(3000)]
    heard = chance.choices(known, [1 / (rank + 3) for rank in range(len(known))], k=8000)
    words = [Word(text, at * 0.45 + at % 7 * 0.01, at * 0.45 + 0.3) for at, text in enumerate(heard)]
    groups = [words[at : at + 12] for at in range(0, len(words), 12)]
    return Transcript(tuple(_cue(group, f"Suara {at // 9 % 3}") for at, group in enumerate(groups)), "id")


def _cue(words: list[Word], speaker: str) -> Cue:
    return Cue(words[0].start_s, words[-1].end_s, " ".join(word.text for word in words), speaker, tuple(words))
