"""Posts are counted as the networks count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.problems import BadValue
from radiodesk.social.connectors.connector import TextLimits
from radiodesk.social.count import Count, count, count_title, count_within, limits_beside_file
from radiodesk.social.weights import find_links, weighted_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Jaksa Menyapa", 13),
        ("a" * 280, 280),
        ("漢字", 4),
        ("e\u0301", 1),  # composed before it is counted
        ("“kutip” – …", 12),  # the dots weigh 2
        ("😀", 2),
        ("👨‍👩‍👧", 2),
        ("👍🏽", 2),
        ("🇮🇩", 2),
        ("1️⃣", 2),
        ("© 2026", 6),
        ("https://contoh.example", 22),  # .example is no ending in the root zone: plain text
        ("https://contoh.go.id", 23),
        ("https://contoh.go.id/" + "a" * 500, 23),
        ("(https://contoh.go.id/a_(b))", 25),
        ("contoh.com", 23),
        ("a@contoh.com", 12),
        ("S.H., M.H.", 10),
        ("14.30 WITA", 10),
        ("berdamai.Jadi", 13),
    ],
)
def test_x_weighs_characters_emoji_and_links(text: str, length: int) -> None:
    assert weighted_length(text) == length


@pytest.mark.parametrize("text", ["korban.Ke", "damai.Me", "kasus.Id", "M.Si", "akta.Pa"])
def test_a_full_stop_without_a_space_makes_a_link_on_x(text: str) -> None:
    assert list(find_links(f"({text})")) == [(1, 1 + len(text))]
    assert weighted_length(text) == 23


@pytest.mark.parametrize("text", ["a." * 5000, "a-" * 5000 + ".com", "https://a.com/" + "(a" * 5000, "." * 5000])
def test_hostile_text_is_counted_too(text: str) -> None:
    assert weighted_length(text) > 0


@given(st.text(alphabet=st.characters(max_codepoint=0x10FF, exclude_characters=".", exclude_categories=("Cs", "Mn"))))
def test_light_characters_without_links_weigh_one_or_two_each(text: str) -> None:
    assert len(text) / 2 <= weighted_length(text) <= 2 * len(text)


@given(st.text(), st.text())
def test_two_lines_never_weigh_less_than_one(one: str, other: str) -> None:
    assert weighted_length(f"{one}\n{other}") >= weighted_length(one)


@pytest.mark.parametrize(
    ("network", "used", "limit", "unit"),
    [
        ("x", 2, 280, "weighted"),
        ("instagram", 2, 2_200, "utf-16"),
        ("facebook", 2, 63_206, "utf-16"),
        ("whatsapp", 2, 65_536, "utf-16"),
        ("youtube", 4, 5_000, "bytes"),
        ("telegram", 2, 4_096, "utf-16"),
        ("tiktok", 2, 2_200, "utf-16"),
        ("linkedin", 2, 3_000, "utf-16"),
        ("threads", 4, 500, "emoji-bytes"),
        ("mastodon", 1, 500, "graphemes-23"),
        ("bluesky", 1, 300, "graphemes-and-bytes"),
    ],
)
def test_one_emoji_counts_differently_on_each_network(network: str, used: int, limit: int, unit: str) -> None:
    counted = count(network, "😀")

    assert (counted.used, counted.limit, counted.unit) == (used, limit, unit)
    assert counted.fits


def test_a_post_that_is_one_too_long_does_not_fit() -> None:
    assert count("x", "a" * 280).fits
    assert not count("x", "a" * 281).fits
    assert count("youtube", "é" * 2_500).fits
    assert not count("youtube", "é" * 2_500 + "!").fits
    assert not count_title("youtube", "a" * 101).fits


def test_an_unknown_network_is_named() -> None:
    with pytest.raises(BadValue, match=r"“orkut”.*facebook, x, instagram, youtube, whatsapp"):
        count("orkut", "")


FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("network", "text", "used"),
    [
        ("mastodon", "https://contoh.go.id/" + "a" * 500, 23),
        ("mastodon", "contoh.go.id", 12),  # without https:// it is plain text there
        ("mastodon", "Halo @desk@sosial.contoh.id!", 11),
        ("mastodon", FAMILY, 1),
        ("mastodon", "e\u0301", 1),
        ("bluesky", FAMILY, 1),
        ("bluesky", "https://contoh.go.id", 20),
        ("bluesky", "क्ष", 1),
        ("bluesky", "ꦏ꧀ꦱ", 2),
        ("threads", f"a{FAMILY}é", 20),
        ("threads", "1 2 3 # *", 9),
        ("telegram", FAMILY, 8),
    ],
)
def test_links_mentions_and_joined_emoji_count_as_the_network_counts_them(network: str, text: str, used: int) -> None:
    assert count(network, text).used == used


def test_on_bluesky_two_limits_hold() -> None:
    many_bytes = FAMILY * 170  # 170 characters to people, 18 bytes each

    assert count("bluesky", "a" * 300).fits
    assert not count("bluesky", "a" * 301).fits
    assert (count("bluesky", many_bytes).used, count("bluesky", many_bytes).unit) == (170 * 18, "bytes")
    assert not count("bluesky", many_bytes).fits


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("https://contoh.go.id.", 24),  # the full stop is no part of the link
        ("(https://contoh.go.id/a_(b)),", 26),
        ("https://contoh.go.id/é?x=ü, dan", 28),
        ("https://kejari.contoh.go.id/@desk@b.id", 23),  # what stands in a link is no mention
        ("https://intranet.example/x", 26),  # ends as no domain name in the root zone does: plain text
        ("gemini://contoh.id", 23),
        ("@a@b://", 7),
        ("surat@contoh.go.id", 18),
    ],
)
def test_mastodon_finds_links_and_mentions_as_its_own_validator_does(text: str, used: int) -> None:
    assert count("mastodon", text).used == used


def test_a_server_may_say_that_it_takes_more_and_counts_links_otherwise() -> None:
    counted = count_within("mastodon", "Dengar: https://contoh.go.id", TextLimits(text=5_000, link=25))

    assert (counted.used, counted.limit) == (33, 5_000)
    assert count_within("mastodon", "a", None) == count("mastodon", "a")


def test_beside_a_file_some_networks_take_less() -> None:
    beside = {network: limits_beside_file(network) for network in ("telegram", "whatsapp", "x")}

    assert count_within("telegram", "🇮🇩", beside["telegram"]) == Count(4, 1_024, "utf-16")
    assert count_within("whatsapp", "a", beside["whatsapp"]).limit == 1_024
    assert beside["x"] is None


@pytest.mark.parametrize("text", ["a-" * 5000 + ".com", "https://a.com/" + "(a" * 5000, "https://a.com/?" + "." * 9000])
def test_hostile_text_is_counted_as_mastodon_counts_too(text: str) -> None:
    assert count("mastodon", text).used > 0
