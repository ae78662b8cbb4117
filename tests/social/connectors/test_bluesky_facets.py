"""What can be clicked in a post on Bluesky, by its place in bytes."""

from itertools import pairwise

import pytest

from radiodesk.social.connectors.bluesky.facets import facets_of, handles_in


def _found(text: str, **people: str) -> list[tuple[str, str]]:
    """The stretches of text and what each leads to."""
    facets = facets_of(text, {name.replace("_", "."): did for name, did in people.items()})
    data = text.encode()
    return [
        (
            data[each["index"]["byteStart"] : each["index"]["byteEnd"]].decode(),
            next(value for name, value in each["features"][0].items() if name != "$type"),
        )
        for each in facets
    ]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Dengar https://contoh.go.id/e/1.", "https://contoh.go.id/e/1"),
        ("(https://contoh.go.id/e/1)", "https://contoh.go.id/e/1"),
        ("https://id.example/wiki/Jaksa_(profesi), ya", "https://id.example/wiki/Jaksa_(profesi)"),
        ("(lihat https://id.example/a_(b))…", "https://id.example/a_(b)"),
        ("“https://contoh.go.id/e/1”!", "https://contoh.go.id/e/1"),
        ("HTTPS://Contoh.go.id/A?x=1&y=2#z", "HTTPS://Contoh.go.id/A?x=1&y=2#z"),
        ("🇮🇩 العدالة https://contoh.go.id/", "https://contoh.go.id/"),
        ("http://localhost:8080/e", "http://localhost:8080/e"),
        ("https://münchen.de/ä?ö", "https://münchen.de/ä?ö"),
    ],
)
def test_addresses_are_links_without_the_marks_of_the_sentence(text: str, address: str) -> None:
    assert _found(text) == [(address, address)]


def test_a_name_in_lower_case_is_a_link_and_a_forgotten_space_is_none() -> None:
    assert _found("kejari.contoh.go.id/siaran, lalu korban.Ke rumah, damai.Me, Contoh.Com") == [
        ("kejari.contoh.go.id/siaran", "https://kejari.contoh.go.id/siaran")
    ]


def test_an_address_of_mail_is_no_link_and_no_mention() -> None:
    assert _found("Surel humas@contoh.go.id", contoh_go_id="did:plc:x") == []


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#JaksaMenyapa, #Hukum!", ["JaksaMenyapa", "Hukum"]),
        ("＃Keadilan dan #العدالة dan #한국", ["Keadilan", "العدالة", "한국"]),
        ("#1 #2026 #", []),
        ("pasal#5 https://contoh.go.id/#Bagian", []),
        ("#" + "a" * 64 + " #" + "b" * 65, ["a" * 64]),
        ("#️⃣ keycap", []),
    ],
)
def test_hashtags_are_found_as_the_apps_find_them(text: str, tags: list[str]) -> None:
    assert [tag for shown, tag in _found(text) if shown[0] in "#＃"] == tags


def test_only_people_who_exist_are_mentioned() -> None:
    text = "Halo @RRI.Test, @nobody.test dan (@rri.test). @bukan"

    assert handles_in(text) == ("rri.test", "nobody.test")
    assert _found(text, rri_test="did:plc:rri") == [("@RRI.Test", "did:plc:rri"), ("@rri.test", "did:plc:rri")]


def test_facets_come_in_the_order_of_the_text_and_never_overlap() -> None:
    text = "#Satu https://contoh.go.id/@rri.test/#dua @rri.test contoh.com #Tiga"
    facets = facets_of(text, {"rri.test": "did:plc:rri"})
    ends = [(each["index"]["byteStart"], each["index"]["byteEnd"]) for each in facets]

    assert len(facets) == 5
    assert all(first[1] <= second[0] for first, second in pairwise(ends))


def test_hostile_text_does_not_keep_anybody_waiting() -> None:
    for piece in ("https://(", "#" * 50, "@a." * 30, "a." * 90, ")]" * 40):
        assert facets_of(piece * 60, {}) is not None
