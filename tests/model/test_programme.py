"""A programme's identity follows the podcast namespace."""

import pytest

from radiodesk.model.programme import Programme, podcast_guid


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("http://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_guid_is_that_of_the_namespace_examples(url: str, guid: str) -> None:
    assert podcast_guid(url) == guid


def test_the_guid_stays_when_the_address_changes() -> None:
    programme = Programme("Jaksa Menyapa", "https://contoh.example/radio")
    born = programme.guid

    programme.public_url = "https://lain.example/"

    assert programme.guid == born
    assert Programme("Jaksa Menyapa", "https://lain.example/", guid=born).guid == born
