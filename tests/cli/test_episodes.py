"""new, import, episodes, show, set: the contract that scripts rely on."""

from pathlib import Path

import pytest

from tests.terminal import Terminal


def test_a_new_library_knows_its_programme(bare: Terminal) -> None:
    made = bare.json(
        "new", bare.library, "--programme", "Jaksa Menyapa", "--public-url", "https://contoh.example/radio",
        "--station", "Radio Contoh", "--category", "News > Politics", "--language", "en",
    )  # fmt: skip

    assert made["programme"]["public_url"] == "https://contoh.example/radio/"
    assert (made["programme"]["category"], made["programme"]["subcategory"]) == ("News", "Politics")
    assert (bare.library / "library.db").is_file()


@pytest.mark.parametrize(
    "wrong",
    [
        ("--public-url", "contoh"), ("--public-url", "ftp://contoh.example"), ("--category", "Bukan Kategori"),
        ("--language", "xx"), ("--programme", " "),
    ],
)  # fmt: skip
def test_a_programme_that_could_not_be_published_is_refused(bare: Terminal, wrong: tuple[str, str]) -> None:
    told = bare.type("new", bare.library, "--programme", "P", "--public-url", "https://a.example", *wrong)

    assert told.code == 1
    assert wrong[1] in told.err
    assert not (bare.library / "library.db").exists()


def test_a_folder_with_something_in_it_is_left_alone(bare: Terminal) -> None:
    bare.library.mkdir()
    (bare.library / "surat.docx").write_text("penting")

    told = bare.type("new", bare.library, "--programme", "P", "--public-url", "https://a.example")

    assert (told.code, told.out) == (1, "")
    assert [path.name for path in bare.library.iterdir()] == ["surat.docx"]


def test_import_prints_the_number_of_the_episode(terminal: Terminal, speech: Path) -> None:
    told = terminal.type("import", speech)

    assert (told.code, told.out) == (0, "1\n")


def test_import_guesses_title_and_date_from_the_file_name(terminal: Terminal, speech: Path) -> None:
    terminal.type("import", speech)

    shown = terminal.json("show", 1)

    assert shown["title"] == "rekaman"
    assert shown["aired"] == "2026-11-20T00:00:00+07:00"
    assert shown["duration_s"] == 20.0


def test_import_takes_details(terminal: Terminal, speech: Path, tmp_path: Path) -> None:
    notes = tmp_path / "catatan.txt"
    notes.write_text("Syarat damai:\nhttps://contoh.example/syarat\n", encoding="utf-8")

    terminal.json(
        "import", speech, "--title", "Damai “tanpa” sidang 😀", "--number", 3, "--season", 2,
        "--aired", "2026-11-20T15:00+08:00", "--notes", notes,
    )  # fmt: skip

    shown = terminal.json("show", 1)
    assert (shown["title"], shown["number"], shown["season"]) == ("Damai “tanpa” sidang 😀", 3, 2)
    assert shown["aired"] == "2026-11-20T15:00:00+08:00"
    assert shown["notes"].startswith("Syarat damai:")


def test_episodes_are_listed_and_found(imported: Terminal, speech: Path) -> None:
    imported.json("import", speech, "--title", "Tilang dan denda")

    assert [row["title"] for row in imported.json("episodes")["episodes"]] == ["Tilang dan denda", "Damai tanpa sidang"]
    assert [row["id"] for row in imported.json("episodes", "--search", "sida")["episodes"]] == [1]


def test_set_changes_details(imported: Terminal) -> None:
    imported.json("set", 1, "title=Judul = baru", "number=", "aired=2026-11-20T15:00", "explicit=ya", "type=bonus")

    shown = imported.json("show", 1)
    assert (shown["title"], shown["number"], shown["explicit"], shown["type"]) == ("Judul = baru", None, True, "bonus")
    assert shown["aired"] == "2026-11-20T15:00:00+07:00"


@pytest.mark.parametrize(
    "pair",
    [
        "judul=x",
        "title",
        "number=nol",
        "number=0",
        "aired=kemarin",
        "explicit=mungkin",
        "type=opera",
        "cover=tidak.png",
    ],
)
def test_set_refuses_what_it_does_not_understand(imported: Terminal, pair: str) -> None:
    before = imported.json("show", 1)

    told = imported.type("set", 1, pair)

    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("radiodesk: ")
    assert imported.json("show", 1) == before


def test_an_unknown_episode_is_a_problem_not_a_traceback(terminal: Terminal) -> None:
    told = terminal.type("show", 99)

    assert told.code == 1
    assert "99" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("words", [("show",), ("show", "satu"), ("nonsense",), ("person", "1", "A", "--role", "king")])
def test_wrong_usage_is_exit_code_2(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal.type(*words).code == 2


def test_without_a_library_the_sentence_says_so(bare: Terminal) -> None:
    told = bare.type("episodes")

    assert told.code == 1
    assert "no RadioDesk library" in told.err
