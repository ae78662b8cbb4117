from radiodesk.model.addresses import ascii_url, public_address
from radiodesk.model.notes import Block, Piece, parse_notes


def test_empty_lines_part_paragraphs_and_bullets_make_a_list() -> None:
    blocks = parse_notes("Satu\nbaris dua\n\nTiga:\n- empat\n• lima\n")

    assert blocks == (
        Block(((Piece("Satu"),), (Piece("baris dua"),))),
        Block(((Piece("Tiga:"),),)),
        Block(((Piece("empat"),), (Piece("lima"),)), is_list=True),
    )


def test_addresses_become_links_without_the_sentence_around_them() -> None:
    (block,) = parse_notes("Lihat (https://contoh.go.id/a_(b)) atau tanya@contoh.go.id. Bukan javascript:alert(1).")

    assert [piece for piece in block.lines[0] if piece.url] == [
        Piece("https://contoh.go.id/a_(b)", "https://contoh.go.id/a_(b)"),
        Piece("tanya@contoh.go.id", "mailto:tanya@contoh.go.id"),
    ]


def test_public_addresses_are_ascii_and_encoded_once() -> None:
    assert public_address("https://contoh.go.id/radio/", "episodes/é/index.html") == (
        "https://contoh.go.id/radio/episodes/%C3%A9/"
    )
    assert ascii_url("https://bücher.example/a%20b c") == "https://xn--bcher-kva.example/a%20b%20c"


def test_what_is_no_address_is_encoded_as_it_stands() -> None:
    assert ascii_url("https://[x") == "https://%5Bx"
    assert ascii_url("https://é..x/") == "https://%C3%A9..x/"
    assert ascii_url("https://x/\ud800") == "https://x/?"
