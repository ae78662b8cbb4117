"""The soundbites of an episode: added and taken out. Each is one step of its history."""

from radiodesk.bahasa.words import _
from radiodesk.desk.sheets import change
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.mark_problems import UnknownSoundbite
from radiodesk.model.problems import BadValue
from radiodesk.model.soundbite import LONGEST_S, SHORTEST_S, Soundbite
from radiodesk.model.spans import Span
from radiodesk.model.timecode import format_clock, format_time
from radiodesk.model.words import N_


def add_soundbite(library: Library, episode_id: int, span: Span, title: str = "") -> Episode:
    """Keep a stretch of the recording as a soundbite; one of the same stretch gets the new title.

    Raises `BadValue` for a stretch that is not in the recording or that no app would take, `UnknownEpisode`.
    """
    episode = library.episode(episode_id)
    fresh = new_soundbite(episode, span, title)
    others = (each for each in episode.sheet.soundbites if (each.start_s, each.end_s) != span)
    return change(library, episode_id, label_of(fresh), soundbites=tuple(sorted((*others, fresh))))


def remove_soundbite(library: Library, episode_id: int, number: int) -> Episode:
    """Take a soundbite out; `number` counts from 1 in order of time. Raises `UnknownSoundbite`."""
    soundbites = tuple(sorted(library.episode(episode_id).sheet.soundbites))
    if not 0 < number <= len(soundbites):
        raise UnknownSoundbite(id=episode_id, number=number)
    left = (*soundbites[: number - 1], *soundbites[number:])
    label = _("Soundbite {name} deleted").format(name=name_of(soundbites[number - 1]))
    return change(library, episode_id, label, soundbites=left)


def new_soundbite(episode: Episode, span: Span, title: str = "") -> Soundbite:
    """A soundbite of a stretch of an episode's recording. Raises `BadValue`."""
    duration_s = episode.recording.info.duration_s
    if not 0 <= span.start_s < span.end_s <= duration_s:
        written = f"{format_time(span.start_s)}-{format_time(span.end_s)}"
        raise BadValue(value=written, field=N_("the recording"), expected=f"0:00:00.000-{format_time(duration_s)}")
    if not SHORTEST_S <= round(span.duration_s, 3) <= LONGEST_S:
        expected = _("{shortest} to {longest} seconds").format(shortest=f"{SHORTEST_S:g}", longest=f"{LONGEST_S:g}")
        raise BadValue(value=format_time(span.duration_s), field=N_("the length of a soundbite"), expected=expected)
    return Soundbite(*span, " ".join(title.split()))


def label_of(soundbite: Soundbite) -> str:
    """The step of the history that adds it."""
    return _("Soundbite {name}").format(name=name_of(soundbite))


def name_of(soundbite: Soundbite) -> str:
    """What a soundbite is called in the history."""
    return f"“{soundbite.title}”" if soundbite.title else format_clock(soundbite.start_s)
