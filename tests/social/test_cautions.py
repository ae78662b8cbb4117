"""Before it goes out: what a network would make of a post that its writer did not mean."""

import pytest

from radiodesk.social.cautions import cautions
from radiodesk.social.drafts import PostFacts, draft_posts
from radiodesk.social.networks import NETWORKS


def rules(network: str, text: str) -> list[str]:
    return [caution.rule for caution in cautions(network, text)]


@pytest.mark.parametrize("word", ["korban.Ke", "damai.Me", "warga.No", "kasus.Id", "pidana.Is", "itu.So", "uang.Co"])
def test_a_forgotten_space_makes_a_link_on_x_and_is_told(word: str) -> None:
    (caution,) = cautions("x", f"Hak setiap {word} depan sidang")

    assert (caution.rule, caution.found) == ("accidental-link", word)


@pytest.mark.parametrize("text", ["https://contoh.go.id/a", "contoh.go.id", "M.Si", "S.H., M.H.", "10.30 WIB", "a. Ke"])
def test_links_that_are_meant_and_titles_are_left_alone(text: str) -> None:
    assert "accidental-link" not in rules("x", text)


def test_only_where_bare_names_become_links() -> None:
    assert rules("facebook", "Hak korban.Ke depan") == ["missing-space"]


def test_a_link_that_nobody_can_click_is_told() -> None:
    assert rules("instagram", "Dengarkan: https://contoh.go.id") == ["dead-link"]
    assert rules("tiktok", "Dengarkan: https://contoh.go.id") == ["dead-link"]
    assert rules("facebook", "Dengarkan: https://contoh.go.id") == []


def test_hashtags_are_counted_as_networks_take_them() -> None:
    five = "#Satu #Dua #Tiga #Empat #Lima"
    assert rules("instagram", five) == []
    assert rules("instagram", five + " #Enam #7 C#D") == ["too-many-hashtags"]
    assert rules("threads", "#Satu #Dua") == ["too-many-hashtags"]


def test_a_hashtag_without_capitals_is_not_spoken() -> None:
    assert rules("facebook", "#jaksamenyapahukum") == ["unspoken-hashtag"]
    assert rules("facebook", "#JaksaMenyapaHukum #tilang") == []


def test_what_youtube_refuses_is_named() -> None:
    (caution,) = cautions("youtube", "Pasal <12>")
    assert (caution.rule, caution.found) == ("refused-characters", "< >")


def test_private_facts_are_told_on_every_network() -> None:
    (caution,) = cautions("telegram", "Penelepon: 0812-3456-7890")
    assert caution.sentence() == "“0812-3456-7890” looks like a telephone number. Leave it out."


def test_our_own_drafts_give_no_cause() -> None:
    facts = PostFacts(
        "Jaksa Menyapa", "Tilang: apa hak Anda?", summary="Denda dibayar di bank.", link="https://contoh.go.id/e/tilang"
    )
    for draft in draft_posts(facts):
        assert cautions(draft.network, draft.text) == (), NETWORKS[draft.network].label
