"""What callers said about themselves is not repeated."""

import pytest

from radiodesk.social.privacy import private_parts


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Hubungi saya di 0812-3456-7890 ya.", "phone", "0812-3456-7890"),
        ("Nomornya +62 812 3456 7890.", "phone", "+62 812 3456 7890"),
        ("Kantor di (0361) 555-0123.", "phone", "(0361) 555-0123"),
        ("NIK saya 5171012304850001.", "id-number", "5171012304850001"),
        ("Tulis ke budi.contoh@contoh.example saja.", "email", "budi.contoh@contoh.example"),
        ("Motor saya DK 1234 AB ditilang.", "plate", "DK 1234 AB"),
        ("Rumah saya di Jl. Melati Putih No. 12A.", "address", "Jl. Melati Putih No. 12A"),
        ("Saya warga RT 03/RW 05.", "address", "RT 03/RW 05"),
        ("Korbannya anak bernama Wayan.", "child", "anak bernama Wayan"),
    ],
)
def test_it_is_found_by_its_form(text: str, kind: str, found: str) -> None:
    assert [(each.kind, each.text) for each in private_parts(text)] == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "Denda Rp2.500.000,00 dibayar di bank.",
        "Pukul 10.00 WITA, 23 November 2026.",
        "Pasal 362 KUHP dan UU 11/2012.",
        "Siarannya di 93.0 MHz, RRI Pro 1.",
        "Anak bernama baik.",
        "Jalan terbaik adalah damai.",
        "PR-812/004/2026",
    ],
)
def test_what_the_public_should_know_is_left_alone(text: str) -> None:
    assert private_parts(text) == ()


def test_several_are_found_in_order() -> None:
    text = "Ini 5171012304850001, telepon 081234567890, motor DK 1234 AB."

    assert [each.kind for each in private_parts(text)] == ["id-number", "phone", "plate"]
