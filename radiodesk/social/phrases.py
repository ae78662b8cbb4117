"""The fixed words of posts, in the language of the programme (which need not be the language of the window)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """One language. `listen` is the call to action of each kind of post; `{…}` take facts."""

    episode: str
    together: str
    on_programme: str
    more_on: str
    says: str
    joint: str
    last_joint: str
    aired: str
    aired_on: str
    opening: str
    chapters: str
    roles: Mapping[str, str]
    listen: Mapping[str, str]


PHRASES = {
    "id": Phrases(
        episode="Episode {number}",
        together="Bersama {guests} di {programme}.",
        on_programme="Simak jawabannya di {programme}.",
        more_on="Obrolan lengkapnya di {programme}.",
        says="Kata {name}:",
        joint=", ",
        last_joint=" dan ",
        aired="Disiarkan {moment}.",
        aired_on="Disiarkan {moment} di {station}.",
        opening="Pembuka",
        chapters="Bab:",
        roles={
            "guest": "Narasumber",
            "host": "Pembawa acara",
            "co-host": "Pendamping pembawa acara",
            "guest host": "Pembawa acara tamu",
            "reporter": "Reporter",
            "producer": "Produser",
            "editor": "Penyunting",
        },
        listen={
            "story": "Dengarkan selengkapnya: {link}",
            "short": "Dengarkan: {link}",
            "caption": "Dengarkan selengkapnya lewat tautan di bio.",
            "video": "Dengarkan juga sebagai podcast: {link}",
            "message": "Dengarkan di sini: {link}",
        },
    ),
    "en": Phrases(
        episode="Episode {number}",
        together="With {guests} on {programme}.",
        on_programme="Hear the answer on {programme}.",
        more_on="The whole conversation on {programme}.",
        says="{name} says:",
        joint=", ",
        last_joint=" and ",
        aired="Broadcast on {moment}.",
        aired_on="Broadcast on {moment} by {station}.",
        opening="Opening",
        chapters="Chapters:",
        roles={
            "guest": "Guest",
            "host": "Host",
            "co-host": "Co-host",
            "guest host": "Guest host",
            "reporter": "Reporter",
            "producer": "Producer",
            "editor": "Editor",
        },
        listen={
            "story": "Listen to the whole conversation: {link}",
            "short": "Listen: {link}",
            "caption": "Listen to the whole conversation: link in bio.",
            "video": "Also as a podcast: {link}",
            "message": "Listen here: {link}",
        },
    ),
}


def phrases_of(language: str) -> Phrases:
    """The words for a language tag such as `id` or `en-GB`; English for languages we do not have."""
    return PHRASES.get(language.partition("-")[0].lower(), PHRASES["en"])
