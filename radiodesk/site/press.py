"""The press: it turns a template and the facts of a page into the page's bytes."""

import gettext
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from radiodesk.model.addresses import FEED_FILE, ascii_url
from radiodesk.model.programme import Programme
from radiodesk.model.web_problems import TemplateBroken
from radiodesk.model.words import N_
from radiodesk.site.artwork import Cover
from radiodesk.site.assets import Assets
from radiodesk.site.pages import EpisodeView, PageView
from radiodesk.site.shelves import Shelf

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The content security policy of every page: own style, script, pictures and sound, and nothing else."""

LOST_PAGE = "404.html"

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"\n\s+")


class Press:
    """Prints the pages of one programme, in its language."""

    def __init__(
        self,
        templates: Sequence[Path],
        words: gettext.NullTranslations,
        programme: Programme,
        cover: Cover,
        assets: Assets,
    ) -> None:
        """Pages come from the first folder of `templates` that has them; the fixed `words` on them from a catalogue."""
        self._words, self._public_url = words, ascii_url(programme.public_url)
        self._environment = _environment(templates, words)
        self._environment.globals |= {"programme": programme, "cover": cover, "assets": assets, "policy": POLICY}
        self._environment.globals |= {"feed": FEED_FILE, "feed_url": ascii_url(programme.feed_url)}

    def word(self, text: str) -> str:
        """A fixed text in the language of the pages."""
        return self._words.gettext(text)

    def shelf_title(self, shelf: Shelf) -> str:
        """What a shelf is called: a year and a person by name, a season by its number and name."""
        if shelf.kind != "season":
            return shelf.name
        number = self.word(N_("Season {number}")).format(number=shelf.number)
        return f"{number}: {shelf.name}" if shelf.name else number

    def page(self, template: str, page: PageView | EpisodeView, **facts: object) -> bytes:
        """One page; `root` in the template leads from it to the programme's folder, `near` to what it loads.

        Raises `TemplateBroken` for a template of the user's own that does not work.
        """
        near = "../" * page.path.count("/")
        # The page of what is not there is shown at any depth, so its links are full addresses.
        root = self._public_url if page.path == LOST_PAGE else near
        try:
            text = self._environment.get_template(template).render(page=page, root=root, near=near, **facts)
        except TemplateError as error:
            raise TemplateBroken(name=getattr(error, "name", None) or template, reason=str(error)) from error
        return _BLANKS.sub("\n", _NOT_TEXT.sub("", text)).encode()


def _environment(templates: Sequence[Path], words: gettext.NullTranslations) -> Environment:
    # Templates of a library that somebody else made are only to print: the sandbox keeps them from anything more.
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters["as_path"] = quote
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    return environment
