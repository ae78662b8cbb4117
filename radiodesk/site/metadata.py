"""What machines read: JSON-LD about the series and its episodes (schema.org), oEmbed, sitemap and robots.txt."""

import json
from xml.sax.saxutils import escape

from markupsafe import Markup

from radiodesk.model.addresses import FEED_FILE, INDEX_FILE, public_address
from radiodesk.model.programme import Programme
from radiodesk.site.artwork import Cover
from radiodesk.site.pages import EpisodeView

PLAYER_SIZE = (600, 260)
"""Width and height of the embedded player, in pixels."""

Facts = dict[str, object]


def series(programme: Programme, cover: Cover) -> Facts:
    """The programme as a PodcastSeries."""
    return _without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "PodcastSeries",
            "@id": _series_id(programme),
            "name": programme.title,
            "description": programme.description,
            "url": public_address(programme.public_url, INDEX_FILE),
            "webFeed": public_address(programme.public_url, FEED_FILE),
            "inLanguage": programme.language,
            "image": public_address(programme.public_url, cover.large_name),
            "author": {"@type": "Organization", "name": programme.author} if programme.author else None,
            "productionCompany": {"@type": "Organization", "name": programme.station} if programme.station else None,
        }
    )


def episode(programme: Programme, view: EpisodeView) -> Facts:
    """An episode as a PodcastEpisode, with its audio, chapters, questions, and where its transcript is."""
    return _without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "PodcastEpisode",
            "@id": view.url,
            "url": view.url,
            "name": view.title,
            "description": view.summary,
            "episodeNumber": view.number,
            "partOfSeason": {"@type": "PodcastSeason", "seasonNumber": view.season} if view.season else None,
            "partOfSeries": {"@type": "PodcastSeries", "@id": _series_id(programme), "name": programme.title},
            "datePublished": view.iso_date,
            "timeRequired": f"PT{view.duration_s}S",
            "inLanguage": programme.language,
            "isFamilyFriendly": not view.is_explicit,
            "isAccessibleForFree": True,
            "image": view.image_url,
            "keywords": [topic.name for topic in view.topics],
            "contributor": [{"@type": "Person", "name": person.name} for person in view.people],
            "associatedMedia": _audio(view),
            "hasPart": [*_chapters(view), *_questions(view)],
            "accessMode": ["auditory", "textual"] if view.talk.paragraphs else ["auditory"],
            "accessibilityFeature": ["transcript"] if view.talk.paragraphs else None,
        }
    )


def as_json_ld(facts: Facts) -> Markup:
    """The facts as they may stand in a page: nothing in them can end the element they stand in."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped here


def oembed(programme: Programme, view: EpisodeView, player_url: str) -> bytes:
    """The episode's embeddable player as an oEmbed answer (oembed.com, section 2.3.4.3)."""
    width, height = PLAYER_SIZE
    title = escape(view.title, {'"': "&quot;"})
    facts = {
        "version": "1.0",
        "type": "rich",
        "title": view.title,
        "provider_name": programme.title,
        "provider_url": public_address(programme.public_url, INDEX_FILE),
        "thumbnail_url": view.image_url,
        "width": width,
        "height": height,
        "html": f'<iframe src="{player_url}" width="{width}" height="{height}" title="{title}"></iframe>',
    }
    return json.dumps(facts, indent=1).encode() + b"\n"


def _audio(view: EpisodeView) -> Facts:
    return _without_gaps(
        {
            "@type": "AudioObject",
            "contentUrl": view.audio_url,
            "encodingFormat": view.audio_type,
            "duration": f"PT{view.duration_s}S",
            "contentSize": view.size,
            "transcript": f"{view.url}#transcript" if view.talk.paragraphs else None,
        }
    )


def _chapters(view: EpisodeView) -> list[Facts]:
    return [
        {"@type": "Clip", "name": stop.title, "startOffset": stop.start_s, "url": f"{view.url}#t={stop.start_s:g}"}
        for stop in view.chapters
    ]


def _questions(view: EpisodeView) -> list[Facts]:
    return [
        _without_gaps(
            {
                "@type": "Question",
                "name": question.text,
                "url": f"{view.url}#q{question.number}",
                "acceptedAnswer": {"@type": "Answer", "text": question.answer} if question.answer else None,
            }
        )
        for question in view.questions
    ]


def _series_id(programme: Programme) -> str:
    return f"urn:uuid:{programme.guid}"


def _without_gaps(facts: Facts) -> Facts:
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}
