"""Both languages are complete: English in the code, Indonesian in the catalogue."""

import ast
import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

import click.core
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
CLICKS_KEYWORDS = {"_": None, "ngettext": (1, 2)}
MARKS = {"_", "n_", "N_"}


def test_the_catalogue_is_up_to_date() -> None:
    collect = _collect()

    assert collect.as_po(collect.updated("id")) == (FOLDER / "id.po").read_bytes(), "run: make translations"


def test_the_compiled_catalogue_is_what_the_texts_say() -> None:
    stored = read_po(io.BytesIO((FOLDER / "id.po").read_bytes()), "id")

    collect = _collect()

    assert collect.as_mo(stored) == collect.COMPILED.read_bytes(), "run: make translations"


def test_every_text_is_translated() -> None:
    untranslated = [message.id for message in _messages() if not all(_forms(message.string)) or message.fuzzy]

    assert untranslated == []


def test_translations_have_the_places_of_their_originals() -> None:
    wrong = {text: form for message in _messages() for text, form in _pairs(message) if _places(text) != _places(form)}

    assert wrong == {}


def test_translations_begin_and_end_like_their_originals() -> None:
    """A lost full stop, space or colon is what a translator overlooks."""
    marks = ".:…?!"
    pairs = [pair for message in _messages() for pair in _pairs(message)]
    wrong = {
        text: form
        for text, form in pairs
        if ({text[-1], form[-1]} & set(marks) and text[-1] != form[-1]) or text[:1].isspace() != form[:1].isspace()
    }

    assert wrong == {}


def test_no_text_hides_in_an_f_string() -> None:
    """The collector of texts looks into f-strings only on Python 3.12 and later."""
    hidden = {
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "radiodesk").rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and _marks_a_text(call)
    }

    assert hidden == set()


def test_click_still_says_what_is_translated_for_it() -> None:
    folder = Path(click.core.__file__).parent
    said = {text for _file, _line, text, *_ in extract_from_dir(folder, [("**.py", "python")], {}, CLICKS_KEYWORDS)}

    assert set(_collect().CLICKS_WORDS) - said == set()


def _marks_a_text(call: ast.Call) -> bool:
    is_mark = isinstance(call.func, ast.Name) and call.func.id in MARKS
    return is_mark and any(isinstance(argument, ast.Constant) for argument in call.args)


def _collect() -> ModuleType:
    spec = importlib.util.spec_from_file_location("collect", FOLDER / "collect.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _messages() -> list[Message]:
    return [message for message in read_po(io.BytesIO((FOLDER / "id.po").read_bytes()), "id") if message.id]


def _forms(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string),)


def _pairs(message: Message) -> list[tuple[str, str]]:
    return [(_forms(message.id)[-1], form) for form in _forms(message.string) if form]


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*[^}]*\}|%\(\w+\)\w", text))
