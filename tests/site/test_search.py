"""The search: everything that was written or said is found, and a new episode changes few of its files."""

import gettext
import json

from hypothesis import given
from hypothesis import strategies as st

from radiodesk.bahasa.words import LANGUAGES
from radiodesk.site.search import BLOCK, search_files, words_of
from radiodesk.site.stock import Source, newest_first, take_stock
from radiodesk.site.talk import Talk
from radiodesk.site.tongues import tongues_of
from tests.site.makers import cover, dialogue, programme, publication, site


def files(*numbers: int, **changed: object) -> dict[str, bytes]:
    pages = site(*(dialogue(number, **changed) for number in numbers))
    return {path: data for path, data in pages.items() if path.startswith("search/") and path.endswith(".js")}


def searchable(count: int) -> dict[str, bytes]:
    """The files of the search of so many episodes."""
    catalogues = dict.fromkeys(LANGUAGES, gettext.NullTranslations())
    made = newest_first([publication(number) for number in range(1, count + 1)])
    source = Source(programme(), made, cover(), {}, {each.episode_id: Talk() for each in made})
    views = take_stock(tongues_of(programme(), catalogues)[0], source).views
    return search_files(made, {each.episode_id: view for each, view in zip(made, views, strict=True)})


def content(data: bytes) -> dict[str, object]:
    head, _comma, rest = data.decode().partition(",")
    assert head.startswith('shard("')
    read: dict[str, object] = json.loads(rest.removesuffix(")\n"))
    return read


def test_words_of_all_kinds_are_found_where_they_stand() -> None:
    shards = files(7)

    found = {
        word: content(shards[f"search/0/{word[0]}.js"])[word]
        for word in ("keadilan", "panduan", "menolak", "loket", "gowa", "sari")
    }

    assert found == {
        "keadilan": {"7": [9, 4]},
        "panduan": {"7": [2]},
        "menolak": {"7": [4, 310]},
        "loket": {"7": [1, 93]},
        "gowa": {"7": [4, 95]},
        "sari": {"7": [2]},
    }


def test_a_block_lists_its_episodes_and_its_letters() -> None:
    listed = content(files(7)["search/0/list.js"])

    assert listed["episodes"] == {
        "7": ["Keadilan restoratif bagian 7", "episodes/keadilan-restoratif-7/index.html", "2026-02-06"]
    }
    assert set(str(listed["letters"])) == {path.split("/")[2][0] for path in files(7) if "list" not in path}


def test_a_new_episode_changes_no_full_block() -> None:
    before, after = files(1, 2, BLOCK + 1), files(1, 2, BLOCK + 1, BLOCK + 2)

    changed = {path for path in after if after[path] != before.get(path)}

    assert changed
    assert all(path.startswith("search/1/") for path in changed)


def test_of_the_files_of_a_thousand_episodes_a_new_one_changes_those_of_one_block() -> None:
    before, after = searchable(1000), searchable(1001)

    changed = {path for path in after if after[path] != before.get(path)}

    assert {path.split("/")[1] for path in changed} == {str(1001 // BLOCK)}
    assert len(changed) <= 28  # its list, a file for each letter, one for everything else
    assert len(after) > 10 * len(changed)


def test_other_scripts_and_accents() -> None:
    made = dialogue(1, title="Café Ångström العدالة 2026")

    shards = {path: data for path, data in site(made).items() if path.startswith("search/0/")}

    assert "cafe" in content(shards["search/0/c.js"])
    assert "angstrom" in content(shards["search/0/a.js"])
    assert {"العدالة", "2026"} <= set(content(shards["search/0/0.js"]))


@given(st.text())
def test_any_text_gives_words_without_blanks(text: str) -> None:
    assert all(len(word) >= 2 and not word.isspace() for word in words_of(text))


def test_hostile_words_stay_words() -> None:
    made = publication(1, title='");alert(1)//\u2028</script>')

    for path, data in site(made).items():
        if path.startswith("search/0/"):
            assert content(data)
            assert data.isascii()
