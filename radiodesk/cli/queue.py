"""The commands `post` and `queue`: posts that go out by themselves, once, and what waits for a person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.frame import Told, answer, columns, command, json_option, library_option, opened, progress
from radiodesk.cli.root import root
from radiodesk.desk.attachments import attach
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.composing import composed
from radiodesk.desk.due_posts import run_these
from radiodesk.desk.media_host import site_first
from radiodesk.desk.post_queue import (
    approve_post,
    drop_post,
    queue_post,
    queued_posts,
    settle_by_hand,
)
from radiodesk.desk.post_words import needs_somebody, place_of, told
from radiodesk.desk.retrying import retry_failed, retry_post
from radiodesk.desk.scheduling import read_due
from radiodesk.library.library import Library, utc_now
from radiodesk.model.problems import BadValue, Problem
from radiodesk.model.queued_post import POST_STATES, Attachment, QueuedPost
from radiodesk.model.words import N_
from radiodesk.social.networks import network_of
from radiodesk.social.prices import price_of

CLOSED = ("live", "dropped")


@dataclass(frozen=True)
class _Wish:
    """What was said at the command line. Without a text each network has its own draft."""

    episode_id: int
    text: str | None
    title: str
    attachments: tuple[Attachment, ...]
    again: bool


@command(root, "post", _("Post an episode to accounts, at once or at a set time; each post goes out exactly once."))
@click.argument("episode_id", metavar="ID", type=int)
@click.option(
    "--to", "places", multiple=True, required=True, metavar="ACCOUNT|NETWORK", help=_("Where; may be repeated.")
)
@click.option(
    "--text-file", type=click.File(encoding="utf-8"), metavar=_("FILE"), help=_("What it says; “-” reads it.")
)
@click.option("--title", default="", help=_("Its title, where a network has one."))
@click.option(
    "--attach",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=_("FILE"),
    help=_("A file that goes along; may be repeated."),
)
@click.option("--alt", "alts", multiple=True, metavar=_("TEXT"), help=_("What the file shows, in the same order."))
@click.option("--at", default="", metavar=_("TIME"), help=_("At a set time, in the programme's zone."))
@click.option("--held", is_flag=True, help=_("Let the network hold it until then, where it can."))
@click.option("--again", is_flag=True, help=_("Also when the same went out there not long ago."))
@library_option
@json_option
def post(
    episode_id: int,
    places: tuple[str, ...],
    text_file: TextIO | None,
    title: str,
    files: tuple[Path, ...],
    alts: tuple[str, ...],
    at: str,
    held: bool,
    again: bool,
    library_root: Path,
    as_json: bool,
) -> None:
    if len(alts) > len(files):
        raise click.UsageError(_("--alt describes a file: give one --attach for each."))
    if held and not at:
        raise click.UsageError(_("--held needs --at."))
    written = text_file.read().strip() if text_file else None
    with opened(library_root) as library:
        targets = [_target(library, place) for place in places]
        due = read_due(at, programme_of(library, library.episode(episode_id)).zone) if at else None
        wish = _Wish(episode_id, written, title, _attached(library, files, alts), again)
        now = utc_now()
        approved = _approved(library, targets, wish, now)
        for each in approved:
            _say_what_is_missing(library, each)
            if not as_json:
                _say_price(each)
        made = [queue_post(library, each.id, due, now, held_there=held) for each in approved]
        _answer_carried(library, made, as_json)


@command(root, "queue", _("Posts on their way, and those that wait for you; with an option, change that."))
@click.option("--retry", is_flag=True, help=_("Try again what failed or was missed, and nothing else."))
@click.option("--retry-one", type=int, metavar="N", help=_("Try again this one."))
@click.option("--drop", type=int, metavar="N", help=_("Call it off."))
@click.option("--there", nargs=2, type=(int, str), metavar=_("N LINK"), help=_("You have looked: it is there."))
@click.option("--not-there", type=int, metavar="N", help=_("You have looked: it is not there. It goes out again."))
@click.option("--episode", "episode_id", type=int, metavar="ID", help=_("Only those of this episode."))
@click.option("--all", "all_", is_flag=True, help=_("List also what is public or was called off."))
@library_option
@json_option
def queue(
    retry: bool,
    retry_one: int | None,
    drop: int | None,
    there: tuple[int, str] | None,
    not_there: int | None,
    episode_id: int | None,
    all_: bool,
    library_root: Path,
    as_json: bool,
) -> None:
    if sum((retry, retry_one is not None, drop is not None, there is not None, not_there is not None)) > 1:
        raise click.UsageError(_("One change at a time."))
    with opened(library_root) as library:
        now = utc_now()
        if retry:
            _answer_carried(library, retry_failed(library, now, episode_id), as_json)
        elif retry_one is not None:
            _answer_carried(library, [retry_post(library, retry_one, now)], as_json)
        elif not_there is not None:
            _answer_carried(library, [settle_by_hand(library, not_there, "", now)], as_json)
        elif drop is not None:
            _answer_settled(library, drop_post(library, drop), as_json)
        elif there is not None:
            _answer_settled(library, settle_by_hand(library, *there, now), as_json)
        else:
            listed = [each for each in queued_posts(library, episode_id) if all_ or each.state not in CLOSED]
            lines = columns([_row(library, each) for each in listed]) if listed else [_("No post is on its way.")]
            answer(as_json, {"queue": [document(each) for each in listed]}, *lines)


def document(post: QueuedPost) -> dict[str, object]:
    """A post for `--json`, without what only its connector understands."""
    names = ("id", "episode_id", "network", "account", "state", "title", "text", "link", "due", "made_at", "held_there")
    more = ("attachments", "approved_by", "until", "url", "live_at", "trouble", "tries")
    return {name: getattr(post, name) for name in (*names, *more)}


def _target(library: Library, place: str) -> tuple[str, str]:
    """Network and account. The network's name alone means its only account, or posting by hand where there is none."""
    known = {each.name: each for each in library.accounts()}
    if ":" in place:
        return library.account(place).network, place
    network = network_of(place).key
    there = [name for name, each in known.items() if each.network == network]
    if len(there) > 1:
        raise BadValue(value=place, field=N_("the account"), expected=", ".join(there))
    return network, next(iter(there), "")


