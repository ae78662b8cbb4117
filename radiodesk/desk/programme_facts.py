"""Change a programme by the names of its fields, as scripts do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from radiodesk.desk.covers import keep_cover
from radiodesk.desk.opening import save_programme
from radiodesk.desk.particulars import FORMS
from radiodesk.desk.sheets import TRUTH
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import Programme
from radiodesk.model.words import N_

TEXTS = ("title", "description", "station", "author", "email", "public_url", "language", "zone", "type")
CLAIMS = {"explicit": "explicit", "complete": "is_complete", "block": "is_blocked"}
"""Yes or no, by name, and the field it is kept in."""

NAMES = (*TEXTS, "category", "cover", *CLAIMS, *FORMS)
"""Everything that can be set."""


def set_programme(library: Library, given: Sequence[tuple[str, str]], programme_id: int = 0) -> Programme:
    """Change what is named; several lines of one field are given by naming it several times.

    An empty text clears it; `programme_id` 0 is the first programme of the library.

    Raises `BadValue`, `NotFilledIn`, and for a cover `NotAPicture`, `FileMissing`.
    """
    texts: dict[str, str] = {}
    for name, text in given:
        texts[name] = f"{texts[name]}\n{text}" if name in texts else text
    changed = {field: value for name, text in texts.items() for field, value in _read(library, name, text).items()}
    save_programme(library, replace(library.programme(programme_id), **changed))
    return library.programme(programme_id)


def programme_texts(programme: Programme) -> Mapping[str, str]:
    """What is known of a programme, by the names of `NAMES`, in the form in which it can be set again."""
    plain = {name: str(getattr(programme, "owner_email" if name == "email" else name)) for name in TEXTS}
    category = " > ".join(filter(None, (programme.category, programme.subcategory)))
    claims = {name: "true" if getattr(programme, field) else "false" for name, field in CLAIMS.items()}
    written = {name: form.write(getattr(programme, name)) for name, form in FORMS.items()}
    return {**plain, "category": category, "cover": programme.cover, **claims, **written}


def _read(library: Library, name: str, text: str) -> dict[str, Any]:
    if name == "category":
        top, _arrow, sub = (part.strip() for part in text.partition(">"))
        return {"category": top, "subcategory": sub}
    if name == "cover":
        return {"cover": keep_cover(library, Path(text)) if text else ""}
    if name in CLAIMS:
        if text.lower() not in TRUTH:
            raise BadValue(value=text, field=N_("yes or no"), expected="true, false")
        return {CLAIMS[name]: TRUTH[text.lower()]}
    if name in FORMS:
        return {name: FORMS[name].read(text)}
    return {"owner_email" if name == "email" else name: text.strip()}
