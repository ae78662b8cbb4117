"""Commands that edit an episode: cut, keep, fade, gain, clean, edits, chapter, person."""

from dataclasses import replace
from math import isfinite, nan
from pathlib import Path
from typing import Any

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.frame import command, json_option, library_option, opened
from radiodesk.cli.root import root
from radiodesk.cli.showing import answer_episode
from radiodesk.desk import sheets
from radiodesk.model.chapter import Chapter
from radiodesk.model.cleaning import AS_RECORDED
from radiodesk.model.edits import Span
from radiodesk.model.fades import FADE_SHAPES
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.problems import BadTime, BadValue
from radiodesk.model.timecode import parse_time
from radiodesk.model.words import N_

id_argument = click.argument("episode_id", metavar="ID", type=int)
spans_argument = click.argument("spans", metavar=_("START-END..."), nargs=-1, required=True)


@command(root, "cut", _("Leave stretches of the recording out. Times are those of the recording."))
@id_argument
@spans_argument
@library_option
@json_option
def cut(episode_id: int, spans: tuple[str, ...], library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        answer_episode(library, sheets.cut(library, episode_id, *map(read_span, spans)), as_json)


@command(root, "keep", _("Leave out everything but these stretches of the recording."))
@id_argument
@spans_argument
@library_option
@json_option
def keep(episode_id: int, spans: tuple[str, ...], library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        answer_episode(library, sheets.keep(library, episode_id, *map(read_span, spans)), as_json)


@command(root, "fade", _("Fade the beginning in and the end out."))
@id_argument
@click.option("--in", "fade_in", metavar="S", help=_("Seconds to fade the beginning in."))
@click.option("--out", "fade_out", metavar="S", help=_("Seconds to fade the end out."))
@click.option("--shape", metavar=_("NAME"), help=_("Of these fades: {names}.").format(names=", ".join(FADE_SHAPES)))
@library_option
@json_option
def fade(
    episode_id: int, fade_in: str | None, fade_out: str | None, shape: str | None, library_root: Path, as_json: bool
) -> None:
    in_s, out_s = (None if text is None else parse_time(text) for text in (fade_in, fade_out))
    with opened(library_root) as library:
        answer_episode(library, sheets.fade(library, episode_id, in_s, out_s, shape), as_json)


@command(root, "gain", _("Make a stretch of the recording louder or softer, in dB; 0 leaves it."), takes_minus=True)
@id_argument
@click.argument("span", metavar=_("START-END"))
@click.argument("decibels", metavar="DB")
@library_option
@json_option
def gain(episode_id: int, span: str, decibels: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        episode = sheets.adjust_gain(library, episode_id, read_span(span), read_number(decibels, N_("a gain")))
        answer_episode(library, episode, as_json)


@command(root, "clean", _("Clean the sound of the recording up. Amounts go from 0, off, to 1."))
@id_argument
@click.option("--clicks", metavar="A", help=_("Clicks and crackle."))
@click.option("--rumble", metavar="A", help=_("What lies below the voice: wind, traffic, knocks."))
@click.option("--hum", metavar="A", help=_("The hum of the mains."))
@click.option("--hum-hz", metavar="HZ", type=int, help=_("The frequency of the mains: 50 or 60."))
@click.option("--noise", metavar="A", help=_("Steady noise: hiss, fans, a telephone line."))
@click.option("--levelling", metavar="A", help=_("Differences between near and far voices."))
@click.option("--off", is_flag=True, help=_("Leave out all clean-up that is not named here."))
@library_option
@json_option
def clean(
    episode_id: int, hum_hz: int | None, off: bool, library_root: Path, as_json: bool, **amounts: str | None
) -> None:
    fields: dict[str, Any] = {
        name: read_number(text, N_("an amount of clean-up")) for name, text in amounts.items() if text is not None
    }
    if hum_hz is not None:
        fields["hum_hz"] = hum_hz
    with opened(library_root) as library:
        known = AS_RECORDED if off else library.episode(episode_id).sheet.edits.clean_up
        answer_episode(library, sheets.set_clean_up(library, episode_id, replace(known, **fields)), as_json)


@command(root, "edits", _("Show the edit list, or clear it."))
@id_argument
@click.option("--clear", is_flag=True, help=_("Hear the whole recording again."))
@library_option
@json_option
def edits(episode_id: int, clear: bool, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        episode = sheets.clear_edits(library, episode_id) if clear else library.episode(episode_id)
        answer_episode(library, episode, as_json)


@command(root, "chapter", _("Name a moment of the recording."))
@id_argument
@click.argument("time", metavar=_("TIME"))
@click.argument("title", metavar=_("TITLE"))
@library_option
@json_option
def chapter(episode_id: int, time: str, title: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        answer_episode(library, sheets.add_chapter(library, episode_id, Chapter(parse_time(time), title)), as_json)


@command(root, "person", _("Name who is heard."))
@id_argument
@click.argument("name", metavar=_("NAME"))
@click.option("--role", default="guest", show_default=True, type=click.Choice(list(ROLES)), help=_("In which role."))
@library_option
@json_option
def person(episode_id: int, name: str, role: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library:
        answer_episode(library, sheets.add_person(library, episode_id, Credit(name, role)), as_json)


def read_span(text: str) -> Span:
    """`START-END` as a span. Raises `BadTime`."""
    start, hyphen, end = text.partition("-")
    if not hyphen:
        raise BadTime(text=text)
    return Span(parse_time(start), parse_time(end))


def read_number(text: str, field: str) -> float:
    """A number as people write it: -6, −6, +3.5, 3,5. Raises `BadValue`, saying that it is for `field`."""
    try:
        number = float(text.strip().replace("\N{MINUS SIGN}", "-").replace(",", "."))
    except ValueError:
        number = nan
    if not isfinite(number):
        raise BadValue(value=text, field=field, expected="0.5, -6, +3")
    return number
