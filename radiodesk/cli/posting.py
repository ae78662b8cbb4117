"""The commands `posts` and `posted`: what every network reads of an episode, and where it stands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Unpack

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.filming import FilmWish, film_documents, film_lines, film_options, films
from radiodesk.cli.frame import answer, command, json_option, library_option, opened
from radiodesk.cli.helping import answer_rewritten, answer_sent
from radiodesk.cli.root import root
from radiodesk.desk.cards import DEFAULT_LAYOUT, draw_cards, write_cards
from radiodesk.desk.posting import posts, write_posts
from radiodesk.desk.proving import prove_post
from radiodesk.social.angles import ANGLES, DEFAULT_ANGLE, Angle
from radiodesk.social.cards.card import LAYOUTS
from radiodesk.social.cautions import Caution, cautions
from radiodesk.social.drafts import Draft
from radiodesk.social.networks import NETWORKS, compose_page, network_of
from radiodesk.social.prices import price_of


@command(root, "posts", _("Draft posts for every network, ready to paste."))
@click.argument("episode_id", metavar="ID", type=int)
@click.option("--network", "networks", multiple=True, metavar="N", help=_("Only this network; may be repeated."))
@click.option(
    "--angle",
    type=click.Choice(tuple(ANGLES)),
    default=DEFAULT_ANGLE,
    help=_("Begin with a question, a number or a quote, as far as the episode has one."),
)
@click.option(
    "--card",
    "layout",
    type=click.Choice(tuple(LAYOUTS)),
    is_flag=False,
    flag_value=DEFAULT_LAYOUT,
    help=_("Draw pictures too, into --out."),
)
@click.option("--out", type=click.Path(path_type=Path), metavar=_("DIR"), help=_("Write one text file a network."))
@click.option("--helper", "helped", is_flag=True, help=_("Let the helper that you set up rewrite the drafts."))
@click.option(
    "--show", "shows", is_flag=True, help=_("With --helper: show exactly what would be sent, and send nothing.")
)
@film_options
@library_option
@json_option
def posts_(
    episode_id: int,
    networks: tuple[str, ...],
    angle: Angle,
    layout: str | None,
    out: Path | None,
    helped: bool,
    shows: bool,
    library_root: Path,
    as_json: bool,
    **film: Unpack[FilmWish],
) -> None:
    if layout is not None and out is None:
        raise click.UsageError(_("--card needs --out."))
    if shows and not helped:
        raise click.UsageError(_("--show needs --helper."))
    wanted = [network_of(network).key for network in networks]
    with opened(library_root) as library:
        drafts = posts(library, episode_id, angle)
        cards = draw_cards(library, episode_id, angle, layout) if layout else None
        videos = films(library, episode_id, film, out)
    chosen = [draft for draft in drafts if not wanted or draft.network in wanted]
    if helped:
        (answer_sent if shows else answer_rewritten)(chosen, as_json)
        return
    if out is not None:
        write_posts(chosen, out)
    pictures = write_cards(cards, out) if cards and out else ()
    lines = [line for draft in chosen for line in _lines(draft)]
    document = {
        "posts": [_document(draft) for draft in chosen],
        "cards": pictures,
        "alt": cards.alt if cards else "",
        "videos": film_documents(videos, out),
    }
    answer(as_json, document, *lines, *map(str, pictures), *film_lines(videos, out))


def _document(draft: Draft) -> dict[str, object]:
    return {
        "network": draft.network,
        "title": draft.title,
        "text": draft.text,
        "count": draft.count,
        "angle": draft.hook.angle if draft.hook else None,
        "said": draft.hook.said if draft.hook else None,
        "compose": compose_page(draft.network, draft.text, draft.link),
        "price": _price(draft),
        "cautions": [_caution(each) for each in cautions(draft.network, draft.text, draft.known)],
    }


def _price(draft: Draft) -> dict[str, object] | None:
    price = price_of(draft.network, draft.text)
    return {"dollars": float(price.dollars), "text": price.sentence()} if price else None


def _caution(caution: Caution) -> dict[str, object]:
    fix = caution.fix._asdict() if caution.fix else None
    return {"rule": caution.rule, "text": caution.sentence(), "fix": fix}


def _lines(draft: Draft) -> list[str]:
    head = f"--- {draft.network} ({draft.count.used}/{draft.count.limit})"
    warned = [f"! {each.sentence()}" for each in cautions(draft.network, draft.text, draft.known)]
    if price := price_of(draft.network, draft.text):
        warned.append(f"$ {price.sentence()}")
    return [head, *([draft.title, ""] if draft.title else []), draft.text, *warned, ""]


@command(root, "posted", _("Keep the link of a post as the proof that it went out, or list what went out."))
@click.argument("episode_id", metavar="ID", type=int)
@click.argument("network", required=False)
@click.argument("link", required=False)
@library_option
@json_option
def posted(episode_id: int, network: str | None, link: str | None, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        if network is not None and link is not None:
            prove_post(library, episode_id, network, link, datetime.now(UTC))
        episode = library.episode(episode_id)
        kept = [post for post in library.posts_of(episode.id) if post.link]
    known = {post.network: post for post in kept}
    lines = [f"{network_of(each.network).label}: {each.link}" for each in kept]
    missing = [row.label for key, row in NETWORKS.items() if key not in known]
    told = _("Not posted yet: {networks}").format(networks=", ".join(missing)) if missing else ""
    document = [{"network": each.network, "link": each.link, "posted_at": each.posted_at} for each in kept]
    answer(as_json, {"posted": document}, *lines, *filter(None, [told]))
