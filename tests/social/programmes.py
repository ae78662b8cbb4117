"""Three invented programmes for drafts: with a transcript and no summary, without a transcript, and in English."""

from datetime import datetime, timedelta, timezone

from radiodesk.model.chapter import Chapter
from radiodesk.model.people import Credit
from radiodesk.model.question import Question
from radiodesk.model.transcript import Cue, Transcript
from radiodesk.social.facts import PostFacts
from radiodesk.social.sayings import sayings

WITA, WIB = timezone(timedelta(hours=8)), timezone(timedelta(hours=7))

HOST, PROSECUTOR = "Komang Contoh", "Luh Pertiwi, S.H., M.H."

VILLAGE_MONEY = Transcript(
    (
        Cue(0.0, 6.0, "Om swastiastu, selamat pagi pendengar, kita bicara soal dana desa.", HOST),
        Cue(6.0, 12.0, "Bu Luh, siapa saja yang boleh bertanya tentang pemakaian dana desa?", HOST),
        Cue(12.0, 19.0, "Setiap warga desa berhak melihat rencana dan laporan pemakaian dana desa.", PROSECUTOR),
        Cue(
            19.0,
            27.0,
            "Laporan itu wajib dipasang di tempat umum paling lambat tiga puluh hari setelah tahun",
            PROSECUTOR,
        ),
        Cue(27.0, 30.0, "anggaran berakhir.", PROSECUTOR),
        Cue(30.0, 36.0, "Nah, kalau papan laporannya tidak ada, bagaimana?", HOST),
        Cue(36.0, 44.0, "Warga boleh bertanya kepada badan permusyawaratan desa dan jawabannya gratis.", PROSECUTOR),
        Cue(44.0, 52.0, "Sepanjang tahun ini kami mendampingi 42 desa agar laporannya benar sejak awal.", PROSECUTOR),
        Cue(52.0, 60.0, "Nama saya Putu, nomor saya 0812-3456-7890, tinggal di Gang Kelinci 3.", "Penelepon"),
        Cue(
            60.0, 68.0, "Mendampingi desa lebih murah daripada menghukum orang yang salah menulis laporan.", PROSECUTOR
        ),
        Cue(68.0, 72.0, "Terima kasih, sampai jumpa pekan depan.", HOST),
    ),
    "id",
)

WITH_TRANSCRIPT = PostFacts(
    programme="Jaksa Menyapa",
    title="Dana Desa: Milik Siapa?",
    station="Radio Contoh",
    number=31,
    aired=datetime(2026, 10, 5, 9, tzinfo=WITA),
    people=(Credit(HOST, "host"), Credit(PROSECUTOR, "guest")),
    said=sayings(VILLAGE_MONEY),
    link="https://siaran.contoh.example/e/dana-desa.html",
)

WITHOUT_TRANSCRIPT = PostFacts(
    programme="Halo Jaksa",
    title="Membeli tanah tanpa sengketa",
    station="Radio Contoh",
    number=7,
    aired=datetime(2026, 9, 14, 16, 30, tzinfo=WIB),
    summary=(
        "Sebelum membeli tanah, periksa sertifikatnya di kantor pertanahan. Pemeriksaan itu selesai dalam 1 hari kerja "
        "dan biayanya Rp50.000. Jaksa Bagus Contoh menjelaskan tanda-tanda sertifikat palsu dan apa yang harus "
        "dilakukan bila tanah telanjur dibayar."
    ),
    people=(Credit("Rini Contoh", "host"), Credit("Bagus Contoh, S.H.", "guest")),
    questions=(
        Question(300.0, "Apakah kuitansi saja cukup sebagai bukti jual beli tanah?", answer="Tidak, harus ada akta."),
        Question(900.0, "Saya Wati, nomor saya 0812 3456 7890, bisa dibantu?", answer="Bisa, datang saja ke kantor."),
    ),
    chapters=(Chapter(0.0, "Salam"), Chapter(120.0, "Ciri sertifikat palsu"), Chapter(840.0, "Tanya jawab")),
    link="https://siaran.contoh.example/e/tanah.html",
)

TALK = Transcript(
    (
        Cue(0.0, 5.0, "Good morning and welcome to the programme.", "Ann Example"),
        Cue(5.0, 11.0, "What can I do when a shop will not take back a broken phone?", "Ann Example"),
        Cue(
            11.0, 19.0, "You have the right to a repair or your money back within two years of buying it.", "Joe Sample"
        ),
        Cue(19.0, 26.0, "Keep the receipt, because without it the shop decides what it believes.", "Joe Sample"),
        Cue(26.0, 33.0, "Last year our office settled 118 such cases without going to court.", "Joe Sample"),
    ),
    "en",
)

IN_ENGLISH = PostFacts(
    programme="Your Rights",
    title="Broken things",
    station="Example FM",
    people=(Credit("Ann Example", "host"), Credit("Joe Sample", "guest")),
    said=sayings(TALK),
    questions=(Question(5.0, "What can I do when a shop will not take back a broken phone?", answer=""),),
    link="https://radio.example/e/broken.html",
    language="en",
)
