"""The press: it turns a template and the facts of a page into the page's bytes."""

import gettext
import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from radiodesk.model.addresses import FEED_FILE, JSON_FEED_FILE, OPML_FILE, ascii_url
from radiodesk.model.programme import Programme
from radiodesk.model.web_problems import TemplateBroken
from radiodesk.model.words import N_
from radiodesk.site.artwork import Cover
from radiodesk.site.assets import Assets
from radiodesk.site.pages import EpisodeView, PageView
from radiodesk.site.paths import LOST_PAGE
from radiodesk.site.shelves import Shelf
from radiodesk.site.tongues import Tongue

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The content security policy of every page: own style, script, pictures and sound, and nothing else.

Our scripts fetch nothing; `connect-src` is for tools that look at a page and ask for its robots.txt (Lighthouse).
"""

FROM_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"\n\s+")


class Press:
    """Prints the pages of one programme in one language."""

    def __init__(
        self,
        templates: Sequence[Path],
        tongue: Tongue,
        tongues: Sequence[Tongue],
        programme: Programme,
        cover: Cover,
        assets: Assets,
    ) -> None:
        """Pages come from the first folder of `templates` that has them, the fixed words on them from `tongue`."""
        self.other_tongues = tuple(each for each in tongues if each is not tongue)
        self._tongue, self._tongues, self._programme = tongue, tongues, programme
        self._environment = _environment(templates, tongue.words)
        self._environment.globals |= {
            "programme": programme,
            "cover": cover,
            "assets": assets,
            "policy": POLICY,
        }
        self._environment.globals |= {"feed": FEED_FILE, "feed_url": ascii_url(programme.feed_url)}
        self._environment.globals |= {"json_feed": JSON_FEED_FILE, "opml": OPML_FILE, "lost_page": LOST_PAGE}
        self._environment.globals |= {"tongue": tongue, "other_tongues": self.other_tongues, "own": self._own}

    def word(self, text: str) -> str:
        """A fixed text in the language of the pages."""
        return self._tongue.words.gettext(text)

    def shelf_title(self, shelf: Shelf) -> str:
        """What a shelf is called: a year and a person by name, a season by its number and name."""
        if shelf.kind != "season":
            return shelf.name
        number = self.word(N_("Season {number}")).format(number=shelf.number)
        return f"{number}: {shelf.name}" if shelf.name else number

    def page(self, template: str, page: PageView | EpisodeView, **facts: object) -> bytes:
        """One page; `near` in the template leads from it to the programme's folder, `root` to that of its language.

        `alternates` are its tags and addresses in all languages. Raises `TemplateBroken` for a template of the user's
        own that does not work.
        """
        folder = self._tongue.folder
        near = "../" * (folder + page.path).count("/")
        # The page of what is not there is shown at any depth, so its links are full addresses.
        root = ascii_url(self._programme.public_url) if page.path == LOST_PAGE else near + folder
        places = {"root": root, "near": near, "alternates": self._alternates(page.path)}
        text = self._printed(template, page=page, **places, **facts)
        return _BLANKS.sub("\n", _NOT_TEXT.sub("", text)).encode()

    def part(self, template: str, depth: int, **facts: object) -> Markup:
        """A piece of pages that are `depth` folders below that of their language. Raises `TemplateBroken`."""
        root = "../" * depth
        near = root + "../" * self._tongue.folder.count("/")
        return Markup(self._printed(template, root=near + self._tongue.folder, near=near, **facts))  # noqa: S704 - escaped by the template

    def _printed(self, template: str, **facts: object) -> str:
        try:
            return self._environment.get_template(template).render(**facts)
        except TemplateError as error:
            raise TemplateBroken(name=getattr(error, "name", None) or template, reason=str(error)) from error

    def _alternates(self, path: str) -> list[tuple[str, str]]:
        return [(each.tag, each.address(self._programme, path)) for each in self._tongues]

    def _own(self, language: str = "") -> Markup:
        """The attribute of what is in another language than the page: the programme's, unless it is named."""
        wanted = language or self._programme.language
        if wanted == self._tongue.tag:
            return Markup("")
        runs = Markup(' dir="rtl"') if wanted.partition("-")[0] in FROM_RIGHT_TO_LEFT else ""
        return Markup(' lang="{}"{}').format(wanted, runs)


class _Compiled(BytecodeCache):
    """Templates that this process has compiled before: each language and each publishing needs the same ones again."""

    _kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def _environment(templates: Sequence[Path], words: gettext.NullTranslations) -> Environment:
    # Templates of a library that somebody else made are only to print: the sandbox keeps them from anything more. Ours
    # alone, in the last folder, print in half the time without it.
    has_others = any(any(folder.glob("*.html")) for folder in templates[:-1])
    environment = (ImmutableSandboxedEnvironment if has_others else Environment)(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_Compiled(),
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters["as_path"] = quote
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    return environment
