"""Hashtags that a screen reader can speak: every word with a capital, acronyms as they are."""

import regex

from radiodesk.social.facts import PostFacts

LONGEST = 30
TOPIC_WORDS = 3
"""A title's topic becomes a tag only when it is this short."""


def hashtag(text: str) -> str:
    """`#JaksaMenyapa` from `Jaksa Menyapa`; whole words up to 30 characters; empty when no letter is left."""
    words = regex.findall(r"[\p{L}\p{M}\p{N}]+", text)
    tag = ""
    for word in words:
        if len(tag) + len(word) > LONGEST:
            break
        tag += word[0].upper() + word[1:]
    return f"#{tag}" if regex.search(r"\p{L}", tag) else ""


def hashtags_of(facts: PostFacts, most: int) -> str:
    """The programme's tag, the desk's own, and the topic before the colon of the title, at most `most` of them."""
    topic = regex.split(r"\s*[:?!–—|]\s*", facts.title)[0]
    texts = [facts.programme, *facts.hashtags]
    if topic != facts.title and len(topic.split()) <= TOPIC_WORDS:
        texts.append(topic)
    tags: dict[str, str] = {}
    for tag in filter(None, map(hashtag, texts)):
        tags.setdefault(tag.casefold(), tag)
    return " ".join(list(tags.values())[:most])
