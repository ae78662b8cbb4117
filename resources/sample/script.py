"""The words of the sample programme: who says what, and what the desk writes about it. All of it is invented."""

from typing import NamedTuple

FLAT = {60: -30, 110: 0, 300: 1, 1_000: 0, 3_000: -2, 6_000: -4, 10_500: -12}
CHEST = {60: -30, 100: 2, 250: 1, 900: 0, 3_000: -1, 6_000: -4, 10_500: -12}
"""Decibels at frequencies: the buzz of a made voice turned down, a man's low notes turned up."""


class Voice(NamedTuple):
    """An espeak-ng voice and how it sounds in the studio or on the telephone."""

    label: str
    name: str
    speed: int
    pitch: int
    level_db: float
    pan: float
    on_phone: bool = False
    tone: dict[int, int] = FLAT


class Line(NamedTuple):
    """One sentence. `pause_s` is the quiet after it; `chapter` names a chapter that begins with it."""

    speaker: str
    text: str
    pause_s: float = 0.35
    chapter: str = ""


VOICES = {
    "host": Voice("Maya Lestari", "id+f3", 172, 44, 0.0, -0.12),
    "guest": Voice("Raka Pratama", "id+m3", 166, 42, -3.0, 0.14, tone=CHEST),
    "caller": Voice("Pak Darto", "id+m7", 174, 72, -1.0, 0.0, on_phone=True),
}

COUGH = Line("guest", "", 0.5)

SCRIPT = (
    Line("host", "Selamat sore, Saudara pendengar.", chapter="Pembuka"),
    Line("host", "Anda bersama Jaksa Menyapa, di Radio Suara Contoh, dan saya Maya Lestari.", 0.6),
    Line("host", "Dua tetangga berkelahi karena batas pagar."),
    Line("host", "Haruskah selalu berakhir di ruang sidang, atau bisa berdamai?", 0.55),
    Line("host", "Di studio sudah hadir jaksa Raka Pratama, dari Kejaksaan Negeri Contoh."),
    Line("host", "Selamat sore, Pak Raka.", 0.5),
    Line("guest", "Selamat sore, Mbak Maya, dan selamat sore para pendengar di rumah.", 0.55),
    Line("host", "Pak Raka, apa sebenarnya keadilan restoratif itu?", 0.6, "Apa itu keadilan restoratif?"),
    Line("guest", "Sederhananya begini."),
    Line("guest", "Perkara diselesaikan dengan memulihkan keadaan korban, bukan semata-mata menghukum pelaku."),
    Line("guest", "Korban, pelaku, dan keluarga duduk bersama mencari jalan damai.", 0.6),
    Line("host", "Apakah semua perkara bisa diselesaikan dengan cara itu?", 0.55, "Syarat pokoknya"),
    Line("guest", "Tidak semua."),
    Line("guest", "Ada beberapa syarat pokok.", 0.45),
    Line("guest", "Pertama, pelaku baru kali ini melakukan tindak pidana.", 0.45),
    Line("guest", "Kedua, ancaman hukumannya tidak lebih dari lima tahun penjara.", 0.5),
    COUGH,
    Line("guest", "Ketiga, korban dan pelaku sepakat berdamai tanpa paksaan, dan kerugian korban dipulihkan.", 0.4),
    Line("guest", "Terpenuhi atau tidaknya syarat itu tetap dinilai oleh penegak hukum, perkara demi perkara.", 0.6),
    Line("host", "Di jalur telepon sudah ada seorang pendengar.", chapter="Penelepon: ke mana harus datang?"),
    Line("host", "Halo, dengan siapa, dan di mana?", 0.7),
    Line("caller", "Halo, selamat sore, saya Darto, dari Desa Contoh Jaya.", 0.45),
    Line("host", "Silakan, Pak Darto.", 0.5),
    Line("caller", "Keponakan saya bertengkar dengan tetangga soal pagar, sampai tetangganya memar."),
    Line("caller", "Sekarang keduanya sudah saling memaafkan."),
    Line("caller", "Ke mana kami harus datang, dan apa yang perlu dibawa?", 0.6),
    Line("host", "Terima kasih, Pak Darto.", 0.3),
    Line("host", "Silakan, Pak Raka.", 0.55),
    Line("guest", "Saya tidak menilai perkaranya, ya, Pak, tetapi gambarannya begini.", 0.4),
    Line("guest", "Selama perkara masih ditangani polisi, sampaikan keinginan berdamai itu kepada penyidik."),
    Line(
        "guest", "Kalau berkasnya sudah di kejaksaan, datanglah ke loket pelayanan dan temui jaksa yang menangani.", 0.5
    ),
    Line(
        "guest",
        "Bawalah kartu tanda penduduk, surat panggilan bila ada, dan bukti biaya berobat.",
        chapter="Yang perlu dibawa",
    ),
    Line("guest", "Bawa juga surat kesepakatan damai yang ditandatangani kedua pihak dan para saksi.", 0.6),
    Line("caller", "Apakah ada biayanya, Pak?", 0.5),
    Line("guest", "Tidak ada, layanan ini gratis."),
    Line("guest", "Kalau ada yang meminta uang, laporkan ke layanan pengaduan di kantor kejaksaan.", 0.5),
    Line("caller", "Baik, terima kasih banyak, Pak Jaksa.", 0.7),
    Line("host", "Jadi ingat, Saudara pendengar.", chapter="Penutup"),
    Line("host", "Damai itu mungkin, asal sukarela, memenuhi syarat, dan kerugian korban dipulihkan.", 0.5),
    Line("host", "Sampai jumpa di Jaksa Menyapa berikutnya, salam sadar hukum.", 0.9),
)

