"""A report as it comes from a hurried desk, and sentences in which all is right. Every word is invented."""

HURRIED = """\
{Nopember|November} ini Kejaksaan Negeri Contoh{ ,|,} bersama Radio Contoh{,|, }mengadakan lokakarya lagi. Acara
{di gelar|digelar} {didalam|di dalam} aula{,|, }dihadiri {masyarkat|masyarakat} dan media setempat{.|. }Kepala seksi
{( |(}penerangan{ )|)} {di dampingi|didampingi} {sekertaris|sekretaris} dinas{ ,|,} lalu menyampaikan bahwa
{hokum|hukum} {di tegakkan|ditegakkan} demi rakyat{  | }kecil. {Aktifitas|Aktivitas} ini bernilai {niali|nilai}
tinggi{,|, }kata panitia{.|. }Pengelola {websaite|situs web} {di minta|diminta} {merubah|mengubah} {jadual|jadwal}
{sistim|sistem} unggahan{ ,|,} karena {resiko|risiko} kabar bohong tinggi{.|. }Bidang {kominukasi|komunikasi} dan
{inetelijen|intelijen} {di libatkan|dilibatkan}{ ,|,} di samping {ketrampilan|keterampilan} menulis
{di latihkan|dilatihkan} {diluar|di luar} kelas. Peserta {di persilakan|dipersilakan} {( |(}tanpa biaya{ )|)}
bertanya{,|, }lalu {di jawab|dijawab} oleh {nara sumber|narasumber} Raka Pratama{, SH., MH|, S.H., M.H.} dan Sari
Dewi{ SH|, S.H.} {dimuka|di muka} umum. {Praktek|Praktik} {managemen|manajemen} {obyektif|objektif} ini
{di publikasikan|dipublikasikan} {pukul|} {10:00|10.00}{,|, }pada {Selasa|Senin}, 23 {nopember|November} 2026{ ,|,}
{diatas|di atas} panggung {didepan|di depan} warga. Biayanya {Rp. 2.500.000,-|Rp2.500.000,00}{ ,|,} naik dari
{Rp 1500000|Rp1.500.000} menjadi {Rp1,750,000|Rp1.750.000}{,|, }belum termasuk {Rp 5 juta|Rp5 juta} untuk
{tehnik|teknik} {( |(}suara{ )|)}. {Restorative justice|Keadilan restoratif} {di jelaskan|dijelaskan} dengan
{analisa|analisis} {konkrit|konkret}{ ,|,} {sekedar|sekadar} {nasehat|nasihat} {trampil|terampil}
{di berikan|diberikan} {truus|trust} publik{!!|!} {Ijin|Izin} {propinsi|provinsi} {di urus|diurus}
{kedepan|ke depan}{,|, }di mana {kwalitas|kualitas} {frekwensi|frekuensi} {di jaga|dijaga}{ ,|,} {himbauan|imbauan}
{di sampaikan|disampaikan} {jam 14.00 WIB|pukul 14.00 WIB}{.|. }Warga {antri|antre} {disini|di sini}{ ,|,}
{terlanjur|telanjur} {perduli|peduli} {milyaran|miliaran} rupiah anggaran{ nya|nya} dari desa
{diJakarta|di Jakarta}{.|. }{SELURUH PEGAWAI WAJIB MENGIKUTI|} acara {walau pun|walaupun} {“|}hujan,
{apapun|apa pun} cuacanya{..|.} Semua {faham|paham} {hakekat|hakikat} {kerjasama|kerja sama} ini{ ;|;}
{terimakasih|terima kasih}.
"""
"""`{as it stands|as it should be}`; where nothing is behind the bar, a person has to think about it."""

