"""`di` and `ke`: apart before a place, joined before a verb (EYD V, III.E); which word is which."""

_PLACES = """
akhir alun-alun antara atas awal balai bandara bank bawah belakang bidang bulan daerah dalam depan desa dunia gedung
hadapan halaman hari hotel hutan istana jalan kabupaten kafe kamar kampung kampus kantor kecamatan kejaksaan kelas
kelurahan kepolisian kota lapangan lapas lingkungan lokasi luar mana mana-mana masa masjid masyarakat media mobil
muka pasar pelabuhan pengadilan penjara persidangan pinggir pondok provinsi pusat puskesmas radio ruang ruangan
rumah rutan saat samping sana sebelah sekeliling sekitar sekolah sela-sela seluruh sini situ stasiun studio tahanan
tahun tanah tangan televisi tempat tengah tengah-tengah tepi terminal tingkat udara ujung warung wilayah
"""
PLACES = frozenset(_PLACES.split())
"""After `di`: didepan is di depan."""

GOALS = PLACES - {
    "akhir",
    "antara",
    "awal",
    "luar",
    "muka",
    "saat",
    "masa",
    "hari",
    "tangan",
    "tahun",
    "mobil",
    "masyarakat",
}
"""After `ke`: kedepan is ke depan, but keluar is a word of its own."""

_PASSIVES = """
adili ajukan alami ambil anggap angkat antar arahkan asuh atur awasi baca bagi bahas bangun bantah bantu bawa bayar
bebani beli bentuk beri beritahu bina buat bubuhi bujuk buka bunuh cabut cari catat cek curi dakwa dalami dampingi
dapat denda dengar didik duga dukung eksekusi ekstradisi gelar gugat hadapi hadiri hapus harapkan hina hindari
hitung hubungi ikuti ingat ingini jadwalkan jaga jalani jamin jatuhi jawab jelaskan jemput jerat jual kaji kawal
kelola kenai kenal ketahui kirim kuasai kunjungi kutip lakukan lanjutkan lantik lapor larang layani lengkapi lepas
lihat limpahkan lindungi masuki miliki minati minta muat mulai musnahkan naiki nilai nyatakan olah pakai panggil
pantau pastikan patuhi pelajari penuhi perbaiki periksa perkirakan perlukan peroleh pilih pimpin pinjam pukul putus
rampas rehabilitasi rilis sahkan saksikan salurkan sampaikan sebarkan sebut selidiki sengketakan serahkan setujui
siarkan sidik siksa simpan sita sosialisasikan suap susun tahan tandatangani tangani tangkap tanya tayangkan tegur
temani tembak temui temukan terapkan terbitkan terima tetapkan tilang tipu titipkan tolak tuduh tugaskan tujukan
tulis tunda tunjuk tuntut turuti tutup ubah ulangi undang unduh unggah ungkap upayakan urus usut utamakan vonis
wajibkan wakili waspadai yakini
"""
PASSIVES = frozenset(_PASSIVES.split())
"""Verbs that follow `di` joined: di buat is dibuat. What could also be a place (sidang, hukum, makam) is not here."""

_NOUNS_ON_KAN = """
acakan adukan ajakan balokan belokan bengkokan bisikan bukan catukan cetakan desakan didikan ejekan gerakan gertakan
ikan injakan jebakan kebaikan kebanyakan kebijakan kecocokan kelompokan kenaikan kerusakan kotakan kritikan ledakan
letakan lirikan lonjakan makan masakan masukan pabrikan pacekan pakan pasukan pekan pemasokan pembentukan pendidikan
penegakan pengrusakan penolakan penunjukan penyelidikan penyidikan perbaikan perbankan percetakan pergerakan
perikanan perminyakan permukan perpajakan pertunjukan perusakan petakan peternakan petikan rekan tanjakan tarikan
tebakan tembakan teriakan timbunan tindakan tolakan tumpukan tunjukan usikan
"""
NOUNS_ON_KAN = frozenset(_NOUNS_ON_KAN.split())
"""Words on -kan that are things: in front of these `di` stands apart. All others on -kan are verbs."""

SPLIT_WORDS = {
    "ke pada": "kepada",
    "ke adilan": "keadilan",
    "ke adaan": "keadaan",
    "ke jaksaan": "kejaksaan",
    "ke polisian": "kepolisian",
    "ke benaran": "kebenaran",
    "ke amanan": "keamanan",
    "ke giatan": "kegiatan",
    "ke jahatan": "kejahatan",
    "ke putusan": "keputusan",
    "ke sempatan": "kesempatan",
    "ke terangan": "keterangan",
    "ke rugian": "kerugian",
    "ke luarga": "keluarga",
    "di mensi": "dimensi",
}
"""Words that begin with these letters and are none of the two."""
