"""Builds the public pages of a programme: whole without JavaScript or foreign servers. Same data, same bytes."""

import gettext
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from radiodesk.model.addresses import FEED_FILE, INDEX_FILE, ascii_url, public_address
from radiodesk.model.notes import parse_notes
from radiodesk.model.problems import storage_guard
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from radiodesk.site.artwork import Cover
from radiodesk.site.pages import EpisodeView, episode_view, open_graph_locale, share_links

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'"
"""The content security policy of every page: own style, pictures and sound, and nothing else."""

_STAGES = {".html": "page", ".css": "asset", ".json": "asset", ".jpg": "art", ".png": "art"}

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class ProgrammeView:
    """The programme's page as the head of a page describes it."""

    title: str
    summary: str
    url: str
    image_url: str
    locale: str


def build_site(
    programme: Programme,
    publications: Sequence[Publication],
    cover: Cover,
    covers: Mapping[int, Cover],
    templates: Path,
    translations: gettext.NullTranslations,
) -> dict[str, bytes]:
    """All pages, the style and the covers, by relative path; links inside are relative, so it also works from a disk.

    `cover` is the programme's, `covers` those of the episodes by id; `translations` belong to the programme's language.
    Addresses that others need (canonical, Open Graph) are below the programme's public address.
    """
    environment = _environment(templates, translations)
    with storage_guard(templates):
        style = (templates / "style.css").read_bytes()
    style_name = f"assets/style.{hashlib.sha256(style).hexdigest()[:8]}.css"
    environment.globals |= {"programme": programme, "cover": cover, "policy": POLICY, "feed": FEED_FILE}
    environment.globals |= {"style": style_name, "feed_url": ascii_url(programme.feed_url)}
    newest_first = sorted(publications, key=lambda each: (each.date, each.episode_id), reverse=True)
    views = [episode_view(programme, each, covers.get(each.episode_id, cover)) for each in newest_first]
    art = {path: data for each in (cover, *covers.values()) for path, data in each.files().items()}
    pages = {INDEX_FILE: _index_page(environment, programme, cover, views), **_episode_pages(environment, cover, views)}
    return {**art, style_name: style, **pages}


def stage_of(path: str) -> str:
    """The stage in which a file of the site becomes public (one of `STAGES`), told by its path."""
    return "index" if path == INDEX_FILE else _STAGES[PurePosixPath(path).suffix]


def _environment(templates: Path, translations: gettext.NullTranslations) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return environment


def _index_page(environment: Environment, programme: Programme, cover: Cover, views: Sequence[EpisodeView]) -> bytes:
    page = ProgrammeView(
        title=programme.title,
        summary=programme.description,
        url=public_address(programme.public_url, INDEX_FILE),
        image_url=public_address(programme.public_url, cover.large_name),
        locale=open_graph_locale(programme.language),
    )
    years = [(year, list(group)) for year, group in groupby(views[1:], key=lambda view: view.year)]
    return _page(
        environment,
        "index.html",
        root="",
        page=page,
        description=parse_notes(programme.description),
        newest=views[0] if views else None,
        years=years,
    )


def _episode_pages(environment: Environment, cover: Cover, views: Sequence[EpisodeView]) -> dict[str, bytes]:
    later = [None, *views]
    earlier = [*views[1:], None]
    return {
        view.path: _page(
            environment,
            "episode.html",
            root="../../",
            page=view,
            episode=view,
            own_cover=view.cover != cover,
            shares=share_links(view),
            earlier=before,
            later=after,
        )
        for view, before, after in zip(views, earlier, later, strict=False)
    }


def _page(environment: Environment, template: str, **facts: object) -> bytes:
    return _NOT_TEXT.sub("", environment.get_template(template).render(facts)).encode()