CLEAN = """\
Kejaksaan Negeri Contoh menggelar dialog Jaksa Menyapa di studio RRI Pro 1 Denpasar.
Acara berlangsung Senin, 23 November 2026 pukul 10.00 WITA.
Siaran ulangnya Selasa (24/11/2026) pukul 15.00–16.00 WITA.
Narasumbernya Raka Pratama, S.H., M.H., jaksa fungsional di Bali.
Pembawa acaranya Ni Made Contoh, S.I.Kom., dari Pro 1.
Dr. Sari Dewi, S.H., M.Hum. menjelaskan keadilan restoratif.
Denda paling banyak Rp2.500.000,00 dibayar di bank.
Kerugian negara mencapai Rp1,5 miliar, bukan Rp1,5 triliun.
Biaya perkaranya Rp5.000 saja.
Rapat dimulai pukul 08.00 WIB dan selesai pukul 12.00 WIB.
Frekuensinya 93,0 MHz di Denpasar dan 88,6 MHz di Singaraja.
Hubungi kami lewat https://kejari.contoh.example/jaksa-menyapa?id=1,2 kapan saja.
Unduh berkasnya di contoh.go.id atau rri.co.id.
Kirim pertanyaan ke humas@contoh.example sebelum Jumat.
Ikuti @radio.contoh dan pakai tagar #JaksaMenyapa #KeadilanRestoratif.
“Damai bukan berarti lupa,” kata Raka Pratama.
Ia bertanya, “Apakah denda boleh dicicil?”
Warga menjawab: “Boleh, asal ada surat.”
Perkara itu diatur dalam Pasal 362 KUHP dan UU No. 11 Tahun 2012.
Peraturan Jaksa Agung No. 15/2020 menjadi dasarnya.
Lihat Pasal 5 ayat (1) huruf a dan b.
Syaratnya: (1) pelaku baru pertama kali, (2) kerugian kecil, dan (3) korban setuju.
a) Surat permohonan, b) salinan KTP, dan c) meterai.
Kantor kami ada di depan pasar, di samping bank.
Anak-anak bermain di luar rumah, lalu masuk ke dalam.
Mereka keluar dari ruang sidang dengan tenang.
Perkara dibahas di kebijakan nasional dan di pendidikan tinggi.
Di perbankan, aturan itu sudah lama dipakai.
Ikan dijual di pekan raya di Pekanbaru.
Ke mana warga harus melapor?
Di mana pun Anda berada, dengarkan radio.
Siapa pun boleh bertanya, kapan pun.
Meskipun hujan, warga tetap datang.
Daripada menunggu, lebih baik menelepon.
Kedua pihak sepakat, ketiga saksi hadir.
Kepada pendengar, kami ucapkan terima kasih.
RRI, KPK, dan BNN bekerja sama dengan Kejati Bali.
TNI, Polri, BNPB, dan Basarnas ikut hadir.
Nilai kontraknya 1.250.000 dolar menurut BPK.
Versi 2.0.1 dirilis pada 1 Mei 2026.
Skornya 3:1 untuk tim jaksa.
Perbandingannya 4:5, bukan 9:16.
Jalan Gatot Subroto ditutup sementara.
Bupati Praktek Contoh meresmikan Apotik Sehat di Jembrana.
Toko Resiko Jaya dan Hotel Ijin Raya berdiri sejak lama.
Ibu Hokum Lestari tinggal di Singaraja.
Menurut Budi Jadual, antrean sudah pendek.
Yang hadir: jaksa, hakim, dan advokat.
Terima kasih… sampai jumpa pekan depan!
Benarkah begitu?
Wah, gratis! Daftar sekarang.
Semuanya 100% gratis, termasuk parkir.
Suhu naik 2,5 derajat pada 2026.
Tayang di YouTube, Instagram, dan X.
Tanggalnya Kamis, 26 November 2026.
Jaksa A.B. dan terdakwa I.W.S. hadir.
Surat bernomor PR-812/N.1.10/Kph.3/11/2026 terbit kemarin.
Durasinya 1:05:30 menurut pemutar.
Pendaftaran dibuka s.d. 30 November 2026.
Hasilnya dibacakan, dicatat, lalu disimpan.
Dia dipidana karena dianggap lalai.
Dilarang merokok di dalam studio :)
Nilainya <5 dan >3, kira-kira.
Hal itu tertulis di undang-undang, di tindak pidana khusus, dan di rawat inap.
Jadwalnya pukul 08.00, 10.00, dan 14.00 WIB, lalu pukul 16.00 atau 17.00 WIB.
Ia bekerja di perpajakan, di pasukan elite, di tindakan medis, dan di pergerakan mahasiswa.
Terdakwa ditahan di tahanan, di luar kota, dan di antara saksi.
Sisanya Rp1,5 M, atau Rp100.000/bulan, atau Rp1.000.000.000.000.
Sejak 1 Mei hingga 3 Juni 2026, Kejati Jatim dan Kejari Kota Batu menerima 27 laporan.
Tautannya t.me/jaksa_menyapa dan surat elektroniknya info@rri.co.id.
Tim terdiri atas Made Contoh, S.H., M.Kn.; Ayu Contoh, S.E., Ak.; dan dr. Bagus Contoh, Sp.F.
Contoh: a.n. Raka, d.a. Radio Contoh, u.p. Redaksi.
"""
"""Names, numbers, addresses, quotations: one sentence a line."""
