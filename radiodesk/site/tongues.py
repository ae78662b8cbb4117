"""The languages in which the pages are there: the programme's own at its root, the other in a folder of its own."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass

from radiodesk.bahasa.words import LANGUAGES
from radiodesk.model.addresses import public_address
from radiodesk.model.programme import Programme

LOCALES = {"id": "id_ID", "en": "en_GB"}
"""The languages as Open Graph wants them."""


@dataclass(frozen=True)
class Tongue:
    """A language of the pages. `folder` is where they are below the programme's: empty, or such as `en/`.

    `tag` is the language that a page says it is in (BCP 47); `words` are the fixed texts on it.
    """

    language: str
    folder: str
    tag: str
    words: gettext.NullTranslations

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return LANGUAGES[self.language]

    @property
    def locale(self) -> str:
        """Its locale for Open Graph."""
        return LOCALES[self.language]

    def address(self, programme: Programme, path: str) -> str:
        """The public address of a page in this language."""
        return public_address(programme.public_url, self.folder + path)


def tongues_of(programme: Programme, catalogues: Mapping[str, gettext.NullTranslations]) -> tuple[Tongue, ...]:
    """Both languages, that of the programme first; `catalogues` has the fixed texts by language.

    A programme in a language that we do not speak has English around it.
    """
    spoken = programme.language.partition("-")[0].lower()
    first = spoken if spoken in LANGUAGES else "en"
    return tuple(
        Tongue(language, folder, tag, catalogues[language])
        for language, folder, tag in (
            (first, "", programme.language if spoken == first else first),
            *((other, f"{other}/", other) for other in LANGUAGES if other != first),
        )
    )
