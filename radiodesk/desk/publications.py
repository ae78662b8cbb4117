"""Turn episodes into publications: what goes out is fixed here, with its audio, its slug and its dates."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from radiodesk.bahasa.slugs import slug_of
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.checklist import insist_on_readiness
from radiodesk.desk.heard import chapters_heard, questions_heard, soundbites_heard
from radiodesk.desk.moving_as_was import first_public, sound_as_it_was, words_as_they_were
from radiodesk.desk.rendering import preset_named, render_episode
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.publication import Enclosure, Publication
from radiodesk.model.sound import DEFAULT_PRESET, FILE_FORMATS, Preset

SMALL_KBPS = 32
"""Half an hour in 7 MB: speech in mono stays clear, and it flows where the telephone shows one bar."""

LARGE_SHARE = 0.7
"""Of the work of making both forms of the audio."""


def publications_after(
    library: Library, former: Sequence[Publication], ids: Sequence[int], preset: str | None, now: datetime, step: Step
) -> tuple[Publication, ...]:
    """The publications of a destination once these episodes are published too; the others stay as they went out.

    Newest first. An episode that has not changed keeps its publication, so that nothing is sent again. `preset` None is
    the one that an episode went out with, else podcast.
    """
    published = {publication.episode_id: publication for publication in former}
    for position, episode_id in enumerate(ids):
        episode = library.episode(episode_id)
        insist_on_readiness(library, episode)
        share = portion(step, position / len(ids), (position + 1) / len(ids))
        earlier = published.get(episode_id) or library.earlier_publication(episode_id)
        if earlier is not None:  # what was unpublished comes back with its address and its date
            published[episode_id] = earlier
        chosen = preset or preset_of(earlier)
        audio = _audio(library, episode, chosen, share)
        published[episode_id] = _publication(library, episode, audio, published, chosen, now)
        share(1, 1)
    return tuple(sorted(published.values(), key=lambda each: (each.date, each.episode_id), reverse=True))


def preset_of(publication: Publication | None) -> str:
    """The preset that an episode went out with; podcast for one that has not."""
    return publication.preset if publication else DEFAULT_PRESET


def _audio(library: Library, episode: Episode, preset: str, step: Step) -> tuple[Enclosure, ...]:
    """The audio of an episode, and the small form of it where the programme has one."""
    small = programme_of(library, episode).small_audio
    whole, rest = portion(step, 0, LARGE_SHARE if small else 1), portion(step, LARGE_SHARE, 1)
    chosen = preset_named(preset)
    audio = sound_as_it_was(library, episode, preset) or _rendered(library, episode, chosen, whole)
    if not small:
        return (audio,)
    slim = replace(chosen, name="small", channels=1, bit_rate_kbps=SMALL_KBPS, form=small)
    return audio, _rendered(library, episode, slim, rest)


def _rendered(library: Library, episode: Episode, preset: Preset, step: Step) -> Enclosure:
    """The audio made for an episode; its file has only an ending until the slug is known."""
    audio = render_episode(library, episode, preset, step)
    form = FILE_FORMATS[preset.form]
    return Enclosure(form.suffix, audio.size_bytes, form.media_type, audio.duration_s, audio.sha256)


def _named(audio: Enclosure, slug: str) -> Enclosure:
    """New audio gets a new name: whoever has the old one keeps it whole, and no app mixes the two."""
    return replace(audio, file_name=f"{slug}-{audio.sha256[:8]}{audio.file_name}")


def _publication(
    library: Library,
    episode: Episode,
    audio: tuple[Enclosure, ...],
    published: Mapping[int, Publication],
    preset: str,
    now: datetime,
) -> Publication:
    former, origin = published.get(episode.id), library.origin(episode.id)
    others = [each.slug for each in published.values() if each.episode_id != episode.id]
    wanted = slug_of(episode.sheet.title, f"episode-{episode.id}")
    slug = library.propose_slug(episode.id, wanted, others)
    fresh = Publication(
        episode_id=episode.id,
        guid=episode.guid,
        slug=slug,
        sheet=episode.sheet,
        chapters=chapters_heard(episode),
        enclosure=_named(audio[0], slug),
        first_published=former.first_published if former else first_public(origin, now),
        revised=now,
        preset=preset,
        questions=questions_heard(episode),
        soundbites=soundbites_heard(episode),
        alternates=tuple(_named(each, slug) for each in audio[1:]),
        wording=words_as_they_were(episode, origin),
    )
    if former is not None and replace(fresh, revised=former.revised) == former:
        return former
    return fresh
