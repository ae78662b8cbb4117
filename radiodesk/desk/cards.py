"""Pictures for the posts of an episode, in every ratio and in the programme's colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from radiodesk.bahasa.words import _
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.covers import cover_of
from radiodesk.desk.posting import posts
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.settings.places import resources
from radiodesk.site.assets import chosen_colours
from radiodesk.site.colours import light_palette
from radiodesk.social.angles import DEFAULT_ANGLE, Angle
from radiodesk.social.cards.card import LAYOUTS, CardText, draw_card
from radiodesk.social.cards.ratios import RATIOS

DEFAULT_LAYOUT = "band"


@dataclass(frozen=True)
class Cards:
    """One picture (PNG) a ratio, and the description for those who cannot see them."""

    pictures: Mapping[str, bytes]
    alt: str


def draw_cards(library: Library, episode_id: int, angle: Angle = DEFAULT_ANGLE, layout: str = DEFAULT_LAYOUT) -> Cards:
    """The first line of the posts as pictures: a quote with its speaker, a number, a question or the title.

    Same episode, same bytes. Raises `UnknownEpisode`, and `BadValue` for a layout that is unknown.
    """
    if layout not in LAYOUTS:
        raise BadValue(value=layout, field=N_("a layout"), expected=", ".join(LAYOUTS))
    episode = library.episode(episode_id)
    programme = programme_of(library, episode)
    cover = cover_of(library, programme, episode.sheet.cover)
    colours = light_palette(*chosen_colours(programme, cover))
    text = _text(library, episode_id, angle)
    drawn = {
        key: draw_card(text, ratio, layout, colours, resources() / "fonts", cover.medium)
        for key, ratio in RATIOS.items()
    }
    return Cards(drawn, alt_text(text))


def alt_text(text: CardText) -> str:
    """What stands on a card, said to those who hear it read out."""
    if text.is_quote:
        template = _("Quote from {programme}: “{body}” Said by {speaker}.")
        return template.format(programme=text.programme, body=text.body, speaker=text.speaker)
    return _("Card of {programme}: {body}").format(programme=text.programme, body=text.body)


def write_cards(cards: Cards, folder: Path) -> tuple[Path, ...]:
    """`card-1x1.png` and so on, and the description as `card.txt`, each written whole."""
    paths = {folder / f"card-{key.replace(':', 'x')}.png": data for key, data in cards.pictures.items()}
    for path, data in {**paths, folder / "card.txt": f"{cards.alt}\n".encode()}.items():
        write_whole(path, data)
    return tuple(paths)


def keep_cards(library: Library, episode_id: int, cards: Cards) -> Mapping[str, Path]:
    """The same as files of the library, by ratio: what a network's page takes from the clipboard is a file."""
    paths = write_cards(cards, library.root / "posts" / "cards" / str(episode_id))
    return dict(zip(cards.pictures, paths, strict=True))


def _text(library: Library, episode_id: int, angle: Angle) -> CardText:
    programme = programme_of(library, library.episode(episode_id))
    hook = posts(library, episode_id, angle)[0].hook
    said = hook.said if hook else None
    address = urlsplit(programme.public_url)
    where = f"{address.netloc}{address.path}".rstrip("/")
    return CardText(
        body=said.text if said else hook.text if hook else programme.title,
        speaker=said.speaker if said else "",
        programme=programme.title,
        footer=tuple(part for part in (programme.station, where) if part),
        is_quote=bool(said and said.speaker),
    )