PROGRAMME = {
    "title": "Jaksa Menyapa Contoh",
    "public_url": "https://siaran.contoh.example/jaksa-menyapa/",
    "description": (
        "Dialog interaktif tentang hukum sehari-hari: jaksa menjawab pertanyaan pendengar dengan bahasa yang mudah. "
        "Program, stasiun, kantor, dan semua orang di dalamnya adalah rekaan untuk mencoba RadioDesk."
    ),
    "language": "id",
    "author": "Kejaksaan Negeri Contoh",
    "owner_email": "humas@contoh.example",
    "category": "Government",
    "station": "Radio Suara Contoh",
    "zone": "WIB",
}

EPISODE = {
    "title": "Keadilan Restoratif: Damai Tanpa Sidang",
    "number": 1,
    "aired": "2026-11-20T15:00:00+07:00",
    "summary": (
        "Dua tetangga berkelahi karena batas pagar, haruskah selalu berakhir di ruang sidang? "
        "Jaksa Raka Pratama menjelaskan apa itu keadilan restoratif, apa syarat pokoknya, ke mana harus datang, "
        "apa yang perlu dibawa, dan mengapa layanannya gratis."
    ),
    "notes": (
        "Keadilan restoratif menyelesaikan perkara dengan memulihkan keadaan korban, "
        "bukan semata-mata menghukum pelaku.\n"
        "\n"
        "Syarat pokok yang dibahas:\n"
        "\n"
        "- pelaku baru kali ini melakukan tindak pidana;\n"
        "- ancaman hukumannya tidak lebih dari lima tahun penjara;\n"
        "- korban dan pelaku sepakat berdamai tanpa paksaan, dan kerugian korban dipulihkan.\n"
        "\n"
        "Yang perlu dibawa ke loket pelayanan:\n"
        "\n"
        "- kartu tanda penduduk;\n"
        "- surat panggilan, bila ada;\n"
        "- bukti biaya berobat;\n"
        "- surat kesepakatan damai yang ditandatangani kedua pihak dan para saksi.\n"
        "\n"
        "Layanan ini gratis. Dialog ini memberi gambaran umum, bukan nasihat untuk perkara tertentu; "
        "setiap perkara dinilai oleh penegak hukum. Semua orang dan kantor dalam siaran ini rekaan."
    ),
    "topics": ["Keadilan restoratif", "Hukum pidana"],
    "people": [
        {"name": "Maya Lestari", "role": "host"},
        {"name": "Raka Pratama, S.H., M.H.", "role": "guest"},
    ],
}

QUESTIONS = {
    "Keponakan saya bertengkar dengan tetangga soal pagar, sampai tetangganya memar.": {
        "text": (
            "Keponakan saya bertengkar dengan tetangga soal pagar, dan sekarang keduanya sudah saling memaafkan. "
            "Ke mana kami harus datang, dan apa yang perlu dibawa?"
        ),
        "name": "Pak Darto",
        "region": "Desa Contoh Jaya",
        "answer": (
            "Selama perkara masih ditangani polisi, sampaikan keinginan berdamai kepada penyidik. Kalau berkasnya "
            "sudah di kejaksaan, datanglah ke loket pelayanan dan temui jaksa yang menangani. Bawalah kartu tanda "
            "penduduk, surat panggilan bila ada, bukti biaya berobat, dan surat kesepakatan damai."
        ),
    },
    "Apakah ada biayanya, Pak?": {
        "text": "Apakah ada biayanya?",
        "name": "Pak Darto",
        "region": "Desa Contoh Jaya",
        "answer": (
            "Tidak ada, layanan ini gratis. Kalau ada yang meminta uang, laporkan ke layanan pengaduan "
            "di kantor kejaksaan."
        ),
    },
}
"""What the caller wants to know, by the sentence with which he begins to ask."""