def _approved(library: Library, targets: Sequence[tuple[str, str]], wish: _Wish, now: datetime) -> list[QueuedPost]:
    """All of them, or none: where one cannot be, those before it are called off again."""
    drafts = {each.draft.network: each for each in composed(library, wish.episode_id)}
    made: list[QueuedPost] = []
    try:
        for network, account in targets:
            draft = drafts[network]
            approved = approve_post(
                library,
                wish.episode_id,
                network,
                account,
                draft.text if wish.text is None else wish.text,
                title=wish.title or draft.draft.title,
                attachments=wish.attachments,
                now=now,
                despite_repeat=wish.again,
            )
            made.append(approved)
    except Problem:
        for each in made:
            drop_post(library, each.id)
        raise
    return made


def _say_price(post: QueuedPost) -> None:
    price = price_of(post.network, post.text, post.attachments) if post.account else None
    if price:
        click.echo(price.sentence(), err=True)


def _say_what_is_missing(library: Library, post: QueuedPost) -> None:
    if words := site_first(library, post):
        click.echo(words, err=True)


def _attached(library: Library, files: Sequence[Path], alts: Sequence[str]) -> tuple[Attachment, ...]:
    described = (*alts, *[""] * (len(files) - len(alts)))
    return tuple(attach(library, file, alt) for file, alt in zip(files, described, strict=True))


def _answer_carried(library: Library, posts: Collection[QueuedPost], as_json: bool) -> None:
    """Carry what is due of these now, and say how each stands; a problem when one waits for somebody."""
    with progress(_("Posting")) as step:
        for _each in run_these(library, [each.id for each in posts], utc_now, step):
            pass
    now_so = [library.queued(each.id) for each in posts]
    lines = [f"{'✗' if needs_somebody(each) else '✓'} {each.id}: {told(library, each)}" for each in now_so]
    is_well = not any(map(needs_somebody, now_so))
    answer(as_json, {"ok": is_well, "posts": [document(each) for each in now_so]}, *lines)
    if not is_well:
        raise Told(_("Not every post is out as it should be; “radiodesk queue” lists what waits for you."))


def _answer_settled(library: Library, post: QueuedPost, as_json: bool) -> None:
    answer(as_json, {"ok": True, "posts": [document(post)]}, told(library, post))


def _row(library: Library, post: QueuedPost) -> list[str]:
    moment = f"{post.due:%Y-%m-%d %H:%M}" if isinstance(post.due, datetime) else "-"
    title = library.episode(post.episode_id).sheet.title
    return [str(post.id), moment, place_of(post), _(POST_STATES[post.state]), title, post.url or post.trouble]
