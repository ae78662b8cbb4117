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
        ("NIK: 51.7101.230485.0001 ya", "id-number", "51.7101.230485.0001"),
        ("KTP saya 5171 0123 0485 0001", "id-number", "5171 0123 0485 0001"),
        ("NPWP 09.254.294.3-407.000", "id-number", "09.254.294.3-407.000"),
        ("SIM nomor 1234 5678 9012", "id-number", "1234 5678 9012"),
        ("Transfer ke rekening BCA 1234567890", "account", "1234567890"),
        ("WA 6281234567890", "phone", "6281234567890"),
        ("WA (+62) 812-3456-7890", "phone", "(+62) 812-3456-7890"),
        ("WA +62 (0)812 3456 7890", "phone", "+62 (0)812 3456 7890"),
        ("WA (0812) 3456 7890", "phone", "(0812) 3456 7890"),
        ("WA 0812.3456.7890", "phone", "0812.3456.7890"),
        ("WA 0812 345 678", "phone", "0812 345 678"),
        ("WA 081 23 45 67 89", "phone", "081 23 45 67 89"),
        ("Rumah 021-5550123", "phone", "021-5550123"),
        ("Rumah 0361 555 0123", "phone", "0361 555 0123"),
        ("Rumah +62 361 555 0123", "phone", "+62 361 555 0123"),
        (
            "nomor saya nol delapan satu dua, tiga empat lima enam tujuh",
            "phone",
            "nol delapan satu dua, tiga empat lima enam tujuh",
        ),
        ("Surel budi.contoh at gmail titik com", "email", "budi.contoh at gmail titik com"),
        ("Motor B1234XYZ hilang", "plate", "B1234XYZ"),
        ("Motor B-1234-XYZ hilang", "plate", "B-1234-XYZ"),
        ("pelat nomor dk 1234 ab", "plate", "pelat nomor dk 1234 ab"),
        ("Rumah di Jalan Melati Putih 12", "address", "Jalan Melati Putih 12"),
        ("Perumahan Indah Permai Blok C3", "address", "Perumahan Indah Permai Blok C3"),
        ("Gang Kelinci 3", "address", "Gang Kelinci 3"),
        ("Korban Wayan Contoh (12) selamat", "child", "Korban Wayan Contoh (12)"),
        ("anak Wayan berumur 12 tahun", "child", "anak Wayan berumur 12 tahun"),
        ("Made Contoh, 9 tahun, menangis", "child", "Made Contoh, 9 tahun"),
        ("Ayu yang berusia tiga belas tahun", "child", "Ayu yang berusia tiga belas tahun"),
        ("siswi SMP Negeri 3, Ayu Contoh", "child", "siswi SMP Negeri 3, Ayu Contoh"),
        ("Ayu Contoh, siswi SMP di Bali", "child", "Ayu Contoh, siswi SMP"),
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
        "Anak A.B. (12) didampingi orang tuanya.",
        "Korban berinisial NLA, siswi SMP, sudah pulang.",
        "Jaksa Raka Pratama (45) hadir, berusia 45 tahun.",
        "Jalan Sudirman ditutup, Jalan Pahlawan 10 November ramai.",
        "Pasal 27 ayat (3) UU ITE dan Undang-Undang (12) itu.",
        "UU 12/2011 dan Perma 5/2020",
        "Satu, dua, tiga langkah: tanya, dengar, lapor.",
        "Ada tiga empat lima orang saja.",
        "Anak Agung Contoh berusia 40 tahun.",
        "Radio berusia 12 tahun itu ramai.",
        "Nilai kontraknya 1.250.000.000 rupiah.",
        "Gedung B 12, lantai 3.",
        "ISO 9001 dan SNI 1234 AB.",
        "Siswi SMP dan guru hadir.",
    ],
)
def test_what_the_public_should_know_is_left_alone(text: str) -> None:
    assert private_parts(text) == ()


def test_several_are_found_in_order() -> None:
    text = "Ini 5171012304850001, telepon 081234567890, motor DK 1234 AB."

    assert [each.kind for each in private_parts(text)] == ["id-number", "phone", "plate"]
