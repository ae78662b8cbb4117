"""Topics are read as people write them, and each has one address however it is spelt."""

import pytest

from radiodesk.bahasa.topics import by_topic, read_topics, topic_slug, write_topics
from radiodesk.model.feed_entry import entry_of
from tests.feed.makers import publication


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Tanah; Warisan", ("Tanah", "Warisan")),
        (" tanah adat ,  warisan,", ("tanah adat", "warisan")),
        ("Tanah, TANAH; tanah", ("Tanah",)),
        (";;  ,", ()),
        ("حقوق; 📻", ("حقوق", "📻")),
    ],
)
def test_commas_and_semicolons_separate_them(text: str, topics: tuple[str, ...]) -> None:
    assert read_topics(text) == topics
    assert read_topics(write_topics(topics)) == topics


def test_an_address_takes_plain_letters_and_never_two_topics() -> None:
    assert topic_slug("Tanah & Warisan") == "tanah-warisan"
    assert topic_slug("حقوق").startswith("topic-")
    assert topic_slug("حقوق") != topic_slug("📻")


def test_a_topic_keeps_the_name_that_it_had_first() -> None:
    earlier = entry_of("a", publication(1, topics=("Tanah adat",)))
    later = entry_of("b", publication(2, topics=("TANAH ADAT", "Warisan")))

    first, second = by_topic([later, earlier])

    assert (first.slug, first.name, first.entries) == ("tanah-adat", "Tanah adat", (later, earlier))
    assert (second.name, second.entries) == ("Warisan", (later,))
