"""Bring the catalogue up to date: collect the texts of code and page templates, keep what is translated, compile.

Run by `make translations` after texts have changed; then translate what is new in id.po and run it again.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
COMPILED = HERE / "id" / "LC_MESSAGES" / "radiodesk.mo"
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "gettext": None, "ngettext": (1, 2)}
METHODS = {
    "radiodesk": [("**.py", "python")],
    "resources/site": [("**.html", "jinja2"), ("**.j2", "jinja2")],
}
OPTIONS = {"**.html": {"newstyle_gettext": "true", "trimmed": "true"}, "**.j2": {"newstyle_gettext": "true"}}
CLICKS_WORDS = (
    "Usage:",
    "Options",
    "Commands",
    "Show this message and exit.",
    "default: {default}",
    "required",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Choose from:\n\t{choices}",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "No such option {name!r}.",
    "No such command {name!r}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    "Option {name!r} does not take a value.",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
)
"""What the library of the command line says itself; it asks gettext for it."""

HEADER = r"""# Indonesian texts of RadioDesk. GPL-3.0-or-later.
msgid ""
msgstr ""
"Language: id\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"""


class Compiled(Catalog):
    """A catalogue that does not tell when and by what it was made: the same texts, the same bytes."""

    mime_headers = (("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", "nplurals=1; plural=0;"))


def collected() -> Catalog:
    """Every text that people read, with the files that say it."""
    catalog = Catalog("id", project="RadioDesk", charset="utf-8", fuzzy=False)
    for folder, methods in METHODS.items():
        found = extract_from_dir(ROOT / folder, methods, OPTIONS, KEYWORDS)
        for file, _line, text, comments, context in found:
            catalog.add(text, locations=[(f"{folder}/{file}", 0)], auto_comments=comments, context=context)
    for text in CLICKS_WORDS:
        catalog.add(text, locations=[("click", 0)])
    return catalog


def updated(language: str) -> Catalog:
    """The stored catalogue of a language with the texts of today: new ones empty, old ones gone."""
    file = HERE / f"{language}.po"
    known = read_po(io.BytesIO(file.read_bytes()), language) if file.exists() else Catalog(language, charset="utf-8")
    known.update(collected(), no_fuzzy_matching=True, update_header_comment=False)
    known.obsolete.clear()
    return known


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as a .po file; no dates and line numbers, so that it changes only when a text does."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    _old_header, _blank, texts = stream.getvalue().decode().partition("\n\n")
    return f"{HEADER}\n{texts}".encode()


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    compiled = Compiled("id", charset="utf-8")
    for message in catalog:
        if message.id:
            compiled.add(message.id, message.string, context=message.context)
    stream = io.BytesIO()
    write_mo(stream, compiled)
    return stream.getvalue()


def main() -> int:
    """Update id.po and what is compiled from it; exit code 1 while something is not translated."""
    catalog = updated("id")
    (HERE / "id.po").write_bytes(as_po(catalog))
    stored = read_po(io.BytesIO((HERE / "id.po").read_bytes()), "id")
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(as_mo(stored))
    open_texts = [message.id for message in catalog if message.id and not all(_forms(message.string))]
    print("\n".join(f"not translated: {text}" for text in open_texts))
    return 1 if open_texts else 0


def _forms(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string),)


if __name__ == "__main__":
    sys.exit(main())
