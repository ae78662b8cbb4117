"""The command line speaks both languages; what scripts rely on is the same in each."""

import json
import os
import subprocess
import sys
from functools import cache

import pytest

from tests.terminal import Terminal

HELP = """
import json, sys
from radiodesk.__main__ import main
sys.argv[:] = ["radiodesk", "--version"]
try:
    main()
except SystemExit:
    from radiodesk.cli.root import root

def texts(command):
    yield command.help
    for parameter in command.params:
        yield getattr(parameter, "help", None)
    for inner in getattr(command, "commands", {}).values():
        yield from texts(inner)

print(json.dumps(list(texts(root))))
"""


@cache
def _said(language: str, *words: str) -> str:
    environment = {**os.environ, "RADIODESK_LANGUAGE": language}
    command = [sys.executable, *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout


def test_every_help_text_is_there_in_both_languages() -> None:
    english, indonesian = (json.loads(_said(language, "-c", HELP).splitlines()[-1]) for language in ("en", "id"))

    assert len(english) > 50
    assert [text for text, other in zip(english, indonesian, strict=True) if text == other and text] == []


@pytest.mark.parametrize(
    ("language", "words"), [("id", ("Pemakaian:", "[OPSI]", "Perintah:", "Tampilkan pesan ini")), ("en", ("Usage:",))]
)
def test_help_is_wholly_in_one_language(language: str, words: tuple[str, ...]) -> None:
    told = _said(language, "-m", "radiodesk", "--help")

    assert [word for word in words if word not in told] == []
    assert ("Usage" in told) is (language == "en")


@pytest.mark.usefixtures("_indonesian")
def test_states_and_numbers_are_words_for_people_and_constants_for_scripts(imported: Terminal) -> None:
    assert "Draf" in imported.type("episodes").out
    assert [row["status"] for row in imported.json("episodes")["episodes"]] == ["draft"]
    assert "LUFS, rentang " in imported.type("analyse", 1).out
    assert "." not in imported.type("analyse", 1).out.split("Kenyaringan: ")[1].splitlines()[0]


def test_a_problem_says_what_to_type_next(imported: Terminal) -> None:
    told = imported.type("publish", 1, "--to", "web")

    assert told.err.endswith("“radiodesk destination add web FOLDER” sets it up.\n")
